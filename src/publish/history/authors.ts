import type { HistoryEvent } from '../../history/index.ts';
import type { Graph } from '../../link/index.ts';
import { type Ref, refOf } from '../../schema/index.ts';
import type { Mention } from '../published-record.ts';
import type { AudiencesThen } from './audiences-then.ts';

/** Who may be named for a commit: the person where they are visible, else their team, else nobody. */
export function authorOf(
  event: HistoryEvent,
  known: {
    /** With everybody in it. */
    graph: Graph;
    visible: ReadonlySet<Ref>;
    audiences: AudiencesThen;
    mention(ref: Ref): Mention | null;
  },
): Mention | null {
  const person = event.author?.person ?? null;
  if (person === null) return null;
  const ref = refOf('person', person);
  const { graph, visible, audiences, mention } = known;
  if (visible.has(ref) && audiences.wasVisible(ref, event)) return mention(ref);
  const team = graph.from(ref, 'team')[0]?.to;
  const named = team !== undefined && visible.has(team) ? mention(team) : null;
  if (named === null) return null;
  return { kind: 'person', id: '', title: `someone in ${named.title}`, href: named.href };
}
