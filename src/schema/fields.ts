import { z } from 'zod';
import type { Path } from '../parse/index.ts';
import { configSchema } from './config-schema.ts';
import { phraseOf, schemaAt, unwrapped } from './expectation.ts';
import { BODY } from './json-schema.ts';
import type { Kind } from './kind.ts';
import { type DocumentKind, SCHEMAS } from './kinds/index.ts';
import { measurementLine } from './kinds/measurement.ts';

/** One field of a kind, as reference pages and prompts describe it. */
export interface FieldDescription {
  name: string;
  /** One sentence. */
  description: string;
  /** Whether the record cannot be without it; rules may ask for more. */
  required: boolean;
  /** What it may hold, in words that follow "expected". */
  expected: string;
  /** The words it may be one of; empty where it is not one of a few words. */
  values: string[];
  /** Whether it is a date. */
  isDay: boolean;
}

/** The fields of a kind in the order they are written; of measurements, the columns of a line. */
export function fieldsOf(kind: Kind): FieldDescription[] {
  const schema: z.ZodObject = kind === 'measurement' ? measurementLine : SCHEMAS[kind];
  const fields = Object.entries(schema.shape).map(([name, field]) => describe(name, field));
  if (kind === 'measurement') return fields;
  const body = {
    name: 'body',
    description: BODY,
    required: false,
    expected: 'text',
    values: [],
    isDay: false,
  };
  return [...fields, body];
}

/**
 * The keys that the map at `path` of a record may have, in the order they are written; null where the
 * names are the user's own. `present` are those it has: they tell which of several forms is meant.
 */
export function keyOrder(
  kind: DocumentKind | 'configuration',
  path: Path,
  present: readonly string[],
): string[] | null {
  const schema = schemaAt(kind === 'configuration' ? configSchema : SCHEMAS[kind], path);
  const forms = schema ? mapsIn(schema) : [];
  const known = (form: z.ZodObject) =>
    present.filter((key) => Object.hasOwn(form.shape, key)).length;
  const [best] = forms.toSorted((a, b) => known(b) - known(a));
  if (best === undefined) return null;
  const keys = Object.keys(best.shape);
  if (kind === 'configuration' || path.length > 0) return keys;
  return [
    ...FIRST.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !FIRST.includes(key)),
  ];
}

/** What a record is called and who may read it stand at its top, whatever its kind. */
const FIRST = ['title', 'name', 'summary', 'tags', 'audience'];

/** What the value at `path` of a record may be; null where nothing is known to stand. */
export function fieldAt(kind: DocumentKind | 'configuration', path: Path): FieldDescription | null {
  const schema = schemaAt(kind === 'configuration' ? configSchema : SCHEMAS[kind], path);
  return schema ? describe(String(path.at(-1) ?? ''), schema) : null;
}

function mapsIn(wrapped: z.core.$ZodType): z.ZodObject[] {
  const schema = unwrapped(wrapped);
  if (schema instanceof z.ZodObject) return [schema];
  return schema instanceof z.ZodUnion ? schema.options.flatMap(mapsIn) : [];
}

function describe(name: string, field: z.core.$ZodType): FieldDescription {
  const bare = unwrapped(field);
  return {
    name,
    description: z.globalRegistry.get(bare)?.description ?? '',
    required: bare === field,
    expected: phraseOf(field),
    values: bare instanceof z.ZodEnum ? bare.options.map(String) : [],
    isDay: z.globalRegistry.get(bare)?.['format'] === 'date',
  };
}
