import { endingOf, SIZE_LIMITS } from '../read/index.ts';
import { Blobs } from './blobs.ts';
import { type Contents, contentsOf } from './contents.ts';
import type { PlacedFile } from './line.ts';
import type { GitObject } from './objects.ts';
import type { Asked } from './stream.ts';

const LARGEST = Math.max(...Object.values(SIZE_LIMITS));

/** So many damaged objects are passed over before the rest is given up. */
const MOST_ROUNDS = 50;

const MISSING: Contents = {
  data: null,
  unreadable: 'This version is not in this clone, or damaged.',
};
const LARGE: Contents = { data: null, unreadable: 'The file is too large.' };

/**
 * What each distinct blob says, read once while the log still goes on. A blob that lay at paths of
 * several kinds or endings is read as each of them.
 */
export class Revisions {
  readonly #asked: Asked;
  readonly #absent: ReadonlySet<string>;
  readonly #contents = new Map<string, Contents>();
  readonly #wanted = new Map<string, PlacedFile[]>();
  /** Asked for again, to be read in another form. */
  readonly #again = new Set<string>();
  /** Handed over by git in whatever state, and those of them that are there. */
  readonly #read = new Set<string>();
  readonly #there = new Set<string>();
  #blobs: Blobs | null = null;

  /** `absent` are blobs known not to be in this clone: git would end over them. */
  constructor(asked: Asked, absent: ReadonlySet<string>) {
    this.#asked = asked;
    this.#absent = absent;
  }

  /** Settles when more may be asked for. */
  async ask(id: string, file: PlacedFile): Promise<void> {
    const wanted = this.#wanted.get(id);
    if (wanted !== undefined) {
      if (!wanted.some((one) => formOf(one) === formOf(file))) {
        wanted.push(file);
        this.#again.add(id);
      }
      return;
    }
    this.#wanted.set(id, [file]);
    if (this.#absent.has(id)) return;
    this.#blobs ??= new Blobs(this.#asked, LARGEST, (object) => this.#take(object));
    await this.#blobs.ask(id);
  }

  /**
   * Settles when everything asked for has been read. A damaged object ends git: it is passed over,
   * and what stands behind it is asked for anew.
   */
  async end(): Promise<void> {
    let isWhole = (await this.#blobs?.end()) ?? true;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const open = [...this.#again];
      this.#again.clear();
      if (!isWhole) {
        const [damaged, ...rest] = this.#lacking();
        if (damaged !== undefined) this.#read.add(damaged);
        open.push(...rest);
      }
      if (open.length === 0) break;
      const blobs = new Blobs(this.#asked, LARGEST, (object) => this.#take(object));
      for (const id of open) await blobs.ask(id);
      isWhole = await blobs.end();
    }
  }

  /** How many of the blobs asked for are not to be had. */
  get missing(): number {
    return this.#wanted.size - this.#there.size;
  }

  #lacking(): string[] {
    return [...this.#wanted.keys()].filter((id) => !this.#read.has(id) && !this.#absent.has(id));
  }

  of(id: string, file: PlacedFile): Contents {
    return this.#contents.get(`${id} ${formOf(file)}`) ?? MISSING;
  }

  #take({ id, state, bytes }: GitObject): void {
    this.#read.add(id);
    if (state === 'missing') return;
    this.#there.add(id);
    for (const file of this.#wanted.get(id) ?? []) {
      const limit = SIZE_LIMITS[endingOf(file.path)] ?? 0;
      const isLarge = state === 'large' || bytes.length > limit;
      const { path, within, kind } = file;
      const contents = isLarge ? LARGE : contentsOf(bytes, path, within, kind);
      this.#contents.set(`${id} ${formOf(file)}`, contents);
    }
  }
}

/** What decides how bytes are read. */
function formOf({ kind, path }: PlacedFile): string {
  return `${kind} ${endingOf(path)}`;
}
