/** At which moment an organisation is read: as it lies on the disk, or as a commit left it. */
import { relative, resolve, sep } from 'node:path';
import { type Day, today } from './calendar/index.ts';
import { type Finding, MachineError } from './finding/index.ts';
import {
  commitAsOf,
  commitSource,
  type History,
  incompleteHistory,
  mergeBase,
  noHistory,
  type Repository,
  readHistory,
  readRepository,
  resolveRevision,
  timelinesUntil,
} from './history/index.ts';
import { readLogo } from './logo.ts';
import { parseFile } from './parse/index.ts';
import {
  CONFIG_FILE,
  type ContentRoot,
  diskSource,
  type Picture,
  readConfiguration,
  readSingleFile,
  type Source,
} from './read/index.ts';
import { type Config, type Debt, noDebt, readConfig, readDebt } from './schema/index.ts';

/** What decides the moment. */
export interface MomentRequest {
  /** The repository's root: an absolute path. */
  root: string;
  /** More content roots (`--content`): absolute paths, also outside the repository. */
  content?: readonly string[] | undefined;
  /** The commit to read (`--at`): a branch, a tag, an id. The disk when not said. */
  at?: string | null | undefined;
  /** Today (`--as-of`). For a day before today the last commit of that day is read. */
  asOf?: Day | null | undefined;
  /** False where a past day is no reason to read a commit: for commands that write. */
  mayTravel?: boolean | undefined;
  /** Keys of age, as their files hold them: they open what is encrypted. */
  identities?: readonly string[] | undefined;
  /** Defaults to this process's: `SOURCE_DATE_EPOCH` and `PATH` are read. */
  env?: Readonly<Record<string, string | undefined>> | undefined;
  /** Whether what was read of the history is kept for the next time, in a cache; false when not said. */
  cache?: boolean | undefined;
  /** The clock; asked only when neither flag, configuration nor environment say what day it is. */
  now?: (() => Date) | undefined;
}

/** An organisation's files at one moment. */
export interface Moment {
  root: string;
  repository: Repository;
  /** Whether the disk is read, and not a commit. */
  isDisk: boolean;
  /** Where the repository's own files are read from. */
  source: Source;
  /** The commit they are read from, else the one that is checked out; null without one. */
  commit: string | null;
  config: Config;
  /** What is tolerated, as its file says at that moment. */
  debt: Debt;
  roots: ContentRoot[];
  /** The picture beside the name of the site. */
  logo: Picture | null;
  asOf: Day;
  identities: readonly string[];
  /** The day after which records are left out, as no commit says how it stood; null for none. */
  until: Day | null;
  /** Whether its history may be kept for the next time. */
  cache: boolean;
  /** What is wrong with the configuration, and with a history that does not reach back. */
  findings: Finding[];
}

/** Finds the moment a request means. Throws a `MachineError` when it names no commit there is. */
export async function openMoment(request: MomentRequest): Promise<Moment> {
  const { root, env = process.env, asOf = null, at = null } = request;
  const repository = await readRepository(root, env['PATH']);
  if (at !== null) {
    const asked = askedOf(root, env);
    requireHistory(repository);
    if ((request.content ?? []).length > 0) {
      throw new MachineError(
        '--at reads a commit of this repository, and --content lies beside it: give one of the two.',
      );
    }
    return openCommit(request, await resolveRevision(asked, at), repository);
  }
  const disk = await openDisk(request, repository);
  const mayTravel = request.mayTravel ?? true;
  const isPast = mayTravel && asOf !== null && asOf < todayOf(request, disk.config, null);
  if (!isPast) return disk;
  const known = repository.state === 'ok';
  const asked = askedOf(root, env);
  const commit = known ? await commitAsOf(asked, asOf, disk.config.calendar.timezone) : null;
  if (commit !== null) return openCommit(request, commit, repository);
  const lacks = known ? await incompleteHistory(asked) : [];
  return { ...disk, until: asOf, findings: [...disk.findings, ...lacks] };
}

/** Which two states of an organisation are compared. */
export interface ComparisonRequest
  extends Pick<
    MomentRequest,
    'root' | 'content' | 'asOf' | 'identities' | 'env' | 'now' | 'cache'
  > {
  base: string;
  /** The disk when null. */
  head: string | null;
  /** Compare the two as they are, and not with where their lines parted. */
  direct: boolean;
}

/**
 * Finds the two moments of a comparison, both on the later one's today. Throws a `MachineError` when
 * one of them names no commit, or the two have none in common.
 */
export async function openComparison(
  request: ComparisonRequest,
): Promise<{ before: Moment; after: Moment }> {
  const { root, env = process.env, base, head, direct } = request;
  const repository = await readRepository(root, env['PATH']);
  requireHistory(repository);
  const asked = askedOf(root, env);
  const from = await resolveRevision(asked, base);
  const to = await resolveRevision(asked, head ?? 'HEAD');
  const parted = direct ? from : await mergeBase(asked, from, to);
  if (parted === null) {
    throw new MachineError(
      `\`${base}\` and \`${head ?? 'HEAD'}\` have no commit in common here. Compare the two as they are with --direct; if the clone is shallow, git fetch --unshallow gets the rest.`,
    );
  }
  const after = await (head === null && repository.isWorkTree
    ? openDisk(request, repository)
    : openCommit(request, to, repository));
  const before = await openCommit({ ...request, asOf: after.asOf }, parted, repository);
  // Roots beside the repository lie as they lie in both.
  return { before: { ...before, until: after.until }, after };
}

