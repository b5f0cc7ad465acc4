import type { Finding } from '../finding/index.ts';
import type { Comparison } from './comparison.ts';

/** Which findings are new, which are gone and which stay; each occurrence counts on its own. */
export function compareFound(
  before: readonly Finding[],
  after: readonly Finding[],
): Comparison['findings'] {
  const open = Map.groupBy(before, ({ fingerprint }) => fingerprint);
  const added: Finding[] = [];
  const kept: Finding[] = [];
  for (const finding of after) {
    const isKnown = open.get(finding.fingerprint)?.pop() !== undefined;
    (isKnown ? kept : added).push(finding);
  }
  const left = new Set([...open.values()].flat());
  return { added, mended: before.filter((finding) => left.has(finding)), kept };
}
