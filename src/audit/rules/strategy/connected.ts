import { nearest } from '../../../finding/index.ts';
import type { Graph } from '../../../link/index.ts';
import type { Ref } from '../../../schema/index.ts';
import { reportOn } from '../../fault.ts';
import { defineRule } from '../../rule.ts';
import { livePriorities } from '../../scope.ts';
import { nameOf } from '../../wording.ts';

/** A strategy is a chain of causes; what neither causes nor follows from anything is a list item. */
export const connected = defineRule({
  id: 'strategy/connected',
  demands: 'Each priority drives another or is driven by one.',
  recommended: 'info',
  *judge(scorecard) {
    const { graph } = scorecard;
    const priorities = livePriorities(scorecard);
    const isPart = graph.broken.some(({ kind }) => kind === 'priority');
    if (priorities.length < 2 || isPart) return;
    if (priorities.some(({ faulty }) => faulty.has('drives'))) return;
    const linked = linkedPriorities(graph);
    const unresolved = priorities.flatMap(({ ref, data }) =>
      unresolvedIn(graph, ref, data.drives ?? []),
    );
    for (const priority of priorities) {
      const ref = priority.ref;
      if (linked.has(ref) || unresolved.some(({ from }) => from === ref)) continue;
      if (unresolved.some(({ written }) => nearest(written, [priority.id], 1).length > 0)) continue;
      yield reportOn(priority, {
        at: ['drives'],
        message: `The priority ${nameOf(graph, ref)} drives no other priority, and none drives it.`,
        expected: 'a `drives` link from it, or to it from another priority',
        hint: 'Name what it makes possible; or ask whether the strategy needs it.',
      });
    }
  },
});

/** Every priority at either end of a link from cause to effect; also of one that closes a loop. */
function linkedPriorities({ links, looping }: Graph): ReadonlySet<Ref> {
  const drives = [...links, ...looping].filter(
    ({ kind, from, to }) =>
      kind === 'drives' && from.startsWith('priority:') && to.startsWith('priority:'),
  );
  return new Set(drives.flatMap(({ from, to }) => [from, to]));
}

function unresolvedIn(graph: Graph, from: Ref, written: readonly string[]) {
  const links = [...graph.from(from, 'drives'), ...graph.looping.filter((l) => l.from === from)];
  const resolved = new Set(links.map(({ at }) => at[1]));
  return written.flatMap((id, index) => (resolved.has(index) ? [] : [{ from, written: id }]));
}
