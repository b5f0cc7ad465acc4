import { createFinding, type Finding, meant, nearest } from '../finding/index.ts';
import type { Config, RecordOf } from '../schema/index.ts';
import { either } from './resolve.ts';

/** Reports a priority whose perspective the configuration does not list, if its list is sound. */
export function checkPerspective(priority: RecordOf<'priority'>, config: Config): Finding[] {
  const { perspective } = priority.data;
  const known = config.perspectives.map(({ id }) => id);
  if (perspective === undefined || known.includes(perspective)) return [];
  if (config.faulty.has('perspectives')) return [];
  const near = nearest(perspective, known);
  return [
    createFinding({
      rule: 'content/known-reference',
      message: `There is no perspective \`${perspective}\`.`,
      expected: either(known.map((id) => `\`${id}\``)),
      hint:
        near.length > 0
          ? `Did you mean ${either(near.map((id) => `\`${id}\``))}?`
          : `Correct it, or add it to \`perspectives\` in ${config.file}.`,
      instead: meant(perspective, near),
      place: priority.places.value(['perspective']),
      entity: { kind: 'priority', id: priority.id },
    }),
  ];
}
