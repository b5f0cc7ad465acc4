import type {
  Mention,
  Publication,
  PublishedBudget,
  PublishedBudgetLine,
  Status,
} from '../../publish/index.ts';
import { bullet } from '../charts/bullet.ts';
import { count, day, inWords, percent, quantity, sentence } from '../format.ts';
import { isWell } from '../status.ts';
import { type Book, open } from './book.ts';

/** One line of a budget: what it costs, what it pays for, what should move. */
export interface BudgetLine {
  title: string;
  amount: string;
  spent: string;
  /** `98%`; a dash where nothing is said. */
  share: string;
  /** Said where more is spent than was set aside: `€41,800 over`. */
  over: string;
  bar: string;
  funds: Mention[];
  outcome: { kpi: Mention; status: Status | null }[];
}

export interface BudgetView {
  budget: PublishedBudget;
  span: string;
  opening: string;
  lines: BudgetLine[];
  totals: { planned: string; spent: string; share: string; bar: string };
}

/** Every budget with its lines against the KPIs they should move. */
export function budgetViews(publication: Publication): BudgetView[] {
  const book = open(publication);
  return publication.budgets.map((budget) => budgetView(budget, book));
}

function budgetView(budget: PublishedBudget, book: Book): BudgetView {
  const { planned, spent, share, start, end, cycle } = budget;
  const span = start === null || end === null ? '' : `${day(start)} to ${day(end)}`;
  return {
    budget,
    span: [cycle?.title ?? '', span].filter((part) => part !== '').join(', '),
    opening: openingOf(budget),
    lines: budget.lines.map((line) => budgetLine(line, budget, book)),
    totals: {
      planned: money(planned, budget),
      spent: money(spent, budget),
      share: percent(share),
      bar: barOf(share, `All lines: ${percent(share)} spent`),
    },
  };
}

function budgetLine(line: PublishedBudgetLine, budget: PublishedBudget, book: Book): BudgetLine {
  const { title, amount, spent, share, funds, outcome } = line;
  const over = spent !== null && spent > amount ? `${money(spent - amount, budget)} over` : '';
  return {
    ...{ title, over, funds, share: percent(share) },
    amount: money(amount, budget),
    spent: money(spent, budget),
    bar: barOf(share, `${title}: ${percent(share)} spent`),
    outcome: outcome.map((kpi) => ({
      kpi,
      status: book.kpis.get(kpi.id)?.progress.status ?? null,
    })),
  };
}

function barOf(share: number | null, label: string): string {
  if (share === null) return '';
  const status = share > 1 ? 'over' : 'money';
  return bullet({ score: share, expected: null, status, label });
}

function money(amount: number | null, { currency }: PublishedBudget): string {
  const unit = { base: null, symbol: null, precision: null };
  const whole = amount === null || Number.isInteger(amount) ? 0 : 2;
  return quantity(
    amount,
    currency === null
      ? { kind: 'count', currency: null, ...unit }
      : { kind: 'currency', currency, ...unit },
    whole,
  );
}

function openingOf(budget: PublishedBudget): string {
  const { total, planned, spent, spentOf, lines, share } = budget;
  const over = lines.filter((line) => line.spent !== null && line.spent > line.amount).length;
  const parts = [
    total === null
      ? `${money(planned, budget)} set aside in ${count(lines.length, 'line')}`
      : `Of ${money(total, budget)}, ${money(planned, budget)} is set aside in ${count(lines.length, 'line')}`,
    spent === null ? 'nothing is said of what is spent' : `${money(spent, budget)} is spent`,
  ];
  const share100 =
    spent === null
      ? ''
      : spentOf === planned
        ? ` (${percent(share)})`
        : ` of the ${money(spentOf, budget)} whose spending is known`;
  const more =
    over === 0
      ? ''
      : ` ${sentence(inWords(over))} ${over === 1 ? 'line has' : 'lines have'} cost more than was set aside.`;
  return `${parts.join('; ')}${share100}.${more}`;
}

/** What the money is for and whether it moves anything, in a sentence. */
export function budgetSentence(publication: Publication): string {
  const { budgets } = publication;
  if (budgets.length === 0) return 'No budget is published for this audience.';
  const book = open(publication);
  const lines = budgets.flatMap((budget) => budget.lines);
  const kpis = new Set(lines.flatMap(({ outcome }) => outcome.map(({ id }) => id)));
  const known = [...kpis].flatMap((id) => book.kpis.get(id) ?? []);
  const well = known.filter(({ progress }) => isWell(progress.status)).length;
  const head = `${count(budgets.length, 'budget')} with ${count(lines.length, 'line')}`;
  if (known.length === 0) return `${head}; no line names a KPI that should move.`;
  return `${head}: of the ${count(known.length, 'KPI')} the money should move, ${well === 0 ? 'none' : inWords(well)} ${well < 2 ? 'is' : 'are'} on track or achieved.`;
}
