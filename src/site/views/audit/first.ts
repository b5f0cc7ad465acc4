import type { Mention, Publication, PublishedFinding } from '../../../publish/index.ts';
import { count } from '../../format.ts';
import { RANK } from './severity.ts';

/** A record, or a file, that is to be mended before the others. */
export interface FirstStep {
  record: Mention | null;
  owner: Mention | null;
  /** The gravest of its findings, whose hint is the next step. */
  finding: PublishedFinding;
  /** What else would be mended in the same place; empty when nothing. */
  besides: string;
}

const MOST_STEPS = 5;
/** What more rests on comes first. */
const WEIGHTS = ['priority', 'objective', 'kpi', 'initiative'];

/**
 * What to mend first: the records with the gravest finding, of those what more rests on, of those
 * the ones where one visit mends most. At most five.
 */
export function firstSteps({ findings }: Publication): FirstStep[] {
  return [...Map.groupBy(findings, placeOf)]
    .map(([place, group]) => ({ place, group: group.toSorted(bySeverity) }))
    .flatMap(({ place, group }) => {
      const [finding] = group;
      return finding === undefined ? [] : [{ place, finding, group }];
    })
    .sort(
      (a, b) =>
        bySeverity(a.finding, b.finding) ||
        weightOf(a.finding) - weightOf(b.finding) ||
        b.group.length - a.group.length ||
        (a.place < b.place ? -1 : 1),
    )
    .slice(0, MOST_STEPS)
    .map(({ finding, group }) => ({
      record: finding.record,
      owner: finding.owner,
      finding,
      besides:
        group.length > 1 ? `${count(group.length - 1, 'more finding')} in the same place` : '',
    }));
}

function placeOf({ record, source }: PublishedFinding): string {
  return record === null || record.href === null ? source.file : record.href;
}

function bySeverity(a: PublishedFinding, b: PublishedFinding): number {
  return RANK[a.severity] - RANK[b.severity];
}

function weightOf({ record }: PublishedFinding): number {
  const at = record === null ? -1 : WEIGHTS.indexOf(record.kind);
  return at < 0 ? WEIGHTS.length : at;
}
