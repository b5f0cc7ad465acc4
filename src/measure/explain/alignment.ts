import type { Graph } from '../../link/index.ts';
import { type Alignment, SHARES, type Share, type ShareName } from '../scorecard.ts';
import type { Explanation } from './explanation.ts';
import { figure, figureOf } from './figure.ts';

const TITLES: Record<ShareName, string> = {
  traceability: 'Traceability',
  coverage: 'Coverage',
  ownership: 'Ownership',
  integrity: 'Integrity',
  focus: 'Focus',
  usefulness: 'Usefulness',
};

const FORMULAS: Record<ShareName, string> = {
  traceability: 'live KPIs and objectives with an unbroken path to a live priority ÷ all of them',
  coverage:
    'weight of the priorities that have a live objective or KPI with an active owner and current data under them ÷ weight of all',
  ownership: 'live KPIs and objectives whose single owner is active ÷ all of them',
  integrity: 'live KPIs with source, unit, formula and data on time ÷ all of them',
  focus: 'owners, teams and objectives within the limits of the focus rules ÷ all of them',
  usefulness: 'live KPIs that name the decision they inform ÷ all of them',
};

/** The alignment index and its six shares, of the organisation or a part of it. */
export function explainAlignment(alignment: Alignment, graph: Graph): Explanation[] {
  return [
    indexOf(alignment),
    ...SHARES.map((name) => explainShare(name, alignment.shares[name], graph)),
  ];
}

function indexOf({ index, shares }: Alignment): Explanation {
  const counted = SHARES.filter((name) => shares[name].value !== null);
  const left = SHARES.filter((name) => shares[name].value === null);
  const terms = counted.map((name) => figureOf(shares[name].value)).join(' + ');
  return {
    name: 'index',
    title: 'Alignment',
    value: index,
    text: null,
    as: 'share',
    unit: null,
    formula: 'the mean of the six shares that have a value',
    figures:
      counted.length === 0
        ? 'no share has a value'
        : `(${terms}) ÷ ${counted.length} = ${figureOf(index)}`,
    inputs: counted.map((name) => ({ name: TITLES[name], value: shares[name].value, as: 'share' })),
    rule:
      left.length === 0
        ? null
        : `Left out, as there is nothing to count: ${left.map((name) => TITLES[name].toLowerCase()).join(', ')}.`,
  };
}

function explainShare(name: ShareName, share: Share, graph: Graph): Explanation {
  const { value, of, over, missing } = share;
  return {
    name,
    title: TITLES[name],
    value,
    text: null,
    as: 'share',
    unit: null,
    formula: FORMULAS[name],
    figures:
      over === 0 ? 'nothing to count' : `${figure(of)} ÷ ${figure(over)} = ${figureOf(value)}`,
    inputs: [
      { name: 'as it should be', value: of, as: 'count' },
      { name: 'of', value: over, as: 'count' },
      ...missing.map((ref) => ({
        name: graph.titleOf(ref),
        value: 'is not',
        as: 'text' as const,
        ref,
      })),
    ],
    rule: null,
  };
}
