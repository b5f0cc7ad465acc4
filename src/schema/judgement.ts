import { createFinding, type EntityRef, type Finding } from '../finding/index.ts';
import type { Places } from '../parse/index.ts';
import { type Fault, MOST_FAULTS } from './fault.ts';

/** The findings of one file's faults; beyond the first fifty the rest is counted. */
export function findingsOf(
  faults: readonly Fault[],
  places: Places,
  entity?: EntityRef,
): Finding[] {
  const findings = faults.slice(0, MOST_FAULTS).map((fault) => findingOf(fault, places, entity));
  const next = faults[MOST_FAULTS];
  if (next) {
    const more = faults.length - MOST_FAULTS;
    const message = `The file has ${more} more ${more === 1 ? 'fault' : 'faults'} of this kind.`;
    findings.push(findingOf({ ...next, message, ...SILENT }, places, entity));
  }
  return findings;
}

const SILENT = { expected: undefined, hint: undefined, instead: undefined };

/** The top-level fields that have a finding. */
export function faultyFields(faults: readonly Fault[]): Set<string> {
  return new Set(faults.flatMap((fault) => fault.fields));
}

function findingOf(fault: Fault, places: Places, entity: EntityRef | undefined): Finding {
  const { message, expected, hint, instead, path } = fault;
  const place = fault.at === 'key' ? places.key(path) : places.value(path);
  return createFinding({ rule: 'content/schema', message, expected, hint, instead, place, entity });
}
