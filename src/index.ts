/** The pipeline, read top to bottom; the package's public face. */
import { auditScorecard, type Result } from './audit/index.ts';
import {
  type BeforeAfter,
  type ChangeVerdict,
  type Comparison,
  compareResults,
  judgeChange,
} from './compare/index.ts';
import type { Finding } from './finding/index.ts';
import {
  begunOn,
  type Difference,
  differencesBetween,
  type FileTree,
  noHistory,
  recordsUntil,
} from './history/index.ts';
import { type OnStage, takeIn } from './intake.ts';
import { linkRecords } from './link/index.ts';
import { measureGraph } from './measure/index.ts';
import { type Moment, type MomentRequest, openMoment } from './moment.ts';
import type { ParsedVersions } from './parse/index.ts';
import { type HistoryMode, NO_PAST, type Past, readPast } from './past.ts';
import { type Judge, type Publication, publish, readRulePages } from './publish/index.ts';
import { readContent } from './read/index.ts';
import {
  type Audience,
  type BrokenRecord,
  type Config,
  collectRecords,
  type Records,
} from './schema/index.ts';
import { readSettingsThen } from './settings-then.ts';
import { takeSnapshots } from './snapshots.ts';
import { readTool } from './tool.ts';

/** What to judge, and what the edge of the program knows. */
export interface Request extends MomentRequest {
  /** Whether rules about what happened are judged; `if-whole` when not said. */
  history?: HistoryMode | undefined;
  /** Hears which stage goes on and how much of it is done. */
  onStage?: OnStage | undefined;
}

/** Reads, validates, links, measures and audits an organisation. Throws `MachineError` only. */
export async function check(request: Request): Promise<Result> {
  const moment = await openMoment(request);
  const past = await readPast(moment, request.history ?? 'if-whole', request.env);
  return checkMoment(moment, request.onStage, past);
}

/** The same for a moment that has been found already, and for what is known to have happened before it. */
export async function checkMoment(
  moment: Moment,
  onStage?: Request['onStage'],
  { timelines, findings: lacking }: Past = NO_PAST,
): Promise<Result> {
  const { commit, asOf, debt } = moment;
  const { config, encrypted, ...collected } = await collect(moment, onStage);
  const found = [...moment.findings, ...lacking, ...collected.findings];
  return judge(
    { ...collected, findings: found },
    { tool: readTool(), commit, config, asOf, timelines, debt, encrypted },
    onStage,
  );
}

/** The first half of the pipeline: read, parse, schema. What the files said is let go with it. */
async function collect(
  moment: Moment,
  onStage?: Request['onStage'],
  versions: ParsedVersions | null = null,
): Promise<Collected & Pick<Result, 'config' | 'encrypted'>> {
  const { config: given, until } = moment;
  const { isWhole, encrypted, findings: read, ...taken } = await takeIn(moment, onStage, versions);
  const config = isWhole ? given : withoutFolder(given);
  const collected = collectRecords(taken, config);
  const findings = [...read, ...collected.findings];
  const kept = until === null ? collected : recordsUntil(collected, until);
  return { records: kept.records, broken: kept.broken, findings, config, encrypted };
}

/** Records to be judged, with what earlier stages found about them. */
export interface Collected {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
}

/** What a judgement depends on besides the records. */
export type Circumstances = Pick<
  Result,
  'tool' | 'commit' | 'config' | 'asOf' | 'timelines' | 'debt' | 'encrypted' | 'configAt'
>;

/** The second half of the pipeline: link, measure, audit. Arithmetic alone. */
export function judge(
  { records, broken, findings }: Collected,
  circumstances: Circumstances,
  onStage?: Request['onStage'],
): Result {
  const { config, asOf, timelines, debt } = circumstances;
  onStage?.('linking');
  const linked = linkRecords({ records, broken }, config);
  onStage?.('measuring');
  const scorecard = measureGraph(linked.graph, config, asOf, begunOn(timelines ?? [], asOf));
  onStage?.('auditing');
  const judgement = auditScorecard(scorecard, [...findings, ...linked.findings], timelines, debt);
  return { ...circumstances, scorecard, ...judgement };
}

/**
 * What changed in meaning from one moment to another, both judged on their day, and what it touches.
 * Rules about what happened are judged where something changed and the history of both is whole.
 */
