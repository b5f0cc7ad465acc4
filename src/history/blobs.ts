import { type GitObject, ObjectParser } from './objects.ts';
import { type Asked, type Running, startGit } from './stream.ts';

/** Ids sent in one write. */
const BATCH = 500;

/** One git that hands out objects by their ids, in the order they are asked for. */
export class Blobs {
  readonly #git: Running;
  readonly #parser: ObjectParser;
  readonly #reading: Promise<void>;
  #waiting: string[] = [];
  #fault: unknown = null;

  /** Objects of more than `limit` bytes are passed over. */
  constructor(asked: Asked, limit: number, found: (object: GitObject) => void) {
    this.#git = startGit(asked, ['cat-file', '--batch']);
    this.#parser = new ObjectParser(limit, found);
    this.#reading = this.#read();
  }

  /** Gives back a promise when nothing more should be asked for until it settles. */
  ask(id: string): Promise<void> | null {
    this.#waiting.push(id);
    return this.#waiting.length >= BATCH ? this.send() : null;
  }

  /** Sends what has been asked for. */
  async send(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const text = `${this.#waiting.join('\n')}\n`;
    this.#waiting = [];
    await this.#git.send(text);
  }

  /** Settles when git hands out nothing more: at the end, or before it over a damaged object. */
  get over(): Promise<void> {
    return this.#reading;
  }

  /** Settles when every object has been handed over; false when git ended before that. */
  async end(): Promise<boolean> {
    await this.send();
    this.#git.close();
    await this.#reading;
    const { code } = await this.#git.ended;
    if (this.#fault !== null) throw this.#fault;
    return code === 0 && this.#parser.isWhole;
  }

  async #read(): Promise<void> {
    try {
      for await (const bytes of this.#git.output) this.#parser.push(bytes);
    } catch (error) {
      this.#fault = error;
    }
  }
}

/** The objects behind `ids`, each once. What git could not hand over any more is `missing`. */
export async function readObjects(
  asked: Asked,
  ids: Iterable<string>,
  limit: number,
): Promise<Map<string, GitObject>> {
  const objects = new Map<string, GitObject>();
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return objects;
  const blobs = new Blobs(asked, limit, (object) => objects.set(object.id, object));
  for (const id of wanted) await blobs.ask(id);
  const isWhole = await blobs.end();
  const absent = wanted.filter((id) => !objects.has(id));
  if (isWhole || absent.length === 0 || absent.length === wanted.length) return objects;
  // A damaged object ends git; what stands behind it is asked for anew.
  for (const [id, object] of await readObjects(asked, absent.slice(1), limit)) {
    objects.set(id, object);
  }
  return objects;
}
