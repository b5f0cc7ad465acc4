import { defineRule } from '../../rule.ts';
import { livePriorities } from '../../scope.ts';
import { entityOf, nameOf, relatedAt } from '../../wording.ts';

/** Causes lie below their effects on the map, or beside them; perspectives are listed from the bottom up. */
export const causeRunsUpward = defineRule({
  id: 'strategy/cause-runs-upward',
  demands:
    'A priority drives priorities of its own perspective or a higher one, never a lower one.',
  recommended: 'error',
  *judge(scorecard) {
    const { graph, config } = scorecard;
    if (config.faulty.has('perspectives')) return;
    const levels = new Map(
      config.perspectives.map(({ id, title }, level) => [id, { level, title }]),
    );
    for (const cause of livePriorities(scorecard)) {
      const from = levels.get(cause.data.perspective ?? '');
      if (from === undefined) continue;
      for (const link of graph.from(cause.ref, 'drives')) {
        const effect = graph.find(link.to);
        if (effect?.kind !== 'priority') continue;
        const to = levels.get(effect.data.perspective ?? '');
        if (to === undefined || to.level >= from.level) continue;
        yield {
          message: `${nameOf(graph, link.from)} (${from.title}) drives ${nameOf(graph, link.to)} (${to.title}), which lies below it on the strategy map.`,
          expected: `a priority in ${from.title} or a perspective above it`,
          hint: 'Turn the link round, or move one of the two to another perspective. Causes stand below their effects.',
          place: graph.placeOf(link),
          entity: entityOf(cause),
          related: [
            relatedAt(effect.places.value(['perspective']), 'the perspective of the effect'),
          ],
        };
      }
    }
  },
});
