import { addDays, addMonths, type Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';

/**
 * A day of which a snapshot is taken, and the last commit of the main line up to its end; null where
 * none is known, and what is there today has to do.
 */
export interface SnapshotMoment {
  on: Day;
  commit: string | null;
  /** The cycles that ended on it, by id. */
  ends: string[];
}

/** What moments are chosen from. */
export interface Span {
  /** The main line, the last commit first; `on` null where its date can be no day. */
  line: readonly { commit: string; on: Day | null }[];
  cycles: readonly { id: string; end: Day }[];
  /** Days after this one are not past. */
  asOf: Day;
  /** How many records a judgement goes over. */
  records: number;
}

const MOST = 24;
const LEAST = 8;
/** Records that all judgements together go over, about. */
const AFFORDABLE = 24_000;

/**
 * The ends of cycles before `asOf` and of months since the first commit, at most 24 and fewer where there are very many
 * records; every second month or third where there are too many months. The same history gives the
 * same moments. Oldest first.
 */
export function chooseMoments({ line, cycles, asOf, records }: Span): SnapshotMoment[] {
  const first = line.findLast(({ on }) => on !== null)?.on ?? asOf;
  const most = Math.max(LEAST, Math.min(MOST, Math.floor(AFFORDABLE / Math.max(1, records))));
  const ends = cycles.filter(({ end }) => end < asOf);
  const endDays = [...new Set(ends.map(({ end }) => end))].sort(compareText).slice(-most);
  const months = thinned(monthEnds(first, asOf), Math.max(0, most - endDays.length));
  const days = [...new Set([...endDays, ...months])].sort(compareText);
  return days.map((on) => {
    const commit = line.find((one) => one.on !== null && one.on <= on)?.commit ?? null;
    const ending = ends.filter(({ end }) => end === on).map(({ id }) => id);
    return { on, commit, ends: ending.sort(compareText) };
  });
}

/** The last days of the months from the one of `first` on, before `asOf`. */
function monthEnds(first: Day, asOf: Day): Day[] {
  const days: Day[] = [];
  let month = `${first.slice(0, 8)}01`;
  for (;;) {
    const next = addMonths(month, 1);
    const end = addDays(next, -1);
    if (end >= asOf) return days;
    days.push(end);
    month = next;
  }
}

/** Every n-th from the end, so many that at most `most` are left. */
function thinned(days: readonly Day[], most: number): Day[] {
  if (most === 0) return [];
  const step = Math.ceil(days.length / most);
  return days.filter((_, at) => (days.length - 1 - at) % step === 0);
}
