import { auditScorecard } from '../audit/index.ts';
import type { Finding } from '../finding/index.ts';
import { type Ids, linkRecords } from '../link/index.ts';
import { measureGraph, type Scorecard } from '../measure/index.ts';
import { statusWord } from '../report/index.ts';
import type { BrokenRecord, Config, Records, Ref } from '../schema/index.ts';
import type { Content } from './content.ts';
import type { Settings } from './settings.ts';

/** How a record stands, as far as a hint over its name says it. */
export interface Standing {
  /** "at risk", and by what: `42 of 80`. */
  status: string | null;
  /** The way up to strategy, as far as it got. */
  chain: Ref[];
  reached: boolean;
}

/** What a whole organisation was judged to be; plain data. */
export interface Judgement {
  findings: Finding[];
  standings: Map<Ref, Standing>;
}

/** What was collected of some records, and by what they are judged. */
export interface Collected {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
  config: Config;
}

/** Links, measures and audits; the same as `check` without the commits. `ids` are known besides the records. */
export function judgeCollected(
  { records, broken, findings, config }: Collected,
  { asOf, debt }: Pick<Settings, 'asOf' | 'debt'>,
  ids?: Ids,
): { findings: Finding[]; scorecard: Scorecard } {
  const linked = linkRecords({ records, broken }, config, ids);
  const scorecard = measureGraph(linked.graph, config, asOf);
  const judged = auditScorecard(scorecard, [...findings, ...linked.findings], null, debt);
  return { findings: judged.findings, scorecard };
}

/** Judges everything. */
export function judgeWhole(content: Content): Judgement {
  const { findings, scorecard } = judgeCollected(content.collect(), content.settings);
  return { findings, standings: standingsIn(scorecard) };
}

function standingsIn({ measures, traces }: Scorecard): Map<Ref, Standing> {
  const refs = new Set([...measures.keys(), ...traces.keys()]);
  return new Map(
    [...refs].map((ref) => {
      const measure = measures.get(ref);
      const trace = traces.get(ref);
      const standing: Standing = {
        status: measure ? statusWord(measure.status) : null,
        chain: trace?.chain ?? [],
        reached: trace?.reached ?? false,
      };
      return [ref, standing];
    }),
  );
}
