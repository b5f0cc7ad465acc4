import { z } from 'zod';
import { SHARES, SIGNAL_RULES, STATUSES } from '../measure/index.ts';
import { FOLDERS, type JsonSchema, KINDS } from '../schema/index.ts';
import { insights, suggestions } from './insight-schema.ts';

export const text = z.string();
const number = z.number();
const day = z.iso.date();
const maybeDay = day.nullable();
const maybeNumber = number.nullable();
export const whole = z.int().min(0);
export const ref = z
  .string()
  .regex(/^[a-z-]+:/)
  .describe(
    'Names a record, `kpi:checkout-p95`, or a key result, `key-result:faster-checkout.p95`.',
  );

const position = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1).describe('In UTF-16 units.'),
  offset: whole,
});
const place = { file: text, start: position, end: position };

export const finding = z.strictObject({
  rule: text,
  severity: z.enum(['error', 'warn', 'info']),
  message: text,
  expected: text.optional(),
  hint: text.optional(),
  instead: z
    .strictObject({
      texts: z.array(text).describe('Best first, without quotes.'),
      isCertain: z.boolean().describe('Whether `check --fix` writes it without asking.'),
    })
    .optional()
    .describe('What may be written in place of the text from `start` to `end`.'),
  ...place,
  entity: z.strictObject({ kind: text, id: text }).optional(),
  chain: z.array(ref).optional(),
  related: z.array(z.strictObject({ message: text, ...place })).optional(),
  fingerprint: text.describe('Stable when lines shift.'),
  docs: text.describe('Address of the rule’s page on the published site, below its base.'),
});

export const share = z.strictObject({
  value: maybeNumber.describe('of / over; null over nothing.'),
  of: whole,
  over: whole,
  missing: z.array(ref).describe('What is not as it should be.'),
});

export const alignment = z.strictObject({
  index: maybeNumber.describe('The mean of the shares that have a value.'),
  shares: z.strictObject(Object.fromEntries(SHARES.map((name) => [name, share]))),
});

export const head = {
  version: z.literal(1),
  tool: z.strictObject({ name: text, version: text }),
  root: z.literal('.').describe('Paths are relative to the repository.'),
  commit: text.nullable(),
  asOf: day,
};

const declared = z
  .strictObject({
    status: z.enum(['on-track', 'at-risk', 'off-track']).nullable(),
    confidence: maybeNumber,
    on: day,
    by: text.nullable(),
    checkIn: ref,
  })
  .nullable();

const judged = { status: z.enum(STATUSES), reason: text };

const points = z.array(
  z.strictObject({
    date: day,
    value: number,
    note: text.optional(),
    by: text.optional(),
    source: z.strictObject({ ref, file: text, line: z.int().min(1) }),
  }),
);

const series = z.array(
  z.strictObject({ start: day, end: day, value: maybeNumber, on: maybeDay, count: whole }),
);

const processSegment = z.strictObject({
  from: day,
  to: day,
  reason: text.nullable().describe('Why the process is a different one from here on.'),
  state: z.enum(['too-few', 'trial', 'locked', 'given']),
  basis: z.strictObject({ from: day, to: day, count: whole }).nullable(),
  centre: maybeNumber,
  meanRange: maybeNumber,
  lower: maybeNumber.describe('centre − 2.66 · meanRange, cut at the bounds of the KPI.'),
  upper: maybeNumber.describe('centre + 2.66 · meanRange, cut at the bounds of the KPI.'),
  uncutLower: maybeNumber,
  uncutUpper: maybeNumber,
  rangeLimit: maybeNumber.describe('3.27 · meanRange.'),
  points: z.array(
    z.strictObject({
      on: day,
      value: number,
      range: maybeNumber,
      rules: z.array(z.enum(SIGNAL_RULES)).optional(),
    }),
  ),
});

const signal = z.strictObject({
  rule: z.enum(SIGNAL_RULES),
  rules: z.array(z.enum(SIGNAL_RULES)),
  from: day,
  on: day,
  points: z.array(day),
  side: z.enum(['above', 'below']).nullable(),
  reading: z.enum(['improvement', 'concern']).nullable(),
  explainedBy: z.array(ref),
});

const behaviour = z
  .strictObject({
    ruleSet: z.enum(['wheeler', 'nhs']),
    segments: z.array(processSegment),
    signals: z.array(signal),
    assurance: z.enum(['passes', 'fails', 'hit-or-miss']).nullable(),
  })
  .nullable()
  .describe('How the values vary (XmR); of a key result, that of the KPI it reads.');

