import { z } from 'zod';
import { configSchema } from './config-schema.ts';
import type { Kind } from './kind.ts';
import { checkInLine } from './kinds/check-in-line.ts';
import { SCHEMAS } from './kinds/index.ts';
import { measurementLine } from './kinds/measurement.ts';
import { NOUNS } from './noun.ts';
import { capital } from './words.ts';

/** A JSON Schema, draft 7: what editors understand best. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The JSON Schema of a kind's data as written. It asks for no more than the check does: every
 * record the check accepts is valid; days that do not exist, sums and orders only the check sees.
 * Of measurements it describes one line.
 */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  if (kind === 'measurement') {
    return generate(measurementLine, kind, 'A line of measurements');
  }
  const schema = generate(SCHEMAS[kind], kind, capital(NOUNS[kind]));
  const body: JsonSchema = { type: ['string', 'null'], description: BODY };
  return { ...schema, properties: { ...schema.properties, body } };
}

/** The JSON Schema of one line of a table of check-ins. */
export function checkInLineJsonSchema(): JsonSchema {
  return generate(checkInLine, 'check-in-line', 'A line of check-ins');
}

/** The JSON Schema of `throughline.yaml`. */
export function configJsonSchema(): JsonSchema {
  return generate(configSchema, 'throughline', 'The configuration of Throughline');
}

/** What an editor says about the narrative of a record that is kept in a YAML file. */
export const BODY = 'The narrative, in Markdown, of a record kept in a YAML file.';

function generate(schema: z.ZodType, name: string, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'object' && jsonSchema.additionalProperties === false) {
        jsonSchema.patternProperties = { '^x-': {} };
      }
    },
  });
  return { $schema, $id: `urn:throughline:schema:${name}`, title, ...rest } as JsonSchema;
}
