import { z } from 'zod';
import type { JsonSchema } from '../schema/index.ts';
import {
  alignment,
  byFolder,
  finding,
  generate,
  head,
  share,
  text,
  whole,
} from './output-schema.ts';

const change = z.strictObject({
  since: text.describe('The revision as it was asked for.'),
  base: text.nullable().describe('The commit where the two lines parted.'),
  traceability: share.describe('Of the KPIs and objectives it adds or alters.'),
  old: z
    .strictObject({ error: whole, warn: whole, info: whole })
    .describe('Findings from before on what the change does not touch; they are not listed.'),
});

const check = z.strictObject({
  ...head,
  change: change
    .optional()
    .describe('With --since: the change that all findings and counts below are those of.'),
  summary: z.strictObject({
    error: whole,
    warn: whole,
    info: whole,
    suppressed: whole,
    tolerated: whole,
    records: byFolder(whole),
    encrypted: z
      .array(text)
      .describe('Paths of encrypted files that no identity opened: named, and not judged.'),
  }),
  alignment,
  findings: z.array(finding),
});

/** The JSON Schema of what `throughline check --format json` prints. */
export function checkOutputJsonSchema(): JsonSchema {
  return generate(check, 'check-output', 'The output of throughline check');
}