async function openDisk(request: MomentRequest, repository: Repository): Promise<Moment> {
  const { commit } = repository;
  const source = diskSource(request.root);
  const { config, findings } = await readSettings(request.root, source);
  const roots = contentRoots(request, config);
  const asOf = todayOf(request, config, request.asOf ?? null);
  const { root, identities = [], cache = false } = request;
  const at = { root, repository, isDisk: true, source, commit, identities, cache };
  const { debt, findings: faults } = debtIn(source, config);
  const { logo, findings: pictured } = await readLogo(source, config);
  const found = [...findings, ...faults, ...pictured];
  return { ...at, config, debt, roots, logo, asOf, until: null, findings: found };
}

/** The files of a commit; more content roots have a history of their own, and lie as they lie. */
async function openCommit(
  request: MomentRequest,
  commit: string,
  repository: Repository,
): Promise<Moment> {
  const { prefix } = repository;
  const { root, env = process.env, identities = [] } = request;
  const asked = askedOf(root, env);
  const settings = [CONFIG_FILE, 'throughline.yml'];
  const first = await commitSource(asked, commit, prefix, settings);
  const { config, findings } = await readSettings(root, first);
  const source = await commitSource(asked, commit, prefix, [
    ...settings,
    config.audit.debt,
    ...(config.site.logo === null ? [] : [config.site.logo]),
    ...config.content.map((name) => name.replace(/\/$/, '')),
  ]);
  const roots = contentRoots(request, config);
  const asOf = todayOf(request, config, request.asOf ?? null);
  const until = roots.some(({ external }) => external) ? asOf : null;
  const cache = (request.cache ?? false) && commit === repository.commit;
  const at = { root, repository, isDisk: false, source, commit, identities, cache };
  const { debt, findings: faults } = debtIn(source, config);
  const { logo, findings: pictured } = await readLogo(source, config);
  const found = [...findings, ...faults, ...pictured];
  return { ...at, config, debt, roots, logo, asOf, until, findings: found };
}

/** What the debt file tolerates; nothing where there is none. */
export function debtIn(source: Source, { audit }: Config): { debt: Debt; findings: Finding[] } {
  const bytes = readSingleFile(source, audit.debt);
  return bytes === null ? { debt: noDebt(audit.debt), findings: [] } : readDebt(audit.debt, bytes);
}

/** How git is asked about a root. */
export function askedOf(root: string, env: Readonly<Record<string, string | undefined>>) {
  return { root, path: env['PATH'] ?? '' };
}

function requireHistory({ state }: Repository): void {
  if (state === 'ok') return;
  const reasons = {
    'no-git': 'there is no git on this machine to read a commit with.',
    'no-repository': 'this is no git repository, so there is no commit to read.',
    unborn: 'this repository has no commit yet.',
  };
  throw new MachineError(reasons[state]);
}

function todayOf(request: MomentRequest, config: Config, flag: Day | null): Day {
  const { env = process.env, now } = request;
  return today({
    flag,
    configured: config.calendar.as_of,
    sourceDateEpoch: env['SOURCE_DATE_EPOCH'],
    now: now?.() ?? new Date(),
    timezone: config.calendar.timezone,
  });
}

/**
 * What happened to every record up to a moment. More content roots have histories of their own,
 * which are not told. Never throws on content.
 */
export async function historyUpTo(
  moment: Moment,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<History> {
  const { root, repository, commit, config, until } = moment;
  if (repository.state !== 'ok' || commit === null) {
    const state = repository.state === 'ok' ? 'unborn' : repository.state;
    return { timelines: [], findings: [noHistory(state)], commits: 0 };
  }
  const history = await readHistory({
    ...askedOf(root, env),
    commit,
    prefix: repository.prefix,
    roots: config.content,
    calendar: config.calendar,
    uncommitted: moment.isDisk && repository.isWorkTree && until === null,
    cache: moment.cache ? env : null,
  });
  return until === null ? history : { ...history, timelines: timelinesUntil(history, until) };
}

/** `throughline.yaml` with every default, and what is wrong with it. */
export async function readSettings(
  root: string,
  source: Source = diskSource(root),
): Promise<{ config: Config; findings: Finding[] }> {
  const { file, findings } = await readConfiguration(root, source);
  const parsed = file === null ? { entry: null, findings: [] } : parseFile(file);
  const entry = parsed.entry?.format === 'csv' ? null : parsed.entry;
  const settings = readConfig(entry, entry !== null || (file === null && findings.length === 0));
  return {
    config: settings.config,
    findings: [...findings, ...parsed.findings, ...settings.findings],
  };
}

function contentRoots({ root, content = [] }: MomentRequest, config: Config): ContentRoot[] {
  const external = content.map((path) => {
    return { name: relative(root, path).split(sep).join('/') || '.', path, external: true };
  });
  return [...rootsOf(root, config), ...external];
}

/** The content folders that a configuration names. */
export function rootsOf(root: string, config: Config): ContentRoot[] {
  return config.content.map((name, at): ContentRoot => {
    const place = config.contentPlaces[at];
    const contentRoot = { name, path: resolve(root, name), external: false };
    if (place !== undefined) return { ...contentRoot, place };
    return config.faulty.has('content') ? { ...contentRoot, assumed: true } : contentRoot;
  });
}
