/** The pipeline, read top to bottom; the package's public face. */
import { relative, resolve, sep } from 'node:path';
import { auditScorecard, type Result } from './audit/index.ts';
import { type Day, today } from './calendar/index.ts';
import type { Finding } from './finding/index.ts';
import { readRepository } from './history/index.ts';
import { linkRecords } from './link/index.ts';
import { measureGraph } from './measure/index.ts';
import { parseFile, parseFiles } from './parse/index.ts';
import { type Publication, publish, readRulePages } from './publish/index.ts';
import {
  type ContentFile,
  type ContentRoot,
  readConfiguration,
  readContent,
  type SkippedFile,
} from './read/index.ts';
import {
  type Audience,
  type BrokenRecord,
  type Config,
  collectRecords,
  isPlaced,
  isSilentAbout,
  type Records,
  readConfig,
} from './schema/index.ts';
import { readTool } from './tool.ts';

/** What to judge, and what the edge of the program knows. */
export interface Request {
  /** The repository's root: an absolute path. */
  root: string;
  /** More content roots (`--content`): absolute paths, also outside the repository. */
  content?: readonly string[] | undefined;
  /** Today (`--as-of`). */
  asOf?: Day | null | undefined;
  /** Defaults to this process's: `SOURCE_DATE_EPOCH` and `PATH` are read. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** The clock; asked only when neither flag, configuration nor environment say what day it is. */
  now?: (() => Date) | undefined;
  /** Hears which stage goes on and how much of it is done. */
  onStage?: ((stage: Stage, done?: number, total?: number) => void) | undefined;
}

/** The stages in the rooms' words. */
export type Stage = 'reading' | 'parsing' | 'linking' | 'measuring' | 'auditing';

/** Reads, validates, links, measures and audits an organisation. Throws `MachineError` only. */
export async function check(request: Request): Promise<Result> {
  const { root, env = process.env, onStage } = request;
  const settings = await readSettings(root);
  const repository = await readRepository(root, env['PATH']);
  const asOf = today({
    flag: request.asOf ?? null,
    configured: settings.config.calendar.as_of,
    sourceDateEpoch: env['SOURCE_DATE_EPOCH'],
    now: request.now?.() ?? new Date(),
    timezone: settings.config.calendar.timezone,
  });

  onStage?.('reading');
  const roots = contentRoots(root, settings.config, request.content ?? []);
  const read = await readContent(root, roots, (done) => onStage?.('reading', done));
  const config = read.isWhole ? settings.config : withoutFolder(settings.config);
  const placed = read.files.filter((file) => isPlaced(file.within));
  const misplaced = read.files.filter((file) => !isPlaced(file.within));
  onStage?.('parsing', 0, placed.length);
  const parsed = await parseFiles(placed, (done) => onStage?.('parsing', done, placed.length));
  const failed = [...read.skipped, ...read.encrypted, ...parsed.failed];
  const silent = silentAmong(parsed.failed, placed);
  const collected = collectRecords({ entries: parsed.entries, failed, misplaced, silent }, config);

  const found = [settings.findings, read.findings, parsed.findings, collected.findings].flat();
  return judge(
    { records: collected.records, broken: collected.broken, findings: found },
    {
      tool: readTool(),
      commit: repository.commit,
      config,
      asOf,
    },
    onStage,
  );
}

/** Files that could not be parsed and have no word about who may read them; never those nobody read. */
function silentAmong(failed: readonly SkippedFile[], files: readonly ContentFile[]): Set<string> {
  const paths = new Set(failed.map(({ path }) => path));
  const decoder = new TextDecoder('latin1');
  const silent = files.filter(
    ({ path, bytes }) =>
      paths.has(path) && bytes.length > 0 && isSilentAbout(decoder.decode(bytes)),
  );
  return new Set(silent.map(({ path }) => path));
}

/** Records to be judged, with what earlier stages found about them. */
export interface Collected {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
}

/** What a judgement depends on besides the records. */
export type Circumstances = Pick<Result, 'tool' | 'commit' | 'config' | 'asOf'>;

/** The second half of the pipeline: link, measure, audit. Arithmetic alone. */
export function judge(
  { records, broken, findings }: Collected,
  circumstances: Circumstances,
  onStage?: Request['onStage'],
): Result {
  const { config, asOf } = circumstances;
  onStage?.('linking');
  const linked = linkRecords({ records, broken }, config);
  onStage?.('measuring');
  const scorecard = measureGraph(linked.graph, config, asOf);
  onStage?.('auditing');
  const judgement = auditScorecard(scorecard, [...findings, ...linked.findings]);
  return { ...circumstances, scorecard, ...judgement };
}

/**
 * All that an audience may know of a result, with the rules' pages. What it may not see is taken out
 * first and the rest is judged anew.
 */
export async function publishFor(result: Result, audience: Audience): Promise<Publication> {
  const pages = await readRulePages();
  return publish(result, audience, (collected) => judge(collected, result), pages);
}

/** `throughline.yaml` with every default, and what is wrong with it. */
export async function readSettings(root: string): Promise<{ config: Config; findings: Finding[] }> {
  const { file, findings } = await readConfiguration(root);
  const parsed = file === null ? { entry: null, findings: [] } : parseFile(file);
  const entry = parsed.entry?.format === 'csv' ? null : parsed.entry;
  const settings = readConfig(entry, entry !== null || (file === null && findings.length === 0));
  return {
    config: settings.config,
    findings: [...findings, ...parsed.findings, ...settings.findings],
  };
}

/** A content folder that could not be read may hold what is named elsewhere. */
function withoutFolder(config: Config): Config {
  return { ...config, faulty: new Set([...config.faulty, 'content']) };
}

function contentRoots(root: string, config: Config, added: readonly string[]): ContentRoot[] {
  const configured = config.content.map((name, at): ContentRoot => {
    const place = config.contentPlaces[at];
    const contentRoot = { name, path: resolve(root, name), external: false };
    if (place !== undefined) return { ...contentRoot, place };
    return config.faulty.has('content') ? { ...contentRoot, assumed: true } : contentRoot;
  });
  const external = added.map((path) => {
    return { name: relative(root, path).split(sep).join('/') || '.', path, external: true };
  });
  return [...configured, ...external];
}

export { type Result, RULES } from './audit/index.ts';
export { type Finding, MachineError } from './finding/index.ts';
export type { Scorecard } from './measure/index.ts';
export type { Publication } from './publish/index.ts';
export { type Config, KINDS, type Kind, type Records, type Ref } from './schema/index.ts';
