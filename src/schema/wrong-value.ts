import { z } from 'zod';
import { type Instead, nearest } from '../finding/index.ts';
import type { Path } from '../parse/index.ts';
import { insteadOfDay } from './day-wording.ts';
import { hintOf, phraseOf, unwrapped } from './expectation.ts';
import type { Issue } from './issue.ts';
import { PHRASES } from './kinds/field.ts';
import { numberHint } from './number-wording.ts';
import { capital, shortened, shown, subjectOf } from './words.ts';

/** What is said about one fault: what happened, what was expected, what to do. */
export interface Statement {
  message: string;
  expected: string | undefined;
  hint: string | undefined;
  instead?: Instead | undefined;
}

/** Says what is wrong with a value. `hasUnits` tells that values here have a field `unit` beside them. */
export function wrongValue(found: Issue, hasUnits: boolean): Statement {
  const { issue, path, schema, value } = found;
  const subject = capital(subjectOf(path));
  const phrase = schema && phraseOf(schema);
  if (issue.code === 'invalid_key') return wrongName(found, path);
  if (issue.code === 'custom') {
    const expected = issue.params?.['expected'];
    return {
      message: `${subject} ${issue.message}.`,
      expected: typeof expected === 'string' ? expected : phrase,
      hint: hintOf(schema, value),
      instead: insteadOf(found),
    };
  }
  const lack = schema && PHRASES.get(unwrapped(schema))?.lack;
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  const fault = lack && isMap ? lack : faultOf(value);
  const hint = hintFor(found, hasUnits);
  return { message: `${subject} ${fault}.`, expected: phrase, hint, instead: insteadOf(found) };
}

/** A word of the list that was probably meant; a date in another way of writing. */
function insteadOf({ schema, value }: Issue): Instead | undefined {
  const bare = schema && unwrapped(schema);
  if (bare === undefined) return undefined;
  if (isDate(bare)) return insteadOfDay(value);
  if (typeof value !== 'string') return undefined;
  return { texts: nearest(value, wordsOf(bare)), isCertain: false };
}

function isDate(schema: z.core.$ZodType): boolean {
  return z.globalRegistry.get(schema)?.['format'] === 'date';
}

function wrongName({ issue, schema }: Issue, path: Path): Statement {
  const name = String(path.at(-1));
  const fault = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
  const subject = subjectOf(path.slice(0, -1));
  const keys = schema instanceof z.ZodRecord ? schema.keyType : undefined;
  return {
    message: `A name in ${subject} ${fault ?? `is \`${shortened(name)}\``}.`,
    expected: keys && phraseOf(keys),
    hint: hintOf(keys, name),
  };
}

function faultOf(value: unknown): string {
  return typeof value === 'string' ? `is \`${shortened(value)}\`` : `is ${shown(value)}`;
}

function hintFor({ schema, value }: Issue, hasUnits: boolean): string | undefined {
  if (value === null) return 'Write a value, or remove the line.';
  const bare = schema && unwrapped(schema);
  if (bare instanceof z.ZodNumber) return numberHint(value, bare.maxValue === 1, hasUnits);
  if (bare && isDate(bare)) return hintOf(bare, value);
  const isScalar = typeof value !== 'object';
  if (bare instanceof z.ZodArray)
    return isScalar ? `Write a list: [${shortened(String(value))}].` : undefined;
  const words = bare ? wordsOf(bare) : [];
  if (typeof value === 'string') {
    const [near] = nearest(value, words, 1);
    return near === undefined ? undefined : `Did you mean \`${near}\`?`;
  }
  if (words.length > 0) return undefined;
  if (isScalar && takesText(bare)) return `Write it in quotes: "${String(value)}".`;
  if (
    Array.isArray(value) &&
    value.length === 1 &&
    typeof value[0] === 'string' &&
    takesText(bare)
  ) {
    return `Write ${shortened(value[0])}, without brackets or a dash.`;
  }
  return undefined;
}

function wordsOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(wordsOf) : [];
}

function takesText(schema: z.core.$ZodType | undefined): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.some(takesText);
  return schema instanceof z.ZodString;
}
