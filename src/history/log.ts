/** Who is named by a commit, as written there. */
export interface Signature {
  name: string;
  email: string;
}

/** One file that a commit changed against its first parent. */
export interface FileChange {
  /** `changed` also where only the mode did; `renamed` where git takes two files for one. */
  change: 'added' | 'changed' | 'removed' | 'renamed';
  /** Path below the repository's top; null when its bytes are not UTF-8. */
  path: string | null;
  /** Of `renamed`: the path before. */
  from: string | null;
  /** Blob before and after; null where there is no file (a link, a submodule, nothing). */
  old: string | null;
  new: string | null;
}

/** One commit as `git log` tells it. */
export interface Commit {
  id: string;
  parents: string[];
  author: Signature;
  /** Seconds since 1970, in UTC; null when the commit says none. Shown, never trusted. */
  authored: number | null;
  committed: number | null;
  subject: string;
  changes: FileChange[];
}

/** Renames are looked for among at most so many files of one commit; identical ones always. */
const RENAME_LIMIT = 400;

/** Fields of a commit in the order of {@link logCommand}'s format. */
const FIELDS = 7;

/**
 * The command whose output {@link LogParser} reads: every commit behind `range`, newest first, with
 * what it changed against its first parent in `paths`. All parents are kept, so that it can be told
 * which commits a merge brought in.
 */
export function logCommand(
  range: readonly string[],
  paths: readonly string[],
  isWhole: boolean,
): string[] {
  return [
    '--literal-pathspecs',
    'log',
    '-z',
    '--raw',
    '--no-abbrev',
    '--full-history',
    '--sparse',
    '--diff-merges=first-parent',
    '--root',
    // Telling similar files apart reads them; where some are not there, only identical ones count.
    isWhole ? '-M' : '-M100%',
    `-l${RENAME_LIMIT}`,
    '--no-textconv',
    '--no-ext-diff',
    '--no-color',
    '--ignore-submodules=none',
    '--encoding=UTF-8',
    '--format=tformat:%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s%x00',
    '--end-of-options',
    ...range,
    '--',
    ...paths,
  ];
}

/** Takes apart the output of {@link logCommand}, in whatever pieces it comes. */
export class LogParser {
  readonly #found: (commit: Commit) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #fields: string[] = [];
  #commit: Commit | null = null;
  /** A line of raw output whose paths are awaited. */
  #raw: string[] | null = null;
  #paths: (string | null)[] = [];

  constructor(found: (commit: Commit) => void) {
    this.#found = found;
  }

  /** Throws when the output is not of that form: git is another than we know. */
  push(bytes: Uint8Array): void {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    let at = 0;
    for (let end = all.indexOf(0, at); end >= 0; end = all.indexOf(0, at)) {
      this.#take(all.subarray(at, end));
      at = end + 1;
    }
    this.#rest = all.slice(at);
  }

  /** Hands over the last commit. Gives back whether the output ended where a commit may end. */
  end(): boolean {
    const isWhole = this.#rest.length === 0 && this.#fields.length === 0 && this.#raw === null;
    this.#handOver();
    return isWhole;
  }

  #take(token: Uint8Array): void {
    if (this.#raw !== null) this.#takePath(token);
    else if (this.#fields.length > 0) this.#takeField(token);
    else this.#takeLine(token);
  }

  /** The first field of a commit, or the line of a change. */
  #takeLine(token: Uint8Array): void {
    const text = Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1');
    const line = text.startsWith('\n') ? text.slice(1) : text;
    if (line.startsWith(':')) this.#raw = line.slice(1).split(' ');
    else if (line !== '') {
      this.#handOver();
      this.#fields.push(line);
    }
  }

  #takeField(token: Uint8Array): void {
    this.#fields.push(new TextDecoder().decode(token));
    if (this.#fields.length < FIELDS) return;
    const [id = '', parents = '', name = '', email = '', authored, committed, subject = ''] =
      this.#fields;
    this.#fields = [];
    if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id)) throw new Error('git log sent no commit');
    this.#commit = {
      id,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name, email },
      authored: secondsIn(authored),
      committed: secondsIn(committed),
      subject,
      changes: [],
    };
  }

  #takePath(token: Uint8Array): void {
    const [oldMode = '', newMode = '', old = '', now = '', status = ''] = this.#raw ?? [];
    this.#paths.push(pathIn(token));
    const isPair = status.startsWith('R') || status.startsWith('C');
    if (isPair && this.#paths.length < 2) return;
    const [first = null, second = null] = this.#paths;
    this.#raw = null;
    this.#paths = [];
    if (this.#commit === null) throw new Error('git log sent a change without a commit');
    const before = blobOf(oldMode, old);
    const after = blobOf(newMode, now);
    if (before === null && after === null) return;
    const change = before === null ? 'added' : after === null ? 'removed' : WORDS[status.charAt(0)];
    this.#commit.changes.push({
      change: change ?? 'changed',
      path: isPair ? second : first,
      from: isPair ? first : null,
      old: before,
      new: after,
    });
  }

  #handOver(): void {
    if (this.#commit !== null) this.#found(this.#commit);
    this.#commit = null;
  }
}

const WORDS: Readonly<Record<string, FileChange['change']>> = { R: 'renamed' };
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a path; null when its bytes are not UTF-8. */
function pathIn(bytes: Uint8Array): string | null {
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** The blob of a regular file; a link's and a submodule's are no content. */
function blobOf(mode: string, id: string): string | null {
  return mode.startsWith('100') ? id : null;
}

/** Beyond a hundred thousand years no calendar reaches; git writes nothing for a date it cannot read. */
function secondsIn(text: string | undefined): number | null {
  if (text === undefined || !/^-?\d{1,13}$/.test(text)) return null;
  const seconds = Number(text);
  return Math.abs(seconds) <= 8.64e12 ? seconds : null;
}
