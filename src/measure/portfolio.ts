import { type Ref, refOf } from '../schema/index.ts';
import type { Context } from './context.ts';
import type { Measures } from './measures.ts';
import type { Portfolio } from './scorecard.ts';
import { atLeast, ratio } from './tolerance.ts';

/**
 * How the objectives of each cycle that has ended came out: the weighted mean of their scores at
 * close, over those that have one. Above 0.85 is too safe, from 0.60 healthy, from 0.40 partial.
 */
export function portfoliosOf(
  measures: Measures,
  { graph, asOf, lives }: Context,
): Map<Ref, Portfolio> {
  const portfolios = new Map<Ref, Portfolio>();
  for (const { id } of graph.records.cycles) {
    const cycle = refOf('cycle', id);
    const end = lives.spanOf(cycle)?.end;
    if (end === undefined || end >= asOf) continue;
    const parts = graph
      .to(cycle, 'cycle')
      .filter(({ from }) => from.startsWith('objective:') && !lives.isRetired(from, end))
      .map(({ from }) => {
        const measure = measures.of(from, asOf);
        const weight = graph.get('objective', from.slice('objective:'.length))?.data.weight ?? 1;
        return {
          objective: from,
          weight,
          closed: measure?.kind === 'objective' ? measure.closed : null,
        };
      });
    const { score, coverage } = meanOf(parts);
    portfolios.set(cycle, {
      cycle,
      score,
      coverage,
      verdict: score === null ? null : verdictOn(score),
      parts,
    });
  }
  return portfolios;
}

function meanOf(parts: Portfolio['parts']): Pick<Portfolio, 'score' | 'coverage'> {
  let weight = 0;
  let scored = 0;
  let sum = 0;
  for (const part of parts) {
    weight += part.weight;
    if (part.closed === null) continue;
    scored += part.weight;
    sum += part.weight * part.closed;
  }
  return { score: ratio(sum, scored), coverage: ratio(scored, weight) };
}

function verdictOn(score: number): NonNullable<Portfolio['verdict']> {
  if (!atLeast(0.85, score)) return 'too-safe';
  if (atLeast(score, 0.6)) return 'healthy';
  return atLeast(score, 0.4) ? 'partial' : 'outran-capacity';
}
