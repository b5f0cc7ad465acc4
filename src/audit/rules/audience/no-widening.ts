import type { Place } from '../../../finding/index.ts';
import { everyRecord, type Graph } from '../../../link/index.ts';
import { type AnyRecord, type Ref, refOf } from '../../../schema/index.ts';
import { defineStructureRule, type Report } from '../../rule.ts';
import { entityOf, nameOf, relatedAt } from '../../wording.ts';

/** One record that names another, and how to find where. */
interface Mention {
  naming: AnyRecord;
  named: AnyRecord;
  place: () => Place;
}

/** What the components of a narrative show: the attribute that names it, and its kind. */
const SHOWN = {
  Kpi: ['id', 'kpi'],
  Trend: ['kpi', 'kpi'],
  Progress: ['objective', 'objective'],
} as const;

/**
 * Whoever reads a record reads the names in it, in its fields and in its narrative. A person may
 * always be named; the publication shows the team where the person is not to be seen. One finding
 * for each pair of records.
 */
export const noWidening = defineStructureRule({
  id: 'audience/no-widening',
  demands: 'A record names no record that fewer may read; persons apart.',
  *judge({ graph, config }) {
    if (config.faulty.has('audiences') || config.faulty.has('publish')) return;
    const reach = new Map(config.audiences.map((audience, index) => [audience, index]));
    const told = new Set<string>();
    for (const mention of mentionsIn(graph, narrowIn(graph, reach))) {
      const { naming, named } = mention;
      if (named.kind === 'person') continue;
      if (naming.faulty.has('audience') || named.faulty.has('audience')) continue;
      const [wide, narrow] = [reach.get(naming.audience), reach.get(named.audience)];
      if (wide === undefined || narrow === undefined || narrow <= wide) continue;
      const pair = `${naming.kind}:${naming.id} ${named.kind}:${named.id}`;
      if (!told.has(pair)) yield reportOn(graph, mention);
      told.add(pair);
    }
  },
});

/** What is not for everybody: nothing else can be named by a record that more may read. */
function narrowIn(graph: Graph, reach: ReadonlyMap<string, number>): ReadonlySet<Ref> {
  const narrow = new Set<Ref>();
  for (const { ref, kind, audience } of everyRecord(graph.records)) {
    if (reach.get(audience) === 0) continue;
    narrow.add(ref);
    if (kind !== 'objective') continue;
    for (const keyResult of graph.keyResultsOf(ref)) narrow.add(keyResult.ref);
  }
  return narrow;
}

/** Every mention of something narrow in a field, and every one in a narrative. */
function* mentionsIn(graph: Graph, narrow: ReadonlySet<Ref>): Iterable<Mention> {
  for (const link of narrow.size === 0 ? [] : graph.links) {
    if (!narrow.has(link.to)) continue;
    const naming = graph.keyResults.get(link.from)?.objective ?? graph.find(link.from);
    const named = graph.keyResults.get(link.to)?.objective ?? graph.find(link.to);
    if (naming && named) yield { naming, named, place: () => graph.placeOf(link) };
  }
  for (const naming of everyRecord(graph.records)) {
    if (naming.body?.parts.some(isComponent)) yield* mentionsInNarrative(graph, naming);
  }
}

function isComponent({ kind }: { kind: string }): boolean {
  return kind === 'component';
}

function* mentionsInNarrative(graph: Graph, naming: AnyRecord): Iterable<Mention> {
  for (const part of naming.body?.parts ?? []) {
    if (part.kind !== 'component' || !Object.hasOwn(SHOWN, part.name)) continue;
    const [attribute, kind] = SHOWN[part.name as keyof typeof SHOWN];
    const named = graph.find(refOf(kind, part.attributes[attribute] ?? ''));
    if (named) yield { naming, named, place: () => part.place };
  }
}

function reportOn(graph: Graph, { naming, named, place }: Mention): Report {
  const nameIn = ({ kind, id }: AnyRecord) => nameOf(graph, refOf(kind, id));
  return {
    message: `${nameIn(naming)} is for the audience \`${naming.audience}\` and names ${nameIn(named)}, which is for \`${named.audience}\` alone.`,
    expected: `\`audience: ${named.audience}\` here, or \`audience: ${naming.audience}\` there`,
    hint: 'Narrow the one, widen the other, or take the reference out.',
    place: place(),
    entity: entityOf(naming),
    related: [audienceOf(naming), audienceOf(named)],
  };
}

/** Where a record's audience is written; where it is not, the record. */
function audienceOf(record: AnyRecord) {
  const isOwn = 'audience' in record.data && record.data.audience !== undefined;
  const message = `for ${record.audience}${isOwn ? '' : ', where nothing else is said'}`;
  return relatedAt(record.places.value(['audience']), message);
}
