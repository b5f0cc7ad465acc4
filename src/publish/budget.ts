import { type RecordOf, refOf } from '../schema/index.ts';
import { allLinkedAt, type Desk, linked } from './desk.ts';
import type { PublishedBudget, PublishedBudgetLine } from './published-budget.ts';
import { publishRecord } from './record.ts';

/** A budget with its sums, and for each line what it pays for and what should move because of it. */
export function publishBudget(record: RecordOf<'budget'>, desk: Desk): PublishedBudget {
  const { data } = record;
  const ref = refOf('budget', record.id);
  const lines = linesOf(record, desk);
  const said = lines.filter(({ spent }) => spent !== null);
  const spent = sum(said.map((line) => line.spent ?? 0));
  const spentOf = sum(said.map((line) => line.amount));
  const cycle = desk.graph.from(ref, 'cycle')[0]?.to;
  const span = typeof data.period === 'object' ? data.period : cycleSpan(cycle, desk);
  return {
    ...publishRecord(record, desk),
    kind: 'budget',
    owner: linked(desk, ref, 'owner'),
    cycle: cycle === undefined ? null : desk.names.mention(cycle),
    start: span?.start ?? null,
    end: span?.end ?? null,
    currency: data.currency ?? null,
    total: data.total ?? null,
    planned: sum(lines.map((line) => line.amount)),
    spent,
    spentOf,
    share: shareOf(spent, spentOf),
    lines,
  };
}

function linesOf(record: RecordOf<'budget'>, desk: Desk): PublishedBudgetLine[] {
  const ref = refOf('budget', record.id);
  return (record.data.lines ?? []).map(({ title, amount, spent }, index) => ({
    title,
    amount,
    spent: spent ?? null,
    share: shareOf(spent ?? null, amount),
    funds: allLinkedAt(desk, ref, 'funds', ['lines', index]),
    outcome: allLinkedAt(desk, ref, 'outcome', ['lines', index]),
  }));
}

function cycleSpan(ref: string | undefined, { graph }: Desk) {
  const cycle = ref === undefined ? undefined : graph.find(ref as `cycle:${string}`);
  if (cycle?.kind !== 'cycle' || cycle.faulty.has('start') || cycle.faulty.has('end')) return null;
  return cycle.data;
}

/** Amounts have cents: sums are kept free of the dust of binary fractions. Null over nothing. */
function sum(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  return Math.round(amounts.reduce((all, amount) => all + amount, 0) * 100) / 100;
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}
