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

/** Renames are looked for among at most so many files of one commit; identical ones always. */
const RENAME_LIMIT = 400;

/**
 * The command whose output {@link DiffParser} reads: what each commit it is sent changed in `paths`.
 * It is sent lines of a commit and the parent to compare it with, or of a commit that has none.
 */
export function diffsCommand(paths: readonly string[], isWhole: boolean): string[] {
  return [
    '--literal-pathspecs',
    'diff-tree',
    '--stdin',
    '-z',
    '-r',
    '--raw',
    '--root',
    '--always',
    '--no-abbrev',
    // Telling similar files apart reads them; where some are not there, only identical ones count.
    isWhole ? '-M' : '-M100%',
    `-l${RENAME_LIMIT}`,
    '--no-textconv',
    '--no-ext-diff',
    '--no-color',
    '--ignore-submodules=none',
    '--',
    ...paths,
  ];
}

/** Takes apart the output of {@link diffsCommand}, in whatever pieces it comes. */
export class DiffParser {
  readonly #found: (changes: FileChange[], id: string) => void;
  #rest: Uint8Array = new Uint8Array(0);
  #id: string | null = null;
  #changes: FileChange[] = [];
  /** A line of raw output whose paths are awaited. */
  #raw: string[] | null = null;
  #paths: (string | null)[] = [];

  /** `found` hears of each commit when all it changed is known. */
  constructor(found: (changes: FileChange[], id: string) => void) {
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
    const isWhole = this.#rest.length === 0 && this.#raw === null;
    if (isWhole) this.#handOver();
    return isWhole;
  }

  #take(token: Uint8Array): void {
    if (this.#raw !== null) {
      this.#takePath(token, this.#raw);
      return;
    }
    const line = Buffer.from(token.buffer, token.byteOffset, token.length).toString('latin1');
    if (line.startsWith(':')) this.#raw = line.slice(1).split(' ');
    else {
      if (!HEX.test(line)) throw new Error('git diff-tree sent no commit');
      this.#handOver();
      this.#id = line;
    }
  }

  #takePath(token: Uint8Array, raw: readonly string[]): void {
    const [oldMode = '', newMode = '', old = '', now = '', status = ''] = raw;
    this.#paths.push(pathIn(token));
    const isPair = status.startsWith('R') || status.startsWith('C');
    if (isPair && this.#paths.length < 2) return;
    const [first = null, second = null] = this.#paths;
    this.#raw = null;
    this.#paths = [];
    if (this.#id === null) throw new Error('git diff-tree sent a change without a commit');
    const before = blobOf(oldMode, old);
    const after = blobOf(newMode, now);
    if (before === null && after === null) return;
    const change = before === null ? 'added' : after === null ? 'removed' : WORDS[status.charAt(0)];
    this.#changes.push({
      change: change ?? 'changed',
      path: isPair ? second : first,
      from: isPair ? first : null,
      old: before,
      new: after,
    });
  }

  #handOver(): void {
    if (this.#id !== null) this.#found(this.#changes, this.#id);
    this.#id = null;
    this.#changes = [];
  }
}

const WORDS: Readonly<Record<string, FileChange['change']>> = { R: 'renamed' };
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const HEX = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

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
