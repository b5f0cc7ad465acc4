import { z } from 'zod';
import { INSIGHT_KINDS } from '../insight/index.ts';

const ref = z.string().regex(/^[a-z-]+:/);

export const insights = z
  .array(
    z.strictObject({
      kind: z.enum(INSIGHT_KINDS),
      about: ref.describe('The record to open.'),
      owner: ref.nullable().describe('Whose turn it is.'),
      sentence: z.string(),
      step: z.string(),
      evidence: z.array(
        z.strictObject({
          text: z.string(),
          ref: ref.nullable(),
          at: z.strictObject({ file: z.string(), line: z.int().min(1) }).nullable(),
        }),
      ),
      consequence: z
        .number()
        .describe('Gravity × (1 + the share of the weight of the live priorities above it).'),
    }),
  )
  .describe('What needs a decision, the gravest first.');

export const suggestions = z
  .array(
    z.strictObject({
      kind: z.enum(['link', 'duplicate']),
      from: ref,
      to: ref,
      score: z.number().describe('How alike their words are, above 0, at most 1.'),
      sentence: z.string(),
    }),
  )
  .describe('What likeness of words suggests; never applied.');
