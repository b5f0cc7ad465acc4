import { z } from 'zod';
import { phraseOf, unwrapped } from './expectation.ts';
import { BODY } from './json-schema.ts';
import type { Kind } from './kind.ts';
import { SCHEMAS } from './kinds/index.ts';
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
}

/** The fields of a kind in the order they are written; of measurements, the columns of a line. */
export function fieldsOf(kind: Kind): FieldDescription[] {
  const schema: z.ZodObject = kind === 'measurement' ? measurementLine : SCHEMAS[kind];
  const fields = Object.entries(schema.shape).map(([name, field]) => describe(name, field));
  if (kind === 'measurement') return fields;
  const body = { name: 'body', description: BODY, required: false, expected: 'text', values: [] };
  return [...fields, body];
}

function describe(name: string, field: z.core.$ZodType): FieldDescription {
  const bare = unwrapped(field);
  return {
    name,
    description: z.globalRegistry.get(bare)?.description ?? '',
    required: bare === field,
    expected: phraseOf(field),
    values: bare instanceof z.ZodEnum ? bare.options.map(String) : [],
  };
}
