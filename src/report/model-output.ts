import type { Result } from '../audit/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Insight, Suggestion } from '../insight/index.ts';
import type { LinkKind } from '../link/index.ts';
import type {
  Alignment,
  CheckInRhythm,
  Measure,
  Portfolio,
  Scorecard,
  Trace,
} from '../measure/index.ts';
import {
  type Config,
  FOLDERS,
  type Folder,
  KINDS,
  type Kind,
  type RecordsByFolder,
  type Ref,
} from '../schema/index.ts';
import { type Head, headOf } from './check-output.ts';
import { insightsOutput } from './insights.ts';
import { sortKeys } from './json.ts';

/** What `throughline model` prints; its schema is `schemas/model-output.json`. */
export interface ModelOutput extends Head {
  config: Omit<Config, 'file' | 'places' | 'given'>;
  records: Record<Folder, ModelRecord[]>;
  links: { kind: LinkKind; from: Ref; to: Ref; weight: number }[];
  /** What is computed about a record or key result, by its reference. */
  scorecard: Record<Ref, ModelMeasures>;
  alignment: Alignment;
  alignmentBy: Scorecard['alignmentBy'];
  findings: readonly Finding[];
  /** What needs a decision, the gravest first; and what likeness of words suggests. */
  insights: readonly Insight[];
  suggestions: readonly Suggestion[];
  /** Paths of the encrypted files that nobody here could open. */
  encrypted: readonly string[];
}

export interface ModelMeasures {
  measure?: Measure;
  /** Whether and how it reaches a live priority. */
  trace?: Trace;
  /** When a check-in is due. */
  rhythm?: CheckInRhythm;
  /** How the objectives of a closed cycle came out. */
  portfolio?: Portfolio;
}

export interface ModelRecord {
  id: string;
  kind: Kind;
  file: string;
  audience: string;
  data: unknown;
}

/** The whole model as plain values: keys of maps sorted, lists in the model's own order. */
export function modelOutput(result: Result): ModelOutput {
  const { graph, alignment, alignmentBy } = result.scorecard;
  const { file: _file, places: _places, given: _given, ...config } = result.config;
  const records = graph.records as RecordsByFolder;
  const body = {
    config,
    records: Object.fromEntries(
      KINDS.map((kind) => [FOLDERS[kind], records[FOLDERS[kind]].map(modelRecord)]),
    ),
    links: graph.links.map(({ kind, from, to, weight }) => ({ kind, from, to, weight })),
    scorecard: measuresByRef(result.scorecard),
    alignment,
    alignmentBy,
    findings: result.findings,
    ...insightsOutput(result),
    encrypted: result.encrypted,
  };
  const sorted = Object.entries(body).map(([key, value]) => [key, sortKeys(value)]);
  return { ...headOf(result), ...Object.fromEntries(sorted) };
}

function measuresByRef(scorecard: Scorecard): Record<Ref, ModelMeasures> {
  const { measures, traces, rhythms, portfolios } = scorecard;
  const refs = new Set([
    ...measures.keys(),
    ...traces.keys(),
    ...rhythms.keys(),
    ...portfolios.keys(),
  ]);
  const entries = [...refs].map((ref): [Ref, ModelMeasures] => {
    const measure = measures.get(ref);
    const trace = traces.get(ref);
    const rhythm = rhythms.get(ref);
    const portfolio = portfolios.get(ref);
    return [
      ref,
      {
        ...(measure === undefined ? {} : { measure }),
        ...(trace === undefined ? {} : { trace }),
        ...(rhythm === undefined ? {} : { rhythm }),
        ...(portfolio === undefined ? {} : { portfolio }),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function modelRecord({
  id,
  kind,
  file,
  audience,
  data,
}: RecordsByFolder[Folder][number]): ModelRecord {
  return { id, kind, file, audience, data };
}
