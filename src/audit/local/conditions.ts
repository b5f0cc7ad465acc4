import { isDay } from '../../calendar/index.ts';
import type { Scorecard } from '../../measure/index.ts';
import { type AnyRecord, type Conditions, type FieldTest, refOf } from '../../schema/index.ts';

/** The first field of a record for which what is asked does not hold; null when all of it does. */
export function firstFailing(
  record: AnyRecord,
  conditions: Conditions | undefined,
  scorecard: Scorecard,
): string | null {
  return failingFields(record, conditions, scorecard)[0] ?? null;
}

/** Every field for which what is asked does not hold. A field with a fault of its own is left alone. */
export function failingFields(
  record: AnyRecord,
  conditions: Conditions | undefined,
  scorecard: Scorecard,
): string[] {
  return Object.entries(conditions ?? {}).flatMap(([field, asked]) => {
    if (record.faulty.has(field.split('.')[0] ?? '')) return [];
    return holds(saidBy(record, field, scorecard), testOf(asked)) ? [] : [field];
  });
}

/** Whether the record may be judged by conditions: none of their fields has a fault of its own. */
export function isSound(record: AnyRecord, conditions: Conditions | undefined): boolean {
  return Object.keys(conditions ?? {}).every((field) => {
    return !record.faulty.has(field.split('.')[0] ?? '');
  });
}

/** A value alone asks that the field is it, a list that it is one of them. */
export function testOf(asked: Conditions[string]): FieldTest {
  if (Array.isArray(asked)) return { one_of: asked };
  return typeof asked === 'object' ? asked : { is: asked };
}

function saidBy(record: AnyRecord, field: string, scorecard: Scorecard): unknown {
  if (field === 'id' || field === 'audience') return record[field];
  if (field.startsWith('measured.')) {
    const measure = scorecard.measures.get(refOf(record.kind, record.id));
    return measure && ownValue(measure, field.slice('measured.'.length));
  }
  return field.split('.').reduce<unknown>(ownValue, record.data);
}

function ownValue(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
}

function holds(value: unknown, test: FieldTest): boolean {
  return Object.entries(test).every(([name, asked]) => {
    return TESTS[name as keyof FieldTest](value, asked);
  });
}

const TESTS: Record<keyof FieldTest, (value: unknown, asked: unknown) => boolean> = {
  is: (value, asked) => value === asked,
  is_not: (value, asked) => value !== asked,
  one_of: (value, asked) => Array.isArray(asked) && asked.includes(value),
  none_of: (value, asked) => Array.isArray(asked) && !asked.includes(value),
  present: (value, asked) => isPresent(value) === asked,
  includes: (value, asked) => includes(value, asked),
  excludes: (value, asked) => !includes(value, asked),
  at_least: (value, asked) => compare(value, asked, (order) => order >= 0),
  at_most: (value, asked) => compare(value, asked, (order) => order <= 0),
  count_at_least: (value, asked) => Number(asked) <= countOf(value),
  count_at_most: (value, asked) => Number(asked) >= countOf(value),
  contains: (value, asked) => isText(value) && fold(value).includes(fold(asked)),
  begins_with: (value, asked) => isText(value) && fold(value).startsWith(fold(asked)),
  ends_with: (value, asked) => isText(value) && fold(value).endsWith(fold(asked)),
};

function isPresent(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : value !== '';
}

/** An item of a list may be written as a map with `to`, such as a support with a weight. */
function includes(value: unknown, asked: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.some((item) => item === asked || ownValue(item, 'to') === asked);
}

function compare(value: unknown, asked: unknown, isRight: (order: number) => boolean): boolean {
  if (typeof value === 'number' && typeof asked === 'number') return isRight(value - asked);
  if (!isText(value) || !isText(asked) || !isDay(value) || !isDay(asked)) return false;
  return isRight(value < asked ? -1 : value > asked ? 1 : 0);
}

function countOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isPresent(value) ? 1 : 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fold(text: unknown): string {
  return String(text).toLowerCase();
}
