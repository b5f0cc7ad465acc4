import { STATUSES, type Status } from '../measure/index.ts';
import type { Kind } from '../schema/index.ts';
import type { ListItem } from './list.ts';
import type { Page } from './style.ts';
import { type Cell, type Column, tableText } from './table.ts';
import { countOf, figure, share, statusFace } from './words.ts';

type Field = 'title' | 'owner' | 'team' | 'cycle' | 'status' | 'score' | 'value' | 'target' | 'due';

const FIELDS: Record<Kind, readonly Field[]> = {
  priority: ['title', 'owner', 'status', 'score', 'due'],
  objective: ['title', 'owner', 'team', 'cycle', 'status', 'score'],
  kpi: ['title', 'owner', 'status', 'value', 'target', 'due'],
  measurement: ['title'],
  initiative: ['title', 'owner', 'team', 'status', 'due'],
  'check-in': ['due', 'owner', 'status', 'title'],
  cycle: ['title', 'due'],
  team: ['title', 'owner'],
  person: ['title', 'team'],
  role: ['title'],
  review: ['title', 'owner', 'cycle', 'due'],
  feedback: ['title', 'owner'],
  development: ['title', 'owner', 'cycle'],
  budget: ['title', 'owner', 'due'],
};

const TITLES: Partial<Record<Kind, Partial<Record<Field, string>>>> = {
  'check-in': { due: 'date', owner: 'author' },
  cycle: { due: 'end' },
  team: { owner: 'lead' },
  person: { title: 'name' },
  review: { owner: 'reviewer' },
  feedback: { owner: 'from' },
};

/** A table of records, and below it how many there are. */
export function listText(kind: Kind, items: readonly ListItem[], page: Page): string {
  const counted = page.style.dim(countOf(kind, items.length));
  if (items.length === 0) return `${counted}\n`;
  const fields = FIELDS[kind];
  const columns: Column[] = [
    { title: 'id' },
    ...fields.map((field) => columnOf(field, TITLES[kind]?.[field] ?? field)),
  ];
  const rows = items.map((item): Cell[] => [
    { text: item.id },
    ...fields.map((field) => cellOf(item, field, page)),
  ]);
  return `${tableText(columns, rows, page)}\n${counted}\n`;
}

function columnOf(field: Field, title: string): Column {
  if (field === 'title') return { title, flexible: true };
  const isNumber = field === 'score' || field === 'value' || field === 'target';
  return isNumber ? { title, align: 'right' } : { title };
}

function cellOf(item: ListItem, field: Field, { style }: Page): Cell {
  const value = field === 'target' ? targetOf(item) : item[field];
  if (value === null) return { text: '–' };
  if (field === 'status' && isStatus(value)) return statusFace(value, style);
  if (typeof value === 'number') return { text: field === 'score' ? share(value) : figure(value) };
  return { text: value };
}

function targetOf({ target, min, max }: ListItem): number | string | null {
  if (target !== null) return target;
  if (min !== null && max !== null) return `${figure(min)} to ${figure(max)}`;
  if (min !== null) return `≥ ${figure(min)}`;
  return max === null ? null : `≤ ${figure(max)}`;
}

function isStatus(value: unknown): value is Status {
  return STATUSES.some((status) => status === value);
}
