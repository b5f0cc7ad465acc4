import MiniSearch from 'minisearch';
import { nameOf } from '../audit/index.ts';
import { compareText } from '../finding/index.ts';
import { alikeIn, type Scorecard, tellingWords } from '../measure/index.ts';
import type { AnyRecord, RecordOf, Ref } from '../schema/index.ts';

/** Something that may be so, by the likeness of words alone: to be looked at, never to be done unasked. */
export interface Suggestion {
  /** `link`: the record with no way to strategy may belong there; `duplicate`: two KPIs may be one. */
  kind: 'link' | 'duplicate';
  from: Ref;
  to: Ref;
  /** How alike their words are, above 0, at most 1. */
  score: number;
  sentence: string;
}

/** Below these likenesses nothing is suggested. */
const LEAST_LIKE_A_PARENT = 0.2;
const LEAST_LIKE_A_TWIN = 0.5;

/** Likely parents of records without one and likely twins among KPIs, the likeliest first. */
export function suggestionsOf(scorecard: Scorecard): Suggestion[] {
  const found = [...links(scorecard), ...duplicates(scorecard)];
  return found.sort(
    (a, b) => b.score - a.score || compareText(a.from, b.from) || compareText(a.to, b.to),
  );
}

/**
 * For each live KPI or current objective that supports and relates to nothing, the priority or
 * objective with the likest words: the root of its BM25 score as a share of that of the record with itself, since
 * MiniSearch counts a score once for every word that is found.
 */
function links({ graph, isCurrent }: Scorecard): Suggestion[] {
  const { kpis, objectives, strategy } = graph.records;
  const isLoose = ({ ref }: AnyRecord) =>
    isCurrent(ref) && !LEADING_UP.some((kind) => graph.from(ref, kind).length > 0);
  const loose = [...kpis.filter(isLoose), ...objectives.filter(isLoose)].filter(
    ({ ref }) => graph.to(ref, 'measures').length === 0,
  );
  if (loose.length === 0) return [];
  const parents = [...strategy, ...objectives].filter(({ ref }) => isCurrent(ref));
  const engine = engineOver([...new Set([...parents, ...loose])]);
  const isParent = new Set(parents.map(({ ref }) => ref));
  return loose.flatMap((record) => {
    const hits = engine.search(textOf(record));
    const own = hits.find(({ id }) => id === record.ref)?.score ?? 0;
    const best = hits.find(({ id }) => id !== record.ref && isParent.has(id));
    const score = best === undefined || own === 0 ? 0 : Math.min(1, Math.sqrt(best.score / own));
    if (best === undefined || score < LEAST_LIKE_A_PARENT) return [];
    const to = best.id as Ref;
    return [
      {
        ...({ kind: 'link', from: record.ref, to, score } as const),
        sentence: `${nameOf(graph, record.ref)} leads nowhere; by its words it may support ${nameOf(graph, to)}.`,
      },
    ];
  });
}

const LEADING_UP = ['supports', 'relates-to', 'drives'] as const;

function engineOver(records: readonly AnyRecord[]): MiniSearch {
  const engine = new MiniSearch({
    fields: ['text'],
    tokenize: tellingWords,
    processTerm: (term) => term,
  });
  engine.addAll(records.map((record) => ({ id: record.ref, text: textOf(record) })));
  return engine;
}

/** What a record says about itself, in its own fields. */
function textOf({ data }: AnyRecord): string {
  const texts = ['title', 'summary', 'definition', 'success', 'decision'].map((field): unknown =>
    Reflect.get(data, field),
  );
  return texts.filter((text) => typeof text === 'string').join(' ');
}

function duplicates({ graph, isLive }: Scorecard): Suggestion[] {
  const kpis = graph.records.kpis.filter(({ ref }) => isLive(ref));
  return alikeIn(kpis.map(meaningOf), LEAST_LIKE_A_TWIN).flatMap(({ of, to, likeness }) => {
    const [from, twin] = [kpis[of]?.ref, kpis[to]?.ref];
    if (from === undefined || twin === undefined) return [];
    return [
      {
        ...({ kind: 'duplicate', from, to: twin, score: likeness } as const),
        sentence: `${nameOf(graph, from)} and ${nameOf(graph, twin)} may measure the same.`,
      },
    ];
  });
}

function meaningOf({ data }: RecordOf<'kpi'>): string {
  return `${data.title ?? ''} ${data.definition ?? ''}`;
}
