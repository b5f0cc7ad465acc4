import { createFinding, type Finding } from '../finding/index.ts';
import { type RecordOf, refOf } from '../schema/index.ts';
import type { KeyResultNode } from './graph.ts';

/**
 * The key results of an objective as nodes. Of two with one id the first stands; the second is
 * reported with both places and left out.
 */
export function keyResultsIn(objective: RecordOf<'objective'>): {
  nodes: KeyResultNode[];
  findings: Finding[];
} {
  const nodes = new Map<string, KeyResultNode>();
  const findings: Finding[] = [];
  for (const [index, data] of (objective.data.key_results ?? []).entries()) {
    const first = nodes.get(data.id);
    if (first) findings.push(duplicate(objective, data.id, first.index, index));
    else
      nodes.set(data.id, {
        ref: refOf('key-result', `${objective.id}.${data.id}`),
        objective,
        index,
        data,
      });
  }
  return { nodes: [...nodes.values()], findings };
}

function duplicate(
  objective: RecordOf<'objective'>,
  id: string,
  first: number,
  second: number,
): Finding {
  const placeOf = (index: number) => objective.places.value(['key_results', index, 'id']);
  return createFinding({
    rule: 'content/unique-id',
    message: `Two key results of this objective are called \`${id}\`.`,
    expected: 'an id for each key result',
    hint: 'Rename one of them; until then only the first one counts.',
    place: placeOf(second),
    entity: { kind: 'objective', id: objective.id },
    related: [{ message: 'first defined here', ...placeOf(first) }],
  });
}
