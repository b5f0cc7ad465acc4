import { endingOf, SIZE_LIMITS } from '../read/index.ts';
import { Blobs } from './blobs.ts';
import { type Contents, contentsOf } from './contents.ts';
import { shareSame } from './fields.ts';
import type { PlacedFile } from './line.ts';
import type { GitObject } from './objects.ts';
import type { Asked } from './stream.ts';

const LARGEST = Math.max(...Object.values(SIZE_LIMITS));

/** So many damaged objects are passed over before the rest is given up. */
const MOST_ROUNDS = 50;

/** When so many bytes have been read, what nobody asked for meanwhile is let go. */
const MOST_HELD = 512 * 1024;

const MISSING: Contents = {
  data: null,
  unreadable: 'This version is not in this clone, or damaged.',
};
const LARGE: Contents = { data: null, unreadable: 'The file is too large.' };

/** What a blob says as a file of one kind and ending; null until it is read. */
interface Held {
  file: PlacedFile;
  contents: Contents | null;
  /** The version its path had before, until it is read: what both say alike is held once. */
  earlier: Held | null;
  /** What it says where it lay as another kind, or with another ending. */
  other: Held | null;
}

/**
 * What blobs say, read as they are asked for. Held are the last of each path, which is what the next
 * commit to that path changes, and what was asked for lately. Use it in turns: begin a turn, ask,
 * send, wait; what the turn before asked for is held too.
 */
export class Revisions {
  readonly #asked: Asked;
  readonly #absent: ReadonlySet<string>;
  readonly #missing = new Set<string>();
  readonly #lastAt = new Map<string, { id: string; held: Held }>();
  #young = new Map<string, Held>();
  #old = new Map<string, Held>();
  #bytes = 0;
  #blobs: Blobs | null = null;
  #rounds = 0;
  /** What git was asked for, as far as it is open, and how much of that it has handed over. */
  #open: string[] = [];
  #handed = 0;
  /** How much it has handed over in all. */
  #arrived = 0;
  #wake: (() => void) | null = null;

  /** `absent` are blobs known not to be in this clone: git would end over them. */
  constructor(asked: Asked, absent: ReadonlySet<string>) {
    this.#asked = asked;
    this.#absent = absent;
  }

  /** Lets go of what the two turns before did not ask for, once that is much. */
  begin(): void {
    if (this.#bytes < MOST_HELD) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#bytes = 0;
  }

  /** Gives back a promise when nothing more should be asked for until it settles. */
  ask(id: string, file: PlacedFile): Promise<void> | null {
    const last = this.#lastAt.get(file.path);
    const first = this.#find(id) ?? (last?.id === id ? last.held : undefined);
    const known = first && alike(first, file);
    const held = known ?? {
      file,
      contents: null,
      earlier: last?.held ?? null,
      other: first ?? null,
    };
    // The first of all readings of the same bytes leads to the others.
    this.#young.set(id, known && first ? first : held);
    this.#lastAt.set(file.path, { id, held });
    if (known) return null;
    if (this.#missing.has(id)) return null;
    if (this.#absent.has(id) || this.#rounds >= MOST_ROUNDS) {
      this.#missing.add(id);
      return null;
    }
    this.#open.push(id);
    return this.#source().ask(id);
  }

  /** Sends what was asked for; gives back how far has to be waited. */
  async send(): Promise<number> {
    const until = this.#arrived + this.#open.length - this.#handed;
    await this.#blobs?.send();
    return until;
  }

  /** Settles when as much has been read. A damaged object ends git: it is passed over. */
  async wait(until: number): Promise<void> {
    while (this.#arrived < until) {
      const blobs = this.#source();
      const progress = new Promise<void>((resolve) => {
        this.#wake = () => this.#arrived >= until && resolve();
      });
      await Promise.race([progress, blobs.over]);
      this.#wake = null;
      if (this.#arrived < until) await this.#passOver(blobs);
    }
  }

  /** How many of the blobs asked for are not to be had. */
  get missing(): number {
    return this.#missing.size;
  }

  of(id: string, file: PlacedFile): Contents {
    const first = this.#find(id);
    return (first && alike(first, file)?.contents) ?? MISSING;
  }

  async end(): Promise<void> {
    await this.#blobs?.end();
  }

  #source(): Blobs {
    this.#blobs ??= new Blobs(this.#asked, LARGEST, (object) => this.#take(object));
    return this.#blobs;
  }

  async #passOver(blobs: Blobs): Promise<void> {
    await blobs.end();
    this.#blobs = null;
    this.#rounds += 1;
    const rest = this.#open.slice(this.#handed);
    const given = this.#rounds >= MOST_ROUNDS ? rest.length : 1;
    for (const id of rest.slice(0, given)) this.#missing.add(id);
    this.#arrived += given;
    this.#open = rest.slice(given);
    this.#handed = 0;
    const next = this.#source();
    for (const id of this.#open) await next.ask(id);
    await next.send();
  }

  #find(id: string): Held | undefined {
    return this.#young.get(id) ?? this.#old.get(id);
  }

  #take({ id, state, bytes }: GitObject): void {
    this.#arrived += 1;
    this.#handed += 1;
    if (this.#handed === this.#open.length) {
      this.#open = [];
      this.#handed = 0;
    }
    this.#bytes += bytes.length;
    if (state === 'missing') this.#missing.add(id);
    else {
      const isLarge = state === 'large';
      for (let held = this.#find(id) ?? null; held !== null; held = held.other) {
        held.contents ??= read(bytes, held.file, isLarge);
        shareSame(held.earlier?.contents?.data ?? null, held.contents.data);
        held.earlier = null;
      }
    }
    this.#wake?.();
  }
}

function read(bytes: Uint8Array, { path, within, kind }: PlacedFile, isLarge: boolean): Contents {
  const limit = SIZE_LIMITS[endingOf(path)] ?? 0;
  return isLarge || bytes.length > limit ? LARGE : contentsOf(bytes, path, within, kind);
}

/** What the same bytes say at a place where they are read the same way. */
function alike(first: Held, { kind, path }: PlacedFile): Held | null {
  for (let held: Held | null = first; held !== null; held = held.other) {
    const { file } = held;
    const isSame = file.path === path || endingOf(file.path) === endingOf(path);
    if (file.kind === kind && isSame) return held;
  }
  return null;
}
