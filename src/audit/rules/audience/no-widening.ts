import { type AnyRecord, FOLDERS, type Ref, refOf } from '../../../schema/index.ts';
import { defineStructureRule, type Report } from '../../rule.ts';
import { entityOf, nameOf, relatedAt } from '../../wording.ts';

/**
 * Whoever reads a record reads the names in it. A person may always be named; the publication shows
 * the team where the person is not to be seen. One finding for each pair of records.
 */
export const noWidening = defineStructureRule({
  id: 'audience/no-widening',
  demands: 'A record names no record that fewer may read; persons apart.',
  *judge({ graph, config }) {
    const reach = new Map(config.audiences.map((audience, index) => [audience, index]));
    const told = new Set<string>();
    const recordOf = (ref: Ref) => graph.keyResults.get(ref)?.objective ?? graph.find(ref);
    for (const link of graph.links) {
      const naming = recordOf(link.from);
      const named = recordOf(link.to);
      if (naming === undefined || named === undefined || named.kind === 'person') continue;
      if (naming.faulty.has('audience') || named.faulty.has('audience')) continue;
      const [wide, narrow] = [reach.get(naming.audience), reach.get(named.audience)];
      if (wide === undefined || narrow === undefined || narrow <= wide) continue;
      const pair = `${naming.kind}:${naming.id} ${named.kind}:${named.id}`;
      if (told.has(pair)) continue;
      told.add(pair);
      const names = [naming, named].map((r) => nameOf(graph, refOf(r.kind, r.id))) as [
        string,
        string,
      ];
      yield { ...wideningOf(naming, named, names), place: graph.placeOf(link) };
    }
  },
});

function wideningOf(
  naming: AnyRecord,
  named: AnyRecord,
  [wide, narrow]: [string, string],
): Omit<Report, 'place'> {
  return {
    message: `${wide} is for the audience \`${naming.audience}\` and names ${narrow}, which is for \`${named.audience}\` alone.`,
    expected: `\`audience: ${named.audience}\` here, or \`audience: ${naming.audience}\` there`,
    hint: 'Narrow the one, widen the other, or take the reference out.',
    entity: entityOf(naming),
    related: [audienceOf(naming), audienceOf(named)],
  };
}

/** Where a record's audience is written; where it is not, the record, with the reason. */
function audienceOf(record: AnyRecord) {
  const isOwn = 'audience' in record.data && record.data.audience !== undefined;
  const message = isOwn
    ? `for ${record.audience}`
    : `for ${record.audience}, as everything in ${FOLDERS[record.kind]}/ that does not say otherwise`;
  return relatedAt(record.places.value(['audience']), message);
}
