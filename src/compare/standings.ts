import { compareText } from '../finding/index.ts';
import type { Difference } from '../history/index.ts';
import type { Scorecard } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import type { BeforeAfter, Standing, StandingChange } from './comparison.ts';

/** Records and key results that stand otherwise than before, sorted by their name now. */
export function compareStandings(
  { before, after }: BeforeAfter<Scorecard>,
  changed: readonly Difference[],
): StandingChange[] {
  const newName = renaming(changed);
  const old = new Map([...before.measures.keys()].map((ref) => [newName(ref), ref]));
  const refs = new Set([...old.keys(), ...after.measures.keys()]);
  const changes: StandingChange[] = [];
  for (const ref of [...refs].sort(compareText)) {
    const was = standingOf(before, old.get(ref) ?? ref);
    const is = standingOf(after, ref);
    if (was?.status === is?.status && was?.score === is?.score) continue;
    const title =
      is === null ? before.graph.titleOf(old.get(ref) ?? ref) : after.graph.titleOf(ref);
    changes.push({ ref, title, before: was, after: is });
  }
  return changes;
}

/** Names of records before → names now; key results go with their objectives. */
function renaming(changed: readonly Difference[]): (ref: Ref) => Ref {
  const names = new Map(changed.flatMap(({ ref, was }) => (was === null ? [] : [[was, ref]])));
  return (ref) => {
    const [, objective = '', own = ''] = /^key-result:(.*)(\.[^.]*)$/.exec(ref) ?? [];
    const moved = names.get(`objective:${objective}`);
    if (moved !== undefined) return `key-result:${moved.slice('objective:'.length)}${own}`;
    return names.get(ref) ?? ref;
  };
}

function standingOf({ measures }: Scorecard, ref: Ref): Standing | null {
  const measure = measures.get(ref);
  if (measure === undefined) return null;
  return { status: measure.status, score: 'score' in measure ? measure.score : null };
}
