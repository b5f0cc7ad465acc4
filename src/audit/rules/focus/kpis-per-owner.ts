import { z } from 'zod';
import { FOCUS_LIMITS, isActiveOn } from '../../../measure/index.ts';
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
    const live = liveKpis(scorecard).map((kpi) => kpi.ref);
    const owned = Map.groupBy(
      live.flatMap((ref) => graph.from(ref, 'owner')),
      (link) => link.to,
    );
    for (const [owner, links] of owned) {
      const person = graph.find(owner);
      if (links.length <= most || person?.kind !== 'person') continue;
      // What the absent own is a finding of kpi/one-owner.
      if (!isActiveOn(person, asOf)) continue;
      yield {
        message: `${shorten(graph.titleOf(owner))} owns ${links.length} KPIs, more than ${most}.`,
        expected: `at most ${most}`,
        hint: 'Hand some of them to those who can move them, or retire what nobody acts on.',
        place: person.places.value(['name']),
        entity: entityOf(person),
        related: links
          .slice(0, MOST_SHOWN)
          .map((link) => relatedAt(graph.placeOf(link), `owns ${nameOf(graph, link.from)}`)),
      };
    }
  },
});
