import type { Severity } from '../finding/index.ts';
import type { Change, EventWord } from '../history/index.ts';
import type { Status } from '../measure/index.ts';
import type { Kind } from '../schema/index.ts';
import type { Style } from './style.ts';

const STATUS_FACES: Record<Status, { shape: string; word: string; colour: keyof Style }> = {
  'on-track': { shape: '●', word: 'on track', colour: 'green' },
  'at-risk': { shape: '◐', word: 'at risk', colour: 'yellow' },
  'off-track': { shape: '▲', word: 'off track', colour: 'red' },
  achieved: { shape: '✓', word: 'achieved', colour: 'green' },
  missed: { shape: '✕', word: 'missed', colour: 'red' },
  'no-data': { shape: '◌', word: 'no data', colour: 'dim' },
  stale: { shape: '◷', word: 'stale', colour: 'yellow' },
  'not-started': { shape: '○', word: 'not started', colour: 'dim' },
  retired: { shape: '▪', word: 'retired', colour: 'dim' },
};

/** A status as shape and word, `◐ at risk`, and what colours it. */
export function statusFace(status: Status, style: Style): { text: string; paint: Style['bold'] } {
  const { shape, word, colour } = STATUS_FACES[status];
  return { text: `${shape} ${word}`, paint: style[colour] };
}

/** A status in words: `at risk`. */
export function statusWord(status: Status): string {
  return STATUS_FACES[status].word;
}

/** A status as shape and word, coloured. */
export function statusText(status: Status, style: Style): string {
  const { text, paint } = statusFace(status, style);
  return paint(text);
}

const SEVERITY_FACES: Record<Severity, { text: string; colour: keyof Style }> = {
  error: { text: '✕ error', colour: 'red' },
  warn: { text: '▲ warning', colour: 'yellow' },
  info: { text: '· note', colour: 'cyan' },
};

/** A severity as shape and word: `✕ error`. */
export function severityText(severity: Severity, style: Style): string {
  const { text, colour } = SEVERITY_FACES[severity];
  return style[colour](text);
}

/** `1 error`, `3 errors`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const SINGULAR: Partial<Record<Kind, string>> = {
  priority: 'priority',
  kpi: 'KPI',
  person: 'person',
  feedback: 'note of feedback',
  development: 'development plan',
  measurement: 'table of measurements',
};
const PLURAL: Partial<Record<Kind, string>> = {
  priority: 'priorities',
  kpi: 'KPIs',
  person: 'people',
  feedback: 'notes of feedback',
  measurement: 'tables of measurements',
};

/** `1 KPI`, `12 check-ins`: records of a kind in words. */
export function countOf(kind: Kind, number: number): string {
  const one = SINGULAR[kind] ?? kind;
  return count(number, one, PLURAL[kind] ?? `${one}s`);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A number as it is written: at most 4 decimals, a true minus, no grouping. */
export function figure(value: number): string {
  return String(Number(value.toFixed(4))).replace('-', '−');
}

/** A share with two decimals, `0.86`; a dash when there is none. */
export function share(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}

const OF_VALUES: ReadonlySet<EventWord> = new Set(['measured', 'restated', 'measurement-removed']);

/** The changes that an event is told by: of values the figures alone, not who entered them or noted what. */
export function tellingChanges(event: EventWord, changes: readonly Change[]): readonly Change[] {
  if (!OF_VALUES.has(event)) return changes;
  const values = changes.filter(({ path }) => path.length !== 2 || path[1] === 'value');
  return values.length === 0 ? changes : values;
}
