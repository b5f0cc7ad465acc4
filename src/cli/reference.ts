import { compareText, MachineError, nearest } from '../finding/index.ts';
import type { Graph, Target } from '../link/index.ts';
import { FOLDERS, KINDS, type Ref, refOf, splitRef } from '../schema/index.ts';

/** What a word may name; tables of values bear the ids of others and are named only in full. */
const NAMEABLE: readonly Target[] = [
  ...KINDS.filter((kind) => kind !== 'measurement'),
  'key-result',
];

/**
 * The record or key result that a word of the command line names: an id where only one of the kinds
 * `allowed` has it, or `kind:id` (the folder's word does as well). Throws MachineError with the
 * candidates of an ambiguous word, and with the nearest names of an unknown one.
 */
export function findSubject(graph: Graph, word: string, allowed = NAMEABLE): Ref {
  const colon = word.indexOf(':');
  const kinds = colon < 0 ? allowed : [kindOf(word.slice(0, colon), [...allowed, 'measurement'])];
  const id = colon < 0 ? word : word.slice(colon + 1);
  const found = kinds.filter((kind) => isThere(graph, refOf(kind, id)));
  const [only, ...more] = found;
  if (only === undefined) throw unknown(graph, word, id, kinds);
  if (more.length === 0) return refOf(only, id);
  const candidates = found.map((kind) => `\`${refOf(kind, id)}\``).join(', ');
  throw new MachineError(`\`${word}\` names several records; say which one: ${candidates}.`);
}

/** The kind a word names: `kpi`, its folder `kpis`, or an obvious plural; throws with the nearest. */
export function kindOf<T extends Target>(word: string, allowed: readonly T[]): T {
  const plain = word.toLowerCase();
  const kind = allowed.find((target) => namesOf(target).includes(plain));
  if (kind !== undefined) return kind;
  const [near] = nearest(plain, allowed.flatMap(namesOf), 1);
  const hint = near === undefined ? `Kinds are ${allowed.join(', ')}.` : `Did you mean ${near}?`;
  throw new MachineError(`there is no kind of record \`${word}\`. ${hint}`);
}

/** Every id of the kinds, sorted; key results as `OBJECTIVE.KEY-RESULT`. */
export function idsOf(graph: Graph, kinds: readonly Target[]): string[] {
  const ids = kinds.flatMap((kind) =>
    kind === 'key-result'
      ? [...graph.keyResults.keys()].map((ref) => splitRef(ref).id)
      : graph.records[FOLDERS[kind]].map(({ id }) => id),
  );
  return ids.sort(compareText);
}

function namesOf(target: Target): string[] {
  if (target === 'key-result') return [target, 'key-results'];
  return [target, FOLDERS[target], `${target}s`, ...(target === 'priority' ? ['priorities'] : [])];
}

function isThere(graph: Graph, ref: Ref): boolean {
  return graph.keyResults.has(ref) || graph.find(ref) !== undefined;
}

function unknown(graph: Graph, word: string, id: string, kinds: readonly Target[]): MachineError {
  const isBroken = graph.broken.find((record) => record.id === id && kinds.includes(record.kind));
  if (isBroken !== undefined) {
    return new MachineError(`${isBroken.file} could not be read; throughline check says why.`);
  }
  const near = nearest(id, idsOf(graph, kinds)).map((candidate) => `\`${candidate}\``);
  const hint =
    near.length === 0
      ? 'throughline list KIND shows what there is.'
      : `Did you mean ${near.join(', ')}?`;
  return new MachineError(`nothing is called \`${word}\`. ${hint}`);
}
