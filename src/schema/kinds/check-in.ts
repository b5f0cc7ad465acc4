import { z } from 'zod';
import { anyRecord, decisions } from './any-record.ts';
import {
  day,
  listOf,
  map,
  may,
  must,
  number,
  oneOf,
  reference,
  references,
  share,
  text,
} from './field.ts';

/** A note on how things stand: declared status, obstacles, support needed, decisions. */
export const checkIn = map({
  title: may(text, 'What it is called in lists; its date and subject when not said.'),
  date: must(day, 'The day it is about.'),
  author: may(reference, 'The person who writes it.'),
  about: may(references, 'The objectives, KPIs or initiatives it is about.'),
  status: may(oneOf(['on-track', 'at-risk', 'off-track']), 'How it stands, in your judgement.'),
  confidence: may(share, 'How sure you are that it will be reached, 0 to 1.'),
  values: may(
    z.record(reference, number),
    'Values of key results that read no KPI: `objective.key-result: value`.',
  ),
  explains: may(
    listOf(
      map({
        kpi: must(reference, 'The KPI that gave the signal.'),
        on: must(day, 'The day of the signal.'),
      }),
    ),
    'The signals this note explains.',
  ),
  decisions: may(decisions, 'What was decided, by whom it is done and by when.'),
  support_needed: may(
    listOf(
      map({
        from: must(reference, 'The person or team it is asked of.'),
        what: must(text, 'What is needed.'),
      }),
    ),
    'What is needed from others.',
  ),
  ...anyRecord,
});