const forecast = z.union([
  z.strictObject({
    value: number,
    low: number.describe('Eight values of ten lie between low and high.'),
    high: number,
    by: day,
    slope: number.describe('Change a day.'),
    basis: z.strictObject({ from: day, to: day, count: whole }),
    reachesTarget: z.boolean().nullable(),
  }),
  z.strictObject({ value: z.null(), reason: text.describe('Why there is none.') }),
]);

const progress = {
  mode: z.enum(['reach', 'hold', 'milestones']),
  value: maybeNumber,
  valueOn: maybeDay,
  baseline: maybeNumber,
  baselineOn: maybeDay,
  target: maybeNumber,
  min: maybeNumber,
  max: maybeNumber,
  due: maybeDay,
  attainment: maybeNumber.describe('(value − baseline) / (target − baseline), not clamped.'),
  compliance: maybeNumber,
  periodsInside: maybeNumber,
  periodsCounted: maybeNumber,
  expected: maybeNumber,
  pace: maybeNumber.describe('attainment / expected.'),
  score: maybeNumber.describe('What a roll-up takes.'),
  ...judged,
  readOn: day,
  declared,
  points,
  series,
  behaviour,
  forecast,
};

const rollUp = {
  score: maybeNumber,
  coverage: maybeNumber,
  expected: maybeNumber,
  pace: maybeNumber,
  parts: z.array(
    z.strictObject({
      ref,
      weight: number,
      score: maybeNumber,
      expected: maybeNumber,
      pace: maybeNumber,
      status: z.enum(STATUSES),
    }),
  ),
};

const measure = z.union([
  z.strictObject({
    kind: z.literal('kpi'),
    ...progress,
    freshness: z.strictObject({
      last: maybeDay,
      due: maybeDay,
      onTime: z.boolean().nullable(),
      daysLate: number,
    }),
  }),
  z.strictObject({ kind: z.literal('key-result'), ...progress }),
  z.strictObject({
    kind: z.literal('objective'),
    ...rollUp,
    ...judged,
    readOn: day,
    weakest: ref.nullable(),
    declared,
    closed: maybeNumber,
  }),
  z.strictObject({
    kind: z.literal('priority'),
    ...rollUp,
    ...judged,
    readOn: day,
    lag: z.strictObject(rollUp),
    lead: z.strictObject(rollUp),
    weakest: ref.nullable(),
  }),
  z.strictObject({ kind: z.literal('initiative'), ...judged, declared }),
]);

const measures = z.strictObject({
  measure: measure.optional(),
  trace: z.strictObject({ chain: z.array(ref), reached: z.boolean() }).optional(),
  rhythm: z.strictObject({ last: maybeDay, due: maybeDay, overdue: z.boolean() }).optional(),
  portfolio: z
    .strictObject({
      cycle: ref,
      score: maybeNumber,
      coverage: maybeNumber,
      verdict: text.nullable(),
      parts: z.array(z.strictObject({ objective: ref, weight: number, closed: maybeNumber })),
    })
    .optional(),
});

const record = z.strictObject({
  id: text,
  kind: z.enum(KINDS),
  file: text,
  audience: text,
  data: z.record(text, z.unknown()).describe('The fields as written; each kind has a schema.'),
});

const model = z.strictObject({
  ...head,
  config: z.record(text, z.unknown()).describe('throughline.yaml with every default.'),
  records: byFolder(z.array(record)),
  links: z.array(z.strictObject({ kind: text, from: ref, to: ref, weight: number })),
  scorecard: z.record(ref, measures).describe('What is computed, by reference.'),
  alignment,
  alignmentBy: z.strictObject({
    teams: z.record(text, alignment),
    people: z.record(text, alignment),
    perspectives: z.record(text, alignment),
    cycles: z.record(text, alignment),
  }),
  findings: z.array(finding),
  insights,
  suggestions,
  encrypted: z
    .array(text)
    .describe('Paths of encrypted files that no identity opened. Nothing with --audience.'),
});

/** The JSON Schema of what `throughline model` prints. */
export function modelOutputJsonSchema(): JsonSchema {
  return generate(model, 'model-output', 'The output of throughline model');
}

/** A zod schema as the JSON Schema of an output. */
export function generate(schema: z.ZodType, name: string, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-07', reused: 'ref' });
  return { $schema, $id: `urn:throughline:schema:${name}`, title, ...rest } as JsonSchema;
}

/** A value for the folder of every kind. */
export function byFolder<T extends z.ZodType>(value: T): z.ZodObject<Record<string, T>> {
  return z.strictObject(Object.fromEntries(KINDS.map((kind) => [FOLDERS[kind], value])));
}
