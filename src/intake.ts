/** What the files of a moment say: reading and parsing, on two cores where there is much of it. */
import { setFlagsFromString } from 'node:v8';
import type { Finding } from './finding/index.ts';
import type { Moment } from './moment.ts';
import { type Entry, type ParsedVersions, parseFiles } from './parse/index.ts';
import {
  type ContentFile,
  type FoundFile,
  readContent,
  readFound,
  type SkippedFile,
} from './read/index.ts';
import { isPlaced, isSilentAbout, isSound } from './schema/index.ts';
import { type SecondCore, startSecondCore } from './second-core.ts';

/** The stages in the rooms' words. */
export type Stage = 'reading' | 'parsing' | 'linking' | 'measuring' | 'auditing';

/** Hears which stage goes on and how much of it is done. */
export type OnStage = (stage: Stage, done?: number, total?: number) => void;

/** What the files of a moment say. */
interface TakenIn {
  entries: Entry[];
  /** Files that could not be taken in, and why stands in a finding. */
  failed: SkippedFile[];
  /** Files in no kind's folder, which nobody has looked into. */
  misplaced: ContentFile[];
  /** Paths of documents that were held against their schema already, and are sound. */
  sound: Set<string>;
  /** Paths among the failed whose text has no word about an audience. */
  silent: Set<string>;
  findings: Finding[];
  /** Paths of encrypted files that nobody here can open. */
  encrypted: string[];
  /** Whether every folder was read. */
  isWhole: boolean;
}

/**
 * Reads and parses all files of a moment; those in no kind's folder are named, not parsed. Whether a
 * second core helps is for `start` to say; what comes of it is the same.
 */
export async function takeIn(
  { root, roots, source, identities }: Moment,
  onStage?: OnStage,
  versions: ParsedVersions | null = null,
  start: (found: readonly FoundFile[]) => SecondCore | null = startSecondCore,
): Promise<TakenIn> {
  onStage?.('reading');
  let second: SecondCore | null = null;
  const share = (found: readonly FoundFile[]) => {
    if (found.length >= MANY) setFlagsFromString(TIGHT);
    second = versions === null ? start(found) : null;
    return second === null ? found : found.filter((file) => second?.has(file) === false);
  };
  const hear = (done: number) => onStage?.('reading', done);
  const reading = readContent(root, roots, hear, source, identities, share);
  const read = await reading.catch(async (error: unknown) => {
    await second?.stop();
    throw error;
  });
  const { placed = [], misplaced = [] } = Object.groupBy(read.files, ({ within }) =>
    isPlaced(within) ? 'placed' : 'misplaced',
  );
  const taken: TakenIn = {
    entries: [],
    failed: [...read.skipped, ...read.encrypted],
    misplaced,
    sound: new Set(),
    silent: new Set(),
    findings: [...read.findings],
    encrypted: read.encrypted.map(({ path }) => path),
    isWhole: read.isWhole,
  };
  onStage?.('parsing', 0, placed.length);
  const parse = (files: readonly ContentFile[]) => versions?.parse(files) ?? parseFiles(files);
  addParsed(taken, placed, await parse(placed));
  if (second !== null) await takeShared(second, taken);
  onStage?.('parsing', placed.length, placed.length);
  return taken;
}

/**
 * From so many files on the heap may grow by two fifths between two collections, and not to its double:
 * nearly all that is read stays, and a machine that judges changes has little memory.
 */
const MANY = 50_000;
const TIGHT = '--heap-growing-percent=40';

/** Takes documents until the two cores have met, and then what the other has read. */
async function takeShared(second: SecondCore, taken: TakenIn): Promise<void> {
  for (let batch = second.next(); batch !== null; batch = second.next()) {
    for (const entry of await takeFound(batch, taken)) {
      if (entry.format !== 'csv' && isSound(entry)) taken.sound.add(entry.file);
    }
  }
  const { sound, left } = await second.end();
  for (const entry of sound) {
    taken.entries.push(entry);
    taken.sound.add(entry.file);
  }
  await takeFound(left, taken);
}

/** Reads and parses files that were left aside; their entries. */
async function takeFound(found: readonly FoundFile[], taken: TakenIn): Promise<Entry[]> {
  const { files, skipped, findings } = await readFound(found);
  append(taken.failed, skipped);
  append(taken.findings, findings);
  const parsed = await parseFiles(files);
  addParsed(taken, files, parsed);
  return parsed.entries;
}

function addParsed(
  taken: TakenIn,
  files: readonly ContentFile[],
  { entries, failed, findings }: Pick<TakenIn, 'entries' | 'failed' | 'findings'>,
): void {
  append(taken.entries, entries);
  append(taken.failed, failed);
  append(taken.findings, findings);
  for (const path of silentAmong(failed, files)) taken.silent.add(path);
}

/** Files that could not be parsed and have no word about who may read them; never those nobody read. */
function silentAmong(failed: readonly SkippedFile[], files: readonly ContentFile[]): string[] {
  const paths = new Set(failed.map(({ path }) => path));
  const decoder = new TextDecoder('latin1');
  const silent = files.filter(
    ({ path, bytes }) =>
      paths.has(path) && bytes.length > 0 && isSilentAbout(decoder.decode(bytes)),
  );
  return silent.map(({ path }) => path);
}

/** Without spreading: a list may be longer than a call may have arguments. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
