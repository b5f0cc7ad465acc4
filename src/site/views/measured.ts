import type {
  PublishedDeclared,
  PublishedKeyResult,
  PublishedKpi,
  PublishedProgress,
  PublishedUnit,
  Status,
} from '../../publish/index.ts';
import { bullet, rangeBullet } from '../charts/bullet.ts';
import { sparkline } from '../charts/sparkline.ts';
import { count, day, decimalsOf, percent, quantity } from '../format.ts';
import { compareDeclared, STATUS_FACES } from '../status.ts';

/** Something with a series of its own: a KPI or a key result. */
export type Measured = Pick<PublishedKpi, 'title' | 'unit' | 'direction' | 'progress'> & {
  series?: PublishedKpi['series'];
  behaviour?: PublishedKpi['behaviour'];
};

/** How many recent periods a sparkline shows. */
const RECENT = 24;

/** The decimals a record's values are written with: its unit's, else the most that any value has. */
export function decimalsIn(unit: PublishedUnit | null, progress: PublishedProgress): number {
  if (unit?.precision != null) return unit.precision;
  const values = [
    ...progress.points.map((point) => point.value),
    progress.target,
    progress.min,
    progress.max,
    progress.baseline,
  ].filter((value) => value !== null);
  return Math.min(4, Math.max(0, ...values.map(decimalsOf)));
}

/** The latest value that counts, with its unit. */
export function actual({ unit, progress }: Measured): string {
  if (progress.mode === 'milestones') return percent(progress.score);
  return quantity(progress.value, unit, decimalsIn(unit, progress));
}

/** What is to be reached or held, in words: `€2.80`, `at least 99.95%`, `2–4 h`. */
export function goal({ unit, progress }: Measured): string | null {
  const say = (value: number) => quantity(value, unit, decimalsIn(unit, progress));
  const { mode, target, min, max } = progress;
  if (mode === 'milestones') return '100%';
  if (min !== null && max !== null) return `${say(min)} to ${say(max)}`;
  if (min !== null) return `at least ${say(min)}`;
  if (max !== null) return `at most ${say(max)}`;
  return target === null ? null : say(target);
}

/** The bullet graph that fits: of the way for what is reached, of the value for what is held. */
export function measuredBullet(measured: Measured, width?: number): string {
  const { progress, title } = measured;
  const size = width === undefined ? {} : { width };
  const word = STATUS_FACES[progress.status].word;
  if (progress.mode === 'hold') {
    const label = `${title}: ${actual(measured)}, to hold ${goal(measured) ?? 'nothing yet'}. ${word}.`;
    const { value, min, max, status } = progress;
    const seen = progress.points.slice(-12).map((point) => point.value);
    return rangeBullet({ value, min, max, seen, status, label, ...size });
  }
  const { score, expected, status } = progress;
  const label = `${title}: ${percent(score)} of the way, ${percent(expected)} expected by now. ${word}.`;
  return bullet({ score, expected, status, label, ...size });
}

/** The recent values as a sparkline; empty without any. */
export function recentLine(measured: Measured): string {
  const { progress, series, unit, title } = measured;
  const values = series
    ? series.slice(-RECENT).map((period) => period.value)
    : progress.points.slice(-RECENT).map((point) => point.value);
  const known = values.filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < 2) return '';
  const say = (value: number) => quantity(value, unit, decimalsIn(unit, progress));
  return sparkline({
    values,
    target: progress.target,
    min: progress.min,
    max: progress.max,
    ...recentProcess(measured),
    label: `${title}: ${count(known.length, 'value')}, from ${say(first)} to ${say(last)}`,
  });
}

/** The limits behind the recent values, by position, and how the latest reads where it is a signal. */
function recentProcess({ series = [], behaviour }: Measured) {
  const recent = series.slice(-RECENT);
  const at = (on: string) => recent.findIndex((period) => period.end >= on);
  const zones = (behaviour?.segments ?? []).flatMap(({ from, to, lower, upper }) => {
    const [first, last] = [at(from), at(to)];
    if (lower === null || upper === null || last < 0) return [];
    return [{ from: first, to: last, lower, upper }];
  });
  const latest = recent.findLast(({ value }) => value !== null)?.on ?? null;
  const present = behaviour?.signals.findLast(({ on }) => on === latest);
  return { zones, signal: present === undefined ? null : (present.reading ?? ('change' as const)) };
}

/** When something was last known: the day of its value. */
export function lastKnown(progress: PublishedProgress, asOf: string): string {
  return progress.valueOn === null ? '' : day(progress.valueOn, asOf);
}

/** How sure its people say they are: `70%`; empty when they have not said. */
export function confidence(declared: PublishedKeyResult['progress']['declared']): string {
  return declared?.confidence == null ? '' : percent(declared.confidence);
}

/** What its people declared, as a fact beside the computed status; null when they have not. */
export function declaredFact(declared: PublishedDeclared | null, asOf: string) {
  if (declared === null || (declared.status === null && declared.confidence === null)) return null;
  const word = declared.status === null ? null : STATUS_FACES[declared.status].word;
  const sure = declared.confidence === null ? null : `${percent(declared.confidence)} confident`;
  return {
    term: 'Declared',
    value: word ?? sure ?? '',
    note: [word === null ? null : sure, `on ${day(declared.on, asOf)}`]
      .filter((part) => part !== null)
      .join(', '),
    explains: 'declared',
  };
}

/** Said beside a computed status when its people declared another: `declared on track`. */
export function disagreement(declared: PublishedDeclared | null, computed: Status): string {
  if (declared?.status == null || compareDeclared(declared.status, computed) === 'same') return '';
  return `declared ${STATUS_FACES[declared.status].phrase}`;
}
