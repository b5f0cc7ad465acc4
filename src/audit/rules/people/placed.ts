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
      const missing = asked.filter(
        (field) => person.data[field] === undefined && !person.faulty.has(field),
      );
      const [first] = missing;
      if (first === undefined || !isActiveOn(person, asOf)) continue;
      yield reportOn(person, {
        at: [first],
        message: `${shorten(person.data.name)} has no ${missing.join(' and no ')}.`,
        expected: missing.map((field) => `\`${field}:\` with the id of a ${field}`).join(' and '),
        hint: 'Say where they work and what is expected of them; figures by team and development plans build on it.',
      });
    }
  },
});
