import { isActiveOn } from '../../../measure/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { shorten } from '../../wording.ts';

/** Where somebody works and what is expected of them; asked once the organisation has teams, and roles. */
export const placed = defineRule({
  id: 'people/placed',
  demands: 'Everybody who is here has a team, and a role where roles are described.',
  recommended: 'info',
  *judge({ graph, asOf }) {
    const { people, teams, roles } = graph.records;
    const asked = [
      ...(teams.length > 0 ? (['team'] as const) : []),
      ...(roles.length > 0 ? (['role'] as const) : []),
    ];
    for (const person of people) {
      if (!isActiveOn(person, asOf)) continue;
      for (const field of asked) {
        if (person.data[field] !== undefined || person.faulty.has(field)) continue;
        yield reportOn(person, {
          at: ['name'],
          message: `${shorten(person.data.name)} has no ${field}.`,
          expected: `\`${field}:\` with the id of a ${field}`,
          hint: HINTS[field],
        });
      }
    }
  },
});

const HINTS = {
  team: 'Say where they work; figures by team are counted by it.',
  role: 'Say what is expected of them; reviews and development plans build on it.',
};