export async function compareMoments(
  moments: BeforeAfter<Moment>,
  edge: Pick<Request, 'env' | 'onStage'> = {},
): Promise<{ comparison: Comparison } & BeforeAfter<Result>> {
  const changed = await changedBetween(moments);
  const mode = changed.length === 0 ? 'none' : 'if-whole';
  const { results, comparison } = await compareJudged(moments, changed, mode, edge);
  return { comparison, ...results };
}

/** The same, and what the change answers for. */
export async function checkChange(
  moments: BeforeAfter<Moment>,
  mode: HistoryMode,
  edge: Pick<Request, 'env' | 'onStage'>,
): Promise<ChangeVerdict & Pick<Past, 'lack'> & { comparison: Comparison }> {
  const changed = await changedBetween(moments);
  const { results, comparison, lack } = await compareJudged(moments, changed, mode, edge);
  return { ...judgeChange(results, changed), comparison, lack };
}

async function compareJudged(
  { before, after }: BeforeAfter<Moment>,
  changed: readonly Difference[],
  mode: HistoryMode,
  { env, onStage }: Pick<Request, 'env' | 'onStage'>,
) {
  const past = await readPast(after, mode, env);
  const first = await readPast(before, past.timelines === null ? 'none' : mode, env);
  const isTold = first.timelines !== null;
  const results = {
    before: await checkMoment(before, onStage, first),
    after: await checkMoment(after, onStage, isTold ? past : { ...past, timelines: null }),
  };
  const commits = { before: before.commit, after: after.isDisk ? null : after.commit };
  const comparison = compareResults(results, changed, commits);
  return { results, comparison, lack: past.lack ?? first.lack };
}

async function changedBetween({ before, after }: BeforeAfter<Moment>): Promise<Difference[]> {
  return differencesBetween(await filesOf(before), await filesOf(after), after.config.calendar);
}

async function filesOf({ root, roots, source, config, identities }: Moment): Promise<FileTree> {
  const { files, skipped } = await readContent(root, roots, undefined, source, identities);
  const lacking = skipped.map(({ path }) => ({ path, bytes: null }));
  return { files: [...files, ...lacking], roots: config.content };
}

/**
 * All that an audience may know of a result, with the rules' pages. What it may not see is taken out
 * first and the rest is judged anew.
 */
export async function publishFor(result: Result, audience: Audience): Promise<Publication> {
  const pages = await readRulePages();
  return publish(result, audience, judgeVisible(result), pages);
}

/** A result, the moment it is of, and why nothing is known of what happened before. */
export interface Judged {
  moment: Moment;
  result: Result;
  lack: string | null;
}

/** The same with what happened, as far as it was for the audience then and is now. */
export async function publishMoment(
  { moment, result, lack }: Judged,
  audience: Audience,
  env: MomentRequest['env'] = process.env,
): Promise<Publication> {
  const pages = await readRulePages();
  const settings = await readSettingsThen(moment, env);
  const known = { ...result, configAt: settings.around };
  const asked = { moment, result: known, settings, audience, env };
  const snapshots = await takeSnapshots(asked, { collect, judge });
  const missing = result.timelines === null ? (lack ?? lackOf(moment)) : null;
  return publish(known, audience, judgeVisible(known), pages, {
    lack: missing,
    snapshots,
    logo: moment.logo,
  });
}

/** Why there is no history at all. */
function lackOf({ repository: { state } }: Moment): string | null {
  if (state === 'ok') return null;
  const { message, hint } = noHistory(state);
  return `${message} ${hint ?? ''}`.trim();
}

/** A content folder that could not be read may hold what is named elsewhere. */
function withoutFolder(config: Config): Config {
  return { ...config, faulty: new Set([...config.faulty, 'content']) };
}

/**
 * Judges what an audience may know of a result, and of what happened. Of records that are gone nobody
 * can say any more who may know of them: what happened to them is left out.
 */
export function judgeVisible(result: Result): Judge {
  return ({ timelines, ...collected }) => judge(collected, { ...result, timelines });
}

export { type Result, RULES } from './audit/index.ts';
export type { ChangeVerdict, Comparison } from './compare/index.ts';
export { type Finding, MachineError } from './finding/index.ts';
export type { Stage } from './intake.ts';
export type { Scorecard } from './measure/index.ts';
export { historyUpTo, type Moment, openComparison, openMoment, readSettings } from './moment.ts';
export { type HistoryMode, type Past, readPast } from './past.ts';
export type { Publication } from './publish/index.ts';
export { type Config, KINDS, type Kind, type Records, type Ref } from './schema/index.ts';
export { readSettingsThen } from './settings-then.ts';
