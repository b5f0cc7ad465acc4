import type { Publication, PublishedFigures, PublishedRecordThen } from '../../../publish/index.ts';
import { day } from '../../format.ts';
import { standings } from '../history/trends.ts';

/** A moment whose state can be compared: the end of a month or cycle, or today. */
export interface Moment {
  on: string;
  /** What ended on it, `Q3 2026`; null for the end of a month and for today. */
  name: string | null;
  isToday: boolean;
  commit: string | null;
  href: string | null;
  figures: PublishedFigures;
  records: ReadonlyMap<string, PublishedRecordThen>;
}

/** Two moments that have a page: what changed from one to the other. */
export interface Span {
  from: Moment;
  to: Moment;
  href: string;
  /** `since 30 Sep 2026`, `from Q2 2026 to Q3 2026`. */
  words: string;
  /** The cycles it leads to the end of, from the end of those before. */
  cycles: string[];
}

const OPENED = new WeakMap<Publication, { moments: Moment[]; spans: Span[] }>();

/** Every moment that is known, the oldest first; today is the last. */
export function momentsOf(publication: Publication): Moment[] {
  return opened(publication).moments;
}

/** Every comparison there is a page of: each moment with today, the newest first, then cycle by cycle. */
export function spansOf(publication: Publication): Span[] {
  return opened(publication).spans;
}

/** The pages of comparisons: the list of them, with no span, and each; none without a past. */
export function comparePages(publication: Publication): { href: string; span: Span | null }[] {
  const spans = spansOf(publication);
  if (spans.length === 0) return [];
  return [{ href: '/compare/', span: null }, ...spans.map((span) => ({ href: span.href, span }))];
}

/** What changed since the last cycle ended, else since the last moment known; null without a past. */
export function spanSinceLast(publication: Publication): Span | null {
  const spans = spansOf(publication).filter(({ to }) => to.isToday);
  return spans.find(({ from }) => from.name !== null) ?? spans[0] ?? null;
}

/** What changed since a day; null where that day is no known moment. */
export function spanSince(publication: Publication, on: string): Span | null {
  return spansOf(publication).find(({ from, to }) => from.on === on && to.isToday) ?? null;
}

/** What changed in a closed cycle, from the end of the one before; null where there is no such page. */
export function spanOfCycle(publication: Publication, id: string): Span | null {
  return spansOf(publication).find(({ cycles }) => cycles.includes(id)) ?? null;
}

function opened(publication: Publication): { moments: Moment[]; spans: Span[] } {
  const known = OPENED.get(publication);
  if (known) return known;
  const moments = allMoments(publication);
  const made = { moments, spans: allSpans(publication, moments) };
  OPENED.set(publication, made);
  return made;
}

function allMoments(publication: Publication): Moment[] {
  const { history, cycles } = publication;
  const titles = new Map(cycles.map(({ id, title }) => [id, title]));
  const past = new Map(history.snapshots.map((one) => [one.on, one]));
  return standings(publication).map((figures, at, all): Moment => {
    const { on, commit, href } = figures;
    const isToday = at === all.length - 1;
    const snapshot = isToday ? undefined : past.get(on);
    const ended = (snapshot?.ends ?? []).flatMap((id) => titles.get(id) ?? []);
    const records = isToday ? recordsToday(publication) : (snapshot?.records ?? []);
    return {
      on,
      name: ended[0] ?? null,
      isToday,
      commit,
      href,
      figures,
      records: new Map(records.map((one) => [`${one.kind}:${one.id}`, one])),
    };
  });
}

function allSpans(publication: Publication, moments: readonly Moment[]): Span[] {
  const today = moments.at(-1);
  if (today === undefined) return [];
  const since = moments.slice(0, -1).toReversed();
  return [
    ...since.map((from) => ({
      from,
      to: today,
      href: `/compare/${from.on}/`,
      words: `since ${day(from.on)}`,
      cycles: [],
    })),
    ...cycleSpans(publication, moments),
  ];
}

/** From the end of each closed cycle to that of the next of its kind, the last first. */
function cycleSpans({ history, cycles }: Publication, moments: readonly Moment[]): Span[] {
  const byDay = new Map(moments.map((moment) => [moment.on, moment]));
  const kinds = new Map(cycles.map(({ id, type }) => [id, type]));
  const spans = new Map<string, Span>();
  for (const cycle of history.closedCycles) {
    const before = history.closedCycles.find(
      ({ id, end }) => end < cycle.end && kinds.get(id) === kinds.get(cycle.id),
    );
    const [from, to] = [byDay.get(before?.end ?? ''), byDay.get(cycle.end)];
    if (before === undefined || from === undefined || to === undefined || to.isToday) continue;
    const href = `/compare/${from.on}/${to.on}/`;
    const words = `from ${before.title} to ${cycle.title}`;
    const same = spans.get(href);
    if (same) same.cycles.push(cycle.id);
    else spans.set(href, { from, to, href, words, cycles: [cycle.id] });
  }
  return [...spans.values()];
}

const NO_FIGURES = { value: null, target: null, min: null, max: null, due: null };

/** How records stand today, in the shape in which the past is told. */
function recordsToday(publication: Publication): PublishedRecordThen[] {
  const { priorities, objectives, kpis, initiatives } = publication;
  return [
    ...priorities.map(({ id, status, rollUp }): PublishedRecordThen => {
      return { kind: 'priority', id, status, score: rollUp.score, ...NO_FIGURES };
    }),
    ...objectives.map(({ id, status, rollUp }): PublishedRecordThen => {
      return { kind: 'objective', id, status, score: rollUp.score, ...NO_FIGURES };
    }),
    ...kpis.map(({ id, progress }): PublishedRecordThen => {
      const { status, value, score, target, min, max, due } = progress;
      return { kind: 'kpi', id, status, value, score, target, min, max, due };
    }),
    ...initiatives.map(({ id, status }): PublishedRecordThen => {
      return { kind: 'initiative', id, status, score: null, ...NO_FIGURES };
    }),
  ];
}
