import { MachineError, nearest } from '../finding/index.ts';
import type { Result } from './result.ts';
import type { Rule } from './rule.ts';
import { rulesOf } from './rules-of.ts';

/** Which rules a run is about; an empty list says nothing. */
export interface Choice {
  only: readonly string[];
  skip: readonly string[];
}

/**
 * The result with the findings of chosen rules alone. Rules of the structure always stay: without
 * them nobody knows what the others judged. Throws a `MachineError` for a name that no rule has, and
 * when one of the structure is to be skipped.
 */
export function choose(result: Result, { only, skip }: Choice): Result {
  const byId = new Map(rulesOf(result.config).map((rule): [string, Rule] => [rule.id, rule]));
  for (const name of [...only, ...skip]) if (!byId.has(name)) throw unknownRule(name, byId.keys());
  const guarded = skip.find((name) => byId.get(name)?.structure);
  if (guarded !== undefined) {
    throw new MachineError(
      `${guarded} cannot be skipped: too much rests on it. --skip takes rules about performance, such as kpi/has-target.`,
    );
  }
  const isChosen = (id: string) =>
    byId.get(id)?.structure !== false ||
    ((only.length === 0 || only.includes(id)) && !skip.includes(id));
  const accepted = result.accepted.filter(({ rule }) => isChosen(rule));
  const findings = result.findings.filter(({ rule }) => isChosen(rule));
  return { ...result, findings, accepted, tolerated: accepted.length };
}

/** Says that no rule has a name, with the nearest ones. */
export function unknownRule(name: string, known: Iterable<string>): MachineError {
  const near = nearest(name, known);
  const hint =
    near.length === 0 ? 'throughline rules lists them.' : `Did you mean ${near.join(' or ')}?`;
  return new MachineError(`there is no rule \`${name}\`. ${hint}`);
}
