import type { Point, Progress, RollUp } from '../measure/index.ts';
import type { Unit } from '../schema/index.ts';
import { type Desk, linked, personNamed } from './desk.ts';
import type { PublishedPoint, PublishedProgress, PublishedRollUp } from './published.ts';
import type { PublishedDeclared, PublishedUnit } from './published-record.ts';

/** Progress of a KPI or key result as plain values; points keep where they are written. */
export function publishProgress(
  progress: Progress & { points: readonly Point[] },
  desk: Desk,
): PublishedProgress {
  return {
    mode: progress.mode,
    value: progress.value,
    valueOn: progress.valueOn,
    baseline: progress.baseline,
    baselineOn: progress.baselineOn,
    target: progress.target,
    min: progress.min,
    max: progress.max,
    due: progress.due,
    attainment: progress.attainment,
    compliance: progress.compliance,
    periodsInside: progress.periodsInside,
    periodsCounted: progress.periodsCounted,
    expected: progress.expected,
    pace: progress.pace,
    score: progress.score,
    status: progress.status,
    reason: progress.reason,
    declared: publishDeclared(progress.declared, desk),
    points: progress.points.map((point) => publishPoint(point, desk)),
  };
}

function publishPoint(point: Point, desk: Desk): PublishedPoint {
  return {
    date: point.date,
    value: point.value,
    note: point.note ?? null,
    by: personNamed(desk, point.by),
    source: desk.repository.line(point.source.file, point.source.line),
  };
}

/** What the last check-in said, and who wrote it. */
export function publishDeclared(
  declared: Progress['declared'],
  desk: Desk,
): PublishedDeclared | null {
  if (declared === null) return null;
  const { status, confidence, on, checkIn } = declared;
  return {
    status,
    confidence,
    on,
    by: linked(desk, checkIn, 'author'),
    href: desk.names.mention(checkIn)?.href ?? null,
  };
}

/** A roll-up with its parts named. */
export function publishRollUp(rollUp: RollUp, desk: Desk): PublishedRollUp {
  const { score, coverage, expected, pace } = rollUp;
  const parts = rollUp.parts.flatMap((part) => {
    const record = desk.names.mention(part.ref);
    const { weight, score, expected, status } = part;
    return record ? [{ record, weight, score, expected, status }] : [];
  });
  return { score, coverage, expected, pace, parts };
}

/** A unit with every field said. */
export function publishUnit(unit: Unit | undefined): PublishedUnit | null {
  if (!unit) return null;
  return {
    kind: unit.kind,
    base: unit.base ?? null,
    currency: unit.currency ?? null,
    symbol: unit.symbol ?? null,
    precision: unit.precision ?? null,
  };
}
