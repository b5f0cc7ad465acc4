import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fingerprint } from './fingerprint.ts';
import { findKeeping, type Keeping, readKept, writeKept } from './keeping.ts';
import { keptLines, recalled } from './recall.ts';
import type { HistoryRequest } from './request.ts';
import type { Stamp } from './stamps.ts';
import { answerOfGit } from './stream.ts';
import type { Telling } from './telling.ts';

/** What decides whether what was kept is of use. */
interface Header {
  print: string;
  prefix: string;
  roots: readonly string[];
  calendar: Record<string, string>;
}

/** Up to where a history was told, and what the disk held then. */
export interface Kept {
  commit: string;
  steps: number;
  stamps: readonly Stamp[];
}

/** Where the history of this request is kept, and as what. */
export interface Shelf {
  keeping: Keeping;
  header: Header;
}

/** Null where nothing is to be kept, or there is no place for it. */
export async function findShelf(request: HistoryRequest): Promise<Shelf | null> {
  const { cache = null, root, prefix, roots, calendar } = request;
  if (cache === null) return null;
  const depth = prefix === '' ? [] : prefix.split('/').map(() => '..');
  const keeping = findKeeping(root, resolve(root, ...depth), cache);
  const git = keeping === null ? null : await answerOfGit(request, ['version']);
  if (keeping === null || git === null) return null;
  const { timezone, week_start, fiscal_year_start } = calendar;
  const days = { timezone, week_start, fiscal_year_start };
  return {
    keeping,
    header: { print: fingerprint(git), prefix, roots: [...roots], calendar: days },
  };
}

/** Lets a telling go on with what was kept; null where there is nothing of use, and it is spoilt. */
export function resumeKept({ keeping, header }: Shelf, { teller, authors }: Telling): Kept | null {
  const lines = readKept(keeping);
  if (lines === null) return null;
  try {
    const { value } = lines.next();
    const { commit, steps, count, ...rest } = JSON.parse(String(value));
    if (!isDeepStrictEqual(rest, header) || !/^[0-9a-f]+$/.test(commit)) return null;
    const stamps = JSON.parse(String(lines.next().value));
    const told = recalled(lines, authors);
    teller.resume(told.lines, told.names, count);
    return { commit, steps, stamps };
  } catch {
    return null;
  }
}

/** Keeps what has been told for the next time. Does without where it cannot. */
export function keepTold(
  { keeping, header }: Shelf,
  { commit, steps, stamps }: Kept,
  { teller, authors }: Telling,
): void {
  function* lines() {
    yield JSON.stringify({ ...header, commit, steps, count: teller.count });
    yield JSON.stringify(stamps);
    yield* keptLines({ lines: teller.lines.all, names: teller.lines.names() }, authors);
  }
  writeKept(keeping, lines());
}
