import { pullRequestIn } from './pull-request.ts';

/** Who is named by a commit, as written there. */
export interface Signature {
  name: string;
  email: string;
}

/** One commit as `git log` tells it. */
export interface Commit {
  id: string;
  parents: string[];
  author: Signature;
  /** Seconds since 1970, in UTC; null when the commit says none. Shown, never trusted. */
  authored: number | null;
  committed: number | null;
  /** The pull request that its message says it is of. */
  pullRequest: number | null;
}

/** Fields of a commit in the order of {@link commitsCommand}'s format. */
const FIELDS = 8;

/** The command whose output {@link CommitParser} reads: every commit behind `range`, newest first. */
export function commitsCommand(range: readonly string[]): string[] {
  return [
    'log',
    '-z',
    '--no-color',
    '--encoding=UTF-8',
    '--format=tformat:%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%s%x00%b%x00',
    '--end-of-options',
    ...range,
    '--',
  ];
}

/** Takes apart the output of {@link commitsCommand}, in whatever pieces it comes. */
export class CommitParser {
  readonly #found: (commit: Commit) => void;
  readonly #signatures = new Map<string, Signature>();
  #rest: Uint8Array = new Uint8Array(0);
  #fields: string[] = [];

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

  /** Whether the output ended where a commit may end. */
  end(): boolean {
    return this.#rest.length === 0 && this.#fields.length === 0;
  }

  #take(token: Uint8Array): void {
    // Commits are parted by one more zero byte.
    if (this.#fields.length === 0 && token.length === 0) return;
    this.#fields.push(TEXT.decode(token));
    if (this.#fields.length < FIELDS) return;
    const [id = '', parents = '', name = '', email = '', authored, committed, ...message] =
      this.#fields;
    this.#fields = [];
    if (!HEX.test(id)) throw new Error('git log sent no commit');
    const parentIds = parents === '' ? [] : parents.split(' ');
    const [subject = '', body = ''] = message;
    this.#found({
      id,
      parents: parentIds,
      author: this.#signature(name, email),
      authored: secondsIn(authored),
      committed: secondsIn(committed),
      pullRequest: pullRequestIn(subject, body, parentIds.length > 1),
    });
  }

  /** One object for all commits of a person. */
  #signature(name: string, email: string): Signature {
    const key = `${name}\0${email}`;
    const known = this.#signatures.get(key) ?? { name, email };
    this.#signatures.set(key, known);
    return known;
  }
}

const TEXT = new TextDecoder();
const HEX = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** Beyond a hundred thousand years no calendar reaches; git writes nothing for a date it cannot read. */
function secondsIn(text: string | undefined): number | null {
  if (text === undefined || !/^-?\d{1,13}$/.test(text)) return null;
  const seconds = Number(text);
  return Math.abs(seconds) <= 8.64e12 ? seconds : null;
}
