import { anyRecord, title } from './any-record.ts';
import {
  listOf,
  map,
  may,
  must,
  oneOf,
  owner,
  reference,
  references,
  support,
  weight,
} from './field.ts';
import { keyResult } from './key-result.ts';

const dependency = map({
  on: must(reference, 'What it depends on: an objective, KPI, initiative or team.'),
  confirmed_by: may(reference, 'The person who has promised it.'),
  risk_owner: may(reference, 'The person who watches it while nobody has promised.'),
});

/** An objective of a team for a cycle, with its key results. */
export const objective = map({
  title,
  owner: may(owner, 'The one person who answers for it.'),
  team: may(reference, 'The team that works on it.'),
  cycle: may(reference, 'The cycle it belongs to.'),
  supports: may(
    listOf(support),
    'The priorities or objectives it contributes to; it counts in their progress.',
  ),
  relates_to: may(references, 'What it is related to without counting there.'),
  commitment: may(
    oneOf(['committed', 'aspirational']),
    'Committed is expected to be reached whole, aspirational to 60–70 percent.',
  ),
  weight: may(weight, 'How much it counts where it contributes; 1 when not said.'),
  key_results: may(listOf(keyResult), 'How one will know that it is reached.'),
  dependencies: may(listOf(dependency), 'What has to come from others.'),
  ...anyRecord,
});
