import { dayNumber, linear, niceTicks } from './scale.ts';
import { element, picture, text } from './svg.ts';
import { timeTicks } from './time-axis.ts';

/** What one audit had found. */
export interface AuditColumn {
  on: string;
  error: number;
  warn: number;
  info: number;
}

/** What the findings of audits over time are drawn from. */
export interface AuditColumnsInput {
  columns: readonly AuditColumn[];
  width: number;
  height: number;
  label: string;
  description: string;
}

const MARGIN = { left: 36, right: 8, top: 10, bottom: 34 };
const WIDEST = 22;
const SEVERITIES = ['error', 'warn', 'info'] as const;

/** Findings over time as columns: errors below, warnings and notes upon them. */
export function auditColumns(input: AuditColumnsInput): string {
  const { columns, width, height, label, description } = input;
  const [first, last] = [columns[0], columns.at(-1)];
  if (first === undefined || last === undefined) return '';
  const most = Math.max(1, ...columns.map(({ error, warn, info }) => error + warn + info));
  const ticks = niceTicks(0, most, 4);
  const bottom = height - MARGIN.bottom;
  const y = linear(0, ticks.at(-1) ?? most, bottom, MARGIN.top);
  const room = (width - MARGIN.left - MARGIN.right) / columns.length;
  const column = Math.min(WIDEST, room * 0.6);
  const x = linear(
    dayNumber(first.on),
    dayNumber(last.on),
    MARGIN.left + column,
    width - MARGIN.right - column,
  );
  const rows = ticks
    .filter((tick) => Number.isInteger(tick))
    .map(
      (tick) =>
        element('line', { x1: MARGIN.left, x2: width, y1: y(tick), y2: y(tick), class: 'grid' }) +
        text({ x: MARGIN.left - 8, y: y(tick) + 4, class: 'tick end' }, String(tick)),
    );
  const bars = columns.map((one) => {
    const left = x(dayNumber(one.on)) - column / 2;
    return stack(one, left, column, y);
  });
  const days = timeTicks(first.on, last.on, Math.max(2, Math.floor(width / 70))).map(
    ({ date, words, year }) => {
      const at = x(dayNumber(date));
      const place = { x: at, y: bottom + 15, class: 'tick middle' };
      return text(place, words) + (year === null ? '' : text({ ...place, y: bottom + 29 }, year));
    },
  );
  return picture(
    { width, height, class: 'audit-columns', label, description },
    [...rows, ...bars, ...days].join(''),
  );
}

function stack(one: AuditColumn, x: number, width: number, y: (value: number) => number): string {
  let below = 0;
  let drawn = '';
  for (const severity of SEVERITIES) {
    const count = one[severity];
    if (count === 0) continue;
    const top = y(below + count);
    drawn += element('rect', {
      x,
      y: top,
      width,
      height: y(below) - top,
      class: `column column-${severity}`,
    });
    below += count;
  }
  return drawn;
}
