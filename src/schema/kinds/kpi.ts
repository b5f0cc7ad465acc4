import { anyRecord, dated, title } from './any-record.ts';
import {
  cadence,
  day,
  listOf,
  map,
  may,
  must,
  number,
  oneOf,
  oneOrMore,
  ordered,
  owner,
  reference,
  references,
  support,
  text,
  unit,
  webAddress,
  weight,
} from './field.ts';

const bounds = map({
  min: may(number, 'The lowest value that can occur.'),
  max: may(number, 'The highest value that can occur.'),
});

const baseline = map({
  value: must(number, 'The start value, in the unit of the KPI.'),
  on: must(day, 'The day it was so.'),
});

const target = map({
  value: may(number, 'The value to reach or to hold, in the unit of the KPI.'),
  min: may(number, 'The lower end of the range to hold.'),
  max: may(number, 'The upper end of the range to hold.'),
  by: may(day, 'The day it is to be reached; for a range, the last day it is judged.'),
  mode: may(oneOf(['reach', 'hold']), 'Reach: get there by the date. Hold: stay there all along.'),
});

const source = map({
  system: may(text, 'Where the values come from.'),
  method: may(oneOf(['manual', 'automatic']), 'How they get here.'),
  url: may(webAddress, 'Where they can be looked up.'),
  query: may(text, 'How they are asked for there.'),
  steward: may(reference, 'The person who keeps the source in order.'),
});

const limits = map({
  from: must(day, 'The first day the limits are computed from.'),
  to: must(day, 'The last day the limits are computed from.'),
  rule_set: may(oneOf(['wheeler', 'nhs']), 'Which patterns count as signals.'),
});

/** A measure that somebody owns, that informs a decision and leads to strategy. */
export const kpi = map({
  title,
  owner: may(owner, 'The one person who answers for it; never a list.'),
  team: may(reference, 'The team it belongs to.'),
  weight: may(weight, 'How much it counts where it contributes; 1 when not said.'),
  supports: may(
    listOf(support),
    'The objectives or priorities it contributes to; it counts in the progress of a priority.',
  ),
  drives: may(references, 'The KPIs or priorities that move because of it.'),
  indicator: may(oneOf(['lead', 'lag']), 'Lead moves first; lag shows the result.'),
  tier: may(
    oneOf(['input', 'output', 'outcome', 'impact']),
    'How far along the chain from effort to effect it measures.',
  ),
  decision: may(text, 'What is done differently because of it.'),
  definition: may(text, 'What exactly is measured, in plain words.'),
  formula: may(text, 'How a stranger would compute it.'),
  includes: may(oneOrMore, 'What counts: a sentence or a list.'),
  excludes: may(oneOrMore, 'What does not count: a sentence or a list.'),
  unit: may(unit, 'What the values are counted in; never written beside a value.'),
  direction: may(oneOf(['increase', 'decrease', 'maintain']), 'Which way is better.'),
  bounds: may(ordered(bounds, 'min', 'max'), 'Values beyond these cannot occur.'),
  baseline: may(baseline, 'Where it started and when.'),
  target: may(
    ordered(target, 'min', 'max'),
    'Where it should be, by when, and how that is judged.',
  ),
  milestones: may(
    listOf(
      map({
        on: must(day, 'The day.'),
        value: must(number, 'The value expected on that day.'),
      }),
    ),
    'Values on the way, where the way is not a straight line.',
  ),
  standard: may(number, 'The absolute standard: good in any year, whatever the target.'),
  thresholds: may(
    map({
      on_track: must(number, 'From this value on it is on track.'),
      at_risk: must(number, 'From this value on it is at risk.'),
    }),
    'Values, in the unit of the KPI, that decide the status in place of pace.',
  ),
  cadence: may(cadence, 'How often a value is due.'),
  aggregate: may(
    oneOf(['last', 'mean', 'sum', 'min', 'max']),
    'How several values of one period are joined; the last when not said.',
  ),
  source: may(source, 'Where the values come from and how.'),
  limits: may(ordered(limits, 'from', 'to'), 'Locks the process limits to the values of a span.'),
  rebaselined: may(listOf(dated), 'From which days on the process is a different one, and why.'),
  ...anyRecord,
});
