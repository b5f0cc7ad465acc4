import type { Timeline } from '../history/index.ts';

/** Where the records' files lie that once lay elsewhere: each former path → the path now. */
export function movesIn(timelines: readonly Timeline[] | null): Map<string, string> {
  const moves = new Map<string, string>();
  for (const { exists, events } of timelines ?? []) {
    const now = events.at(-1)?.file;
    if (!exists || now === undefined) continue;
    for (const { file } of events) if (file !== now) moves.set(file, now);
  }
  return moves;
}
