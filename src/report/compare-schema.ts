import { z } from 'zod';
import { EVENT_WORDS } from '../history/index.ts';
import { SHARES, STATUSES } from '../measure/index.ts';
import type { JsonSchema } from '../schema/index.ts';
import { finding, generate, head, ref, share } from './output-schema.ts';

const text = z.string();
const whole = z.int();
const maybeNumber = z.number().nullable();
const numbers = z.strictObject({ before: maybeNumber, after: maybeNumber });

/** One field that changed. */
export const change = z.strictObject({
  path: z.array(text).describe('Keys from the top; items of lists by their id or title.'),
  before: z.unknown().optional().describe('Absent where there was nothing.'),
  after: z.unknown().optional().describe('Absent where there is nothing.'),
});

const record = z.strictObject({
  ref,
  was: ref.nullable().describe('Its name before, where it was another.'),
  title: text,
  file: text,
  change: z.enum(['added', 'removed', 'altered']),
  events: z.array(
    z.strictObject({
      event: z.enum(EVENT_WORDS),
      changes: z.array(change),
      reason: text.nullable().describe('As the change says under `changes` or `restated`.'),
    }),
  ),
  due: z
    .strictObject({
      on: z.iso.date(),
      isCycleEnd: z.boolean(),
      days: whole.describe('From today to that day; negative after it.'),
    })
    .nullable()
    .describe('When the goal was due before it changed.'),
});

const standing = z
  .strictObject({ status: z.enum(STATUSES), score: maybeNumber })
  .nullable()
  .describe('Null where it is not there.');

const comparison = z.strictObject({
  ...head,
  isEmpty: z.boolean().describe('Whether nothing at all is different.'),
  verdict: text.describe('The comparison in one line.'),
  commits: z.strictObject({
    before: text.nullable(),
    after: text.nullable().describe('Null for the files on the disk.'),
  }),
  records: z.array(record),
  settings: z.array(change).describe('What changed in throughline.yaml.'),
  standings: z.array(z.strictObject({ ref, title: text, before: standing, after: standing })),
  alignment: z.strictObject({
    index: numbers,
    shares: z.strictObject(Object.fromEntries(SHARES.map((name) => [name, numbers]))),
  }),
  touched: z
    .strictObject({ above: z.array(ref), below: z.array(ref) })
    .describe('Records not changed themselves above and below those that are.'),
  findings: z.strictObject({
    added: z.array(finding),
    mended: z.array(finding),
    kept: z.array(finding),
  }),
  traceability: share.describe('Of the live KPIs and objectives added or altered.'),
});

/** The JSON Schema of what `throughline compare --format json` prints. */
export function compareOutputJsonSchema(): JsonSchema {
  return generate(comparison, 'compare-output', 'The output of throughline compare');
}
