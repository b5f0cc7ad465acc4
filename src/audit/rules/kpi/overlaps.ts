import { z } from 'zod';
import { alikeIn } from '../../../measure/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { liveKpis } from '../../scope.ts';
import { nameOf, relatedAt } from '../../wording.ts';

const options = z.strictObject({
  likeness: z
    .number()
    .min(0.5)
    .max(1)
    .default(0.85)
    .describe(
      'How much of what they say two definitions share before they count as the same, 1 for every telling word.',
    ),
});

/** Two KPIs for one thing are two answers to one question; a later one is compared with the earlier ones by id. */
export const overlaps = defineRule({
  id: 'kpi/overlaps',
  demands: 'No two KPIs are defined in nearly the same words.',
  recommended: 'info',
  options,
  *judge(scorecard, { likeness }) {
    const { graph } = scorecard;
    const kpis = liveKpis(scorecard).filter(({ data }) => data.definition !== undefined);
    const texts = kpis.map(({ data }) => data.definition ?? '');
    for (const alike of alikeIn(texts, likeness)) {
      const [kpi, other] = [kpis[alike.of], kpis[alike.to]];
      if (kpi === undefined || other === undefined) continue;
      const same = alike.likeness === 1 ? 'in the same words' : 'in nearly the same words';
      yield reportOn(kpi, {
        at: ['definition'],
        message: `${nameOf(graph, kpi.ref)} is defined ${same} as ${nameOf(graph, other.ref)}.`,
        expected: 'a definition that says what sets it apart from every other KPI',
        hint: `Keep one of the two and let everybody use it; or say in each what it counts that the other does not.`,
        related: [relatedAt(other.places.value(['definition']), 'the other definition')],
      });
    }
  },
});
