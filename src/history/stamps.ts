import { type BigIntStats, lstatSync } from 'node:fs';
import { join } from 'node:path';

/** A file on the disk that was found to be the blob `id`, and what the file system told of it then. */
export type Stamp = readonly [path: string, id: string, mark: string];

/** The time by which a file system marks its files, in nanoseconds. */
export interface FileClock {
  device: bigint;
  now: bigint;
}

/** A file that is changed twice within so many nanoseconds may bear one time: FAT counts by two seconds. */
const COARSEST = 3_000_000_000n;

/** Knows, without reading them, which files on the disk are still the blobs they were. */
export class Stamps {
  readonly #root: string;
  readonly #known: ReadonlyMap<string, Stamp>;
  readonly #before: bigint;
  readonly #device: bigint;
  readonly #noted: Stamp[] = [];

  /** `clock` is that of one file system, which tells of no other; null when it cannot be asked. */
  constructor(root: string, known: readonly Stamp[], clock: FileClock | null) {
    this.#root = root;
    this.#known = new Map(known.map((stamp) => [stamp[0], stamp]));
    this.#before = clock === null ? 0n : clock.now - COARSEST;
    this.#device = clock?.device ?? 0n;
  }

  /** What may be trusted the next time. */
  get noted(): readonly Stamp[] {
    return this.#noted;
  }

  /** What the file system tells of a file, before it is read; null where it might not tell of a change. */
  markOf(path: string): string | null {
    if (this.#before === 0n) return null;
    const file = this.#told(path);
    if (file === null || !file.isFile()) return null;
    if (file.dev !== this.#device || file.ctimeNs >= this.#before) return null;
    return `${file.size} ${file.mtimeNs} ${file.ctimeNs} ${file.ino}`;
  }

  /** Null where nothing is, or nothing is told: who reads the file then says why. */
  #told(path: string): BigIntStats | null {
    try {
      return lstatSync(join(this.#root, path), { bigint: true });
    } catch {
      return null;
    }
  }

  /** Whether the file that bears this mark was found to be the blob before. */
  knows(path: string, id: string, mark: string | null): boolean {
    const known = this.#known.get(path);
    return mark !== null && known?.[1] === id && known[2] === mark;
  }

  /** Notes which blob the file that bears this mark is. */
  note(path: string, id: string, mark: string | null): void {
    if (mark !== null) this.#noted.push([path, id, mark]);
  }
}
