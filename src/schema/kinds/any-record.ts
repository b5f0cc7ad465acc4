import { day, id, listOf, map, may, must, reference, text, textThat } from './field.ts';

/** A reason with its date: why something was loosened, corrected or begun anew. */
export const dated = map({
  on: must(day, 'The day it was decided.'),
  reason: must(text, 'Why, in a sentence a stranger understands.'),
});

const suppression = map({
  ignore: must(text, 'The rule whose finding is tolerated here, such as kpi/lag-has-lead.'),
  reason: must(text, 'Why it is tolerated.'),
  until: must(day, 'The last day it is tolerated.'),
});

const uid = textThat(
  (t) => /^[A-Za-z0-9_-]{8,64}$/.test(t),
  'the permanent id as the tool wrote it: 8 to 64 letters, digits, - and _',
  (t) => `is \`${t}\`, which is no permanent id`,
  { pattern: '^[A-Za-z0-9_-]{8,64}$' },
);

export const title = must(text, 'What it is called, in plain words.');

/** The fields that a record of any kind may have, its title apart. */
export const anyRecord = {
  summary: may(text, 'One or two sentences for lists and previews.'),
  tags: may(listOf(text), 'Words of your own to group records by.'),
  audience: may(text, 'Who may read it: one of the audiences in throughline.yaml.'),
  uid: may(uid, 'Permanent id, written once by the tool; survives a rename.'),
  formerly: may(listOf(id), 'Ids this record had before.'),
  retired: may(
    map({
      on: must(day, 'The first day it no longer counts.'),
      reason: must(text, 'Why it was retired.'),
      superseded_by: may(reference, 'The record that takes its place.'),
    }),
    'Takes the record out of use from a day on, and keeps it in the record.',
  ),
  reviewed: may(
    map({
      on: must(day, 'The day it was looked at.'),
      by: must(reference, 'The person who looked.'),
      note: may(text, 'What was found.'),
    }),
    'Says that the record was read again after what it supports had changed.',
  ),
  changes: may(listOf(dated), 'Why a target, a date or a threshold was loosened.'),
  restated: may(listOf(dated), 'Why an earlier value was corrected or removed.'),
  'x-audit': may(
    listOf(suppression),
    'Findings tolerated on this record, each with a reason and an end.',
  ),
};

/** What was decided, who does it, and by when. */
export const decisions = listOf(
  map({
    text: must(text, 'What was decided.'),
    owner: may(reference, 'The person who does it.'),
    due: may(day, 'The day it is due.'),
  }),
);
