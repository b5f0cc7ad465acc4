import type { PublishedKpi } from '../../publish/index.ts';
import { quantity, unitWord } from '../format.ts';
import { decimalsIn } from './measured.ts';

const DIRECTIONS = {
  increase: 'Higher is better',
  decrease: 'Lower is better',
  maintain: 'To be kept in its range',
};

/** What exactly a KPI measures, a line each for what has been said. */
export function definitionOf(kpi: PublishedKpi): { term: string; value: string }[] {
  const say = (value: number) => quantity(value, kpi.unit, decimalsIn(kpi.unit, kpi.progress));
  const { thresholds, bounds } = kpi;
  const lines: [string, string | null][] = [
    ['Definition', kpi.definition],
    ['Formula', kpi.formula],
    ['Counts', kpi.includes.join('; ') || null],
    ['Does not count', kpi.excludes.join('; ') || null],
    ['Unit', kpi.unit === null ? null : unitWord(kpi.unit)],
    ['Better', kpi.direction === null ? null : DIRECTIONS[kpi.direction]],
    [
      'Kind',
      [kpi.indicator === null ? '' : `${kpi.indicator} indicator`, kpi.tier ?? '']
        .filter(Boolean)
        .join(', ') || null,
    ],
    [
      'Measured',
      [kpi.cadence, kpi.aggregate === null ? null : `${kpi.aggregate} of a period`]
        .filter(Boolean)
        .join(', ') || null,
    ],
    [
      'Thresholds',
      thresholds?.onTrack == null || thresholds.atRisk == null
        ? null
        : `on track from ${say(thresholds.onTrack)}, at risk from ${say(thresholds.atRisk)}`,
    ],
    ['Possible values', bounds === null ? null : boundsWords(bounds, say)],
  ];
  return lines.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
}

function boundsWords(
  bounds: { min: number | null; max: number | null },
  say: (value: number) => string,
): string | null {
  if (bounds.min !== null && bounds.max !== null) return `${say(bounds.min)} to ${say(bounds.max)}`;
  if (bounds.min !== null) return `from ${say(bounds.min)}`;
  return bounds.max === null ? null : `up to ${say(bounds.max)}`;
}
