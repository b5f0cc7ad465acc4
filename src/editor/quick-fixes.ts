import type { Finding } from '../finding/index.ts';
import { type Edit, repairsOf } from '../mend/index.ts';
import type { Organisation } from './organisation.ts';

/** One thing an editor can do about a finding. */
export interface QuickFix {
  finding: Finding;
  edit: Edit;
  /** Whether nothing else can be meant. */
  isPreferred: boolean;
}

/** What can be done about the findings of a file that touch a piece of it. */
export function quickFixesAt(
  organisation: Organisation,
  path: string,
  from: number,
  to: number,
): QuickFix[] {
  const entry = organisation.content.entry(path);
  if (entry === null) return [];
  const findings = (organisation.findings().get(path) ?? []).filter(
    ({ start, end }) => start.offset <= to && from <= end.offset,
  );
  return repairsOf(findings, new Map([[path, entry]])).map(({ finding, edit, isCertain }) => {
    return { finding, edit, isPreferred: isCertain };
  });
}
