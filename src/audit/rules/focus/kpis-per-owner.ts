import { z } from 'zod';
import type { Related } from '../../../finding/index.ts';
import { FOCUS_LIMITS, isActiveOn } from '../../../measure/index.ts';
import { type Ref, refOf } from '../../../schema/index.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { entityOf, nameOf, relatedAt, shorten } from '../../wording.ts';

const options = z.strictObject({
  most: z
    .int()
    .min(1)
    .default(FOCUS_LIMITS['focus/kpis-per-owner'].most)
    .describe('Most KPIs one person may own.'),
});

/** How many of the KPIs a finding points at; its message counts them all. */
const MOST_SHOWN = 10;

/** Whoever answers for too many figures answers for none. */
export const kpisPerOwner = defineRule({
  id: 'focus/kpis-per-owner',
  demands: 'Nobody owns more KPIs than one person can act on.',
  recommended: 'warn',
  options,
  *judge(scorecard, { most }) {
    const { graph, asOf } = scorecard;
    const owned = new Map<Ref, Related[]>();
    for (const kpi of liveKpis(scorecard)) {
      const ref = refOf('kpi', kpi.id);
      for (const link of graph.from(ref, 'owner')) {
        const related = relatedAt(graph.placeOf(link), `owns ${nameOf(graph, ref)}`);
        const list = owned.get(link.to);
        if (list) list.push(related);
        else owned.set(link.to, [related]);
      }
    }
    for (const [owner, related] of owned) {
      const person = graph.find(owner);
      if (related.length <= most || person?.kind !== 'person') continue;
      // What the absent own is a finding of kpi/one-owner.
      if (!isActiveOn(person, asOf)) continue;
      yield {
        message: `${shorten(graph.titleOf(owner))} owns ${related.length} KPIs, more than ${most}.`,
        expected: `at most ${most}`,
        hint: 'Hand some of them to those who can move them, or retire what nobody acts on.',
        place: person.places.value(['name']),
        entity: entityOf(person),
        related: related.slice(0, MOST_SHOWN),
      };
    }
  },
});
