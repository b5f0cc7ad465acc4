import { z } from 'zod';
import { EVENT_WORDS } from '../history/index.ts';
import type { JsonSchema } from '../schema/index.ts';
import { change } from './compare-schema.ts';
import { finding, generate, head, ref, text, whole } from './output-schema.ts';

const maybeText = text.nullable();
const instant = maybeText.describe('In UTC; shown, never trusted.');

const event = {
  event: z.enum(EVENT_WORDS),
  record: ref.describe('By its name today.'),
  file: text.describe('Empty with `--audience`, which tells what the pages tell.'),
  commit: maybeText.describe('Null: on the disk, and not committed.'),
  on: z.iso.date().nullable().describe('The day of the commit; null when its date can be no day.'),
  authored: instant,
  committed: instant,
  author: z
    .strictObject({ name: text, person: maybeText.describe('An id, where one can be told.') })
    .nullable(),
  landedBy: maybeText.describe('The commit of the main line that brought it.'),
  pullRequest: whole.nullable().describe('The pull or merge request, where a commit names it.'),
  changes: z.array(change),
  landed: z.boolean().describe('False when a merge took none of it over: counted nowhere.'),
  late: whole.nullable().describe('Of `measured`: days after the value was due.'),
  reason: maybeText.describe('As the same commit says under `changes` or `restated`.'),
};

const findings = z.array(finding).describe('What of the history cannot be known.');

const history = z.strictObject({
  ...head,
  of: whole.describe('How many events there are without the filter.'),
  events: z.array(z.strictObject(event)).describe('The last first.'),
  findings,
});

const goalposts = z.strictObject({
  ...head,
  goalposts: z.array(
    z.strictObject({
      ...event,
      due: z.iso.date().nullable().describe('When the goal was due before it was moved.'),
      daysBefore: z.int().nullable().describe('From the event to that day; negative after it.'),
    }),
  ),
  findings,
});

/** The JSON Schema of what `throughline history --format json` prints. */
export function historyOutputJsonSchema(): JsonSchema {
  return generate(history, 'history-output', 'The output of throughline history');
}

/** The JSON Schema of what `throughline goalposts --format json` prints. */
export function goalpostsOutputJsonSchema(): JsonSchema {
  return generate(goalposts, 'goalposts-output', 'The output of throughline goalposts');
}
