/**
 * A second core for large organisations: a worker reads, parses and validates documents from the first
 * on, while this core takes them from the last on, until they meet. What the worker has against a
 * document is not handed over: this core reads that document once more, and says it.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Entry, knownDocument, type YamlMap } from './parse/index.ts';
import { endingOf, type FoundFile } from './read/index.ts';
import { isPlaced } from './schema/index.ts';

/**
 * Fewer documents are read as soon by one core: measured on two cores that had nothing else to do,
 * a worker lost a tenth of the time at 13,000 files and gained none at 127,000.
 */
const FEWEST = 150_000;
/** Documents that a core takes at once. */
const BATCH = 200;

/** What the worker is told: where the documents lie, and the count of batches that are taken. */
export interface Work {
  /** Absolute paths of content roots. */
  folders: string[];
  /** Of each document the index of its root. */
  folderOf: Uint16Array;
  /** Paths below the roots, joined by NUL, which no path holds. */
  paths: string;
  batch: number;
  taken: Int32Array<SharedArrayBuffer>;
}

/** What the worker says of the documents of a batch, in their order: nothing of those it has something against. */
export interface Answer {
  batch: number;
  /** Null for a document that is not sound. */
  texts: (string | null)[];
  /** Their data as a JSON list: the quickest way from core to core. */
  data: string;
}

/**
 * Begins on a second core with the documents among the files of an organisation; null where that
 * would not help, or there is none.
 */
export function startSecondCore(
  found: readonly FoundFile[],
  cores = availableParallelism(),
  fewest = FEWEST,
): SecondCore | null {
  if (cores < 2) return null;
  const documents = found.filter(isShared);
  if (documents.length < fewest) return null;
  try {
    return new SecondCore(documents);
  } catch {
    // Node may be told to start no workers: one core does it all.
    return null;
  }
}

/** Plain Markdown and YAML on the disk. A narrative in MDX is judged by a worker of its own. */
function isShared({ within, source }: FoundFile): boolean {
  return source.top !== undefined && SHARED.has(endingOf(within)) && isPlaced(within);
}

const SHARED: ReadonlySet<string> = new Set(['.md', '.yaml', '.yml']);

/** The worker at its work. */
export class SecondCore {
  readonly #documents: readonly FoundFile[];
  readonly #taken = new Int32Array(new SharedArrayBuffer(4));
  readonly #sound: Entry[] = [];
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #own = 0;

  constructor(documents: readonly FoundFile[]) {
    this.#documents = documents;
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
    const worker = new Worker(new URL(`./second-core-worker.${ending}`, import.meta.url), {
      workerData: workOf(documents, this.#taken),
      env: {},
      argv: [],
      execArgv: [],
      // It lets go of each batch: more room would only let garbage lie.
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
    });
    this.#worker = worker;
    worker.on('message', (answer: Answer) => this.#take(answer));
    this.#ended = new Promise((resolve) => {
      // A worker that fails has not answered for the rest, which this core then reads itself.
      worker.once('error', () => resolve());
      worker.once('exit', () => resolve());
    });
  }

  has(file: FoundFile): boolean {
    return isShared(file);
  }

  /** The next documents for this core, from the last on; null when all are taken. */
  next(): readonly FoundFile[] | null {
    if (Atomics.add(this.#taken, 0, 1) >= this.#batches) return null;
    this.#own += 1;
    return this.#batch(this.#batches - this.#own);
  }

  /** Ends the worker where nobody will take what it has read. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  /** Waits for the worker: the sound documents it has read, and those that are left to this core. */
  async end(): Promise<{ sound: readonly Entry[]; left: readonly FoundFile[] }> {
    await this.#ended;
    const sound = new Set(this.#sound.map(({ file }) => file));
    const theirs = Array.from({ length: this.#batches - this.#own }, (_, at) => this.#batch(at));
    return { sound: this.#sound, left: theirs.flat().filter(({ path }) => !sound.has(path)) };
  }

  get #batches(): number {
    return Math.ceil(this.#documents.length / BATCH);
  }

  #batch(at: number): readonly FoundFile[] {
    return this.#documents.slice(at * BATCH, (at + 1) * BATCH);
  }

  #take({ batch, texts, data }: Answer): void {
    const maps = JSON.parse(data) as YamlMap[];
    let next = 0;
    for (const [index, file] of this.#batch(batch).entries()) {
      const text = texts[index];
      if (typeof text !== 'string') continue;
      const map = maps[next++];
      const entry = map === undefined ? null : knownDocument(file, text, map);
      if (entry !== null) this.#sound.push(entry);
    }
  }
}

function workOf(documents: readonly FoundFile[], taken: Work['taken']): Work {
  const indexes = new Map<string, number>();
  const folderOf = new Uint16Array(documents.length);
  for (const [at, { source, at: path, within }] of documents.entries()) {
    const folder = `${source.top}/${path.slice(0, path.length - within.length)}`;
    const index = indexes.get(folder) ?? indexes.size;
    indexes.set(folder, index);
    folderOf[at] = index;
  }
  const paths = documents.map(({ within }) => within).join('\0');
  return { folders: [...indexes.keys()], folderOf, paths, batch: BATCH, taken };
}
