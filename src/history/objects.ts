/** One object as `git cat-file --batch` gives it. */
export interface GitObject {
  /** What was asked for: the id. */
  id: string;
  /** `missing`: it is not in this clone. `large`: its bytes were passed over. */
  state: 'read' | 'missing' | 'large';
  bytes: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const LONGEST_HEADER = 4096;
const LINE_FEED = 10;

/**
 * Takes apart the output of `git cat-file --batch`, in whatever pieces it comes. Objects of more
 * than `limit` bytes are passed over without being held.
 */
export class ObjectParser {
  readonly #limit: number;
  readonly #found: (object: GitObject) => void;
  #header = '';
  #id = '';
  /** Bytes of the object still to come; null while a header is awaited. */
  #left: number | null = null;
  #parts: Uint8Array[] = [];
  #isLarge = false;
  /** The line feed behind an object's bytes. */
  #awaitsEnd = false;

  constructor(limit: number, found: (object: GitObject) => void) {
    this.#limit = limit;
    this.#found = found;
  }

  /** Throws when the output is not of that form: git is another than we know. */
  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#awaitsEnd) {
        at += 1;
        this.#awaitsEnd = false;
      } else if (this.#left === null) at = this.#takeHeader(bytes, at);
      else at = this.#takeBytes(bytes, at, this.#left);
    }
  }

  /** Whether the output ended between two objects. */
  get isWhole(): boolean {
    return this.#header === '' && this.#left === null && !this.#awaitsEnd;
  }

  #takeHeader(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(LINE_FEED, at);
    const until = end < 0 ? bytes.length : end;
    this.#header += Buffer.from(bytes.buffer, bytes.byteOffset + at, until - at).toString('latin1');
    if (this.#header.length > LONGEST_HEADER) throw new Error('git cat-file sent no header');
    if (end < 0) return until;
    const [id = '', type = '', size = ''] = this.#header.split(' ');
    this.#header = '';
    if (type === 'missing' && size === '') this.#found({ id, state: 'missing', bytes: NOTHING });
    else this.#begin(id, /^\d+$/.test(size) ? Number(size) : Number.NaN);
    return end + 1;
  }

  #begin(id: string, size: number): void {
    if (id === '' || !Number.isSafeInteger(size)) {
      throw new Error('git cat-file sent a header of another form');
    }
    this.#id = id;
    this.#left = size;
    this.#isLarge = size > this.#limit;
    if (size === 0) this.#finish();
  }

  #takeBytes(bytes: Uint8Array, at: number, left: number): number {
    const taken = Math.min(left, bytes.length - at);
    if (!this.#isLarge) this.#parts.push(bytes.subarray(at, at + taken));
    this.#left = left - taken;
    if (this.#left === 0) this.#finish();
    return at + taken;
  }

  #finish(): void {
    const [first] = this.#parts;
    const whole = this.#parts.length === 1 && first ? first : Buffer.concat(this.#parts);
    const state = this.#isLarge ? 'large' : 'read';
    this.#parts = [];
    this.#left = null;
    this.#awaitsEnd = true;
    this.#found({ id: this.#id, state, bytes: whole });
  }
}
