import type { Publication, PublishedFinding } from '../../../publish/index.ts';
import { oncePer } from '../book.ts';
import { type Part, partsOf } from '../parts.ts';

const byRule = oncePer((publication: Publication) =>
  Map.groupBy(publication.findings, ({ rule }) => rule),
);

/** What a rule found, in pages: the first is the rule's own, the others lie below that. */
export function findingParts(publication: Publication, rule: string): Part<PublishedFinding>[] {
  const found = byRule(publication).get(rule) ?? [];
  if (found.length === 0) return [];
  return partsOf(found, `Found by ${rule}`, (number) =>
    number === 1 ? `/audit/rules/${rule}/` : `/audit/rules/${rule}/${number}/`,
  );
}

/** The pages of findings that are no rule's own. */
export function furtherFindings(
  publication: Publication,
): { rule: string; part: Part<PublishedFinding> }[] {
  return publication.rules.flatMap(({ id }) =>
    findingParts(publication, id)
      .slice(1)
      .map((part) => ({ rule: id, part })),
  );
}
