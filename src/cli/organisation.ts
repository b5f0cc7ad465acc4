import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Result } from '../audit/index.ts';
import { type Day, isDay } from '../calendar/index.ts';
import { type Finding, MachineError } from '../finding/index.ts';
import {
  checkChange,
  checkMoment,
  type HistoryMode,
  type Moment,
  openComparison,
  openMoment,
  readPast,
  type Stage,
} from '../index.ts';
import { CONFIG_FILE, readBytes } from '../read/index.ts';
import type { ReportedChange, TextOf } from '../report/index.ts';
import { type Options, usesCache } from './definition.ts';
import { identitiesOf, tellUnopened } from './identities.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress.ts';
import { findRoot, folder } from './root.ts';

/** An organisation as a command found it. */
export interface Organisation {
  /** Absolute. */
  root: string;
  /** Absolute paths given by `--content`. */
  content: string[];
  result: Result;
  moment: Moment;
  textOf: TextOf;
  /** Why rules about what happened could not be judged; null where they were, or nobody wants them. */
  lack: string | null;
}

/**
 * Finds, reads and judges the organisation a command is about, with progress on stderr: as it lies
 * on the disk, or at the moment that `--at` and `--as-of` mean.
 */
export function readOrganisation(
  io: Io,
  options: Options,
  history: HistoryMode = 'if-whole',
  mayTravel = true,
): Promise<Organisation> {
  return read(io, options, { mayTravel, history });
}

/**
 * The same for a change: what came about since its line parted from `since`, up to the disk or to the
 * commit of `--at`. The findings are those that the change answers for.
 */
export async function readChange(
  io: Io,
  options: Options,
  history: HistoryMode,
  since: string,
): Promise<Organisation & { change: ReportedChange }> {
  const { root, content, asOf } = findOrganisation(io, options);
  const identities = identitiesOf(io, options);
  const progress = createProgress(io);
  try {
    const head = options.text('at');
    const cache = usesCache(options);
    const request = { root, content, identities, asOf, cache, env: io.env, now: io.now };
    const moments = await openComparison({ ...request, base: since, head, direct: false });
    if (history !== 'none') progress('reading the history');
    const { result, lack, ...facts } = await checkChange(moments, history, {
      env: io.env,
      onStage: (stage, done, total) => progress(stageName(stage), done, total),
    });
    tellUnopened(io, identities, result);
    const change = { ...facts, since, base: moments.before.commit };
    const moment = moments.after;
    return { root, content, result, moment, textOf: textsOf(moment), lack, change };
  } finally {
    progress.end();
  }
}

/** The same for commands that write: always as it lies on the disk, whatever day it is. */
export function readOrganisationOnDisk(io: Io, options: Options): Promise<Organisation> {
  return read(io, options, { mayTravel: false, history: 'none' });
}

async function read(
  io: Io,
  options: Options,
  { mayTravel, history }: { mayTravel: boolean; history: HistoryMode },
): Promise<Organisation> {
  const { root, content, asOf } = findOrganisation(io, options);
  const identities = identitiesOf(io, options);
  const progress = createProgress(io);
  const at = options.text('at');
  try {
    const moment = await openMoment({
      root,
      content,
      asOf,
      at,
      mayTravel,
      identities,
      cache: usesCache(options),
      env: io.env,
      now: io.now,
    });
    if (history !== 'none') progress('reading the history');
    const past = await readPast(moment, history, io.env);
    const onStage = (stage: Stage, done?: number, total?: number) =>
      progress(stageName(stage), done, total);
    const result = await checkMoment(moment, onStage, past);
    tellUnopened(io, identities, result);
    return { root, content, result, moment, textOf: textsOf(moment), lack: past.lack };
  } finally {
    progress.end();
  }
}

/**
 * The same for commands that show figures and no findings: when the configuration could not be read
 * for certain, stderr says that they may rest on defaults. Figures need no timelines, so the commits
 * are gone through only for those who show them too.
 */
export async function readOrganisationForFigures(
  io: Io,
  options: Options,
  history: HistoryMode = 'none',
): Promise<Organisation> {
  const organisation = await readOrganisation(io, options, history);
  const faults = organisation.result.findings.filter(
    ({ file, severity }) => file === CONFIG_FILE && severity === 'error',
  );
  if (faults.length > 0) {
    io.stderr.write(
      `${CONFIG_FILE} has errors, so these figures may rest on defaults. See throughline check.\n`,
    );
  }
  return organisation;
}

/** What the global flags say, before anything is read. */
export function findOrganisation(
  io: Io,
  options: Options,
): { root: string; content: string[]; asOf: Day | null } {
  const root = findRoot(io, options);
  const content = options.texts('content').map((given) => folder(resolve(io.cwd, given), given));
  const isNew = !existsSync(join(root, CONFIG_FILE)) && !existsSync(join(root, 'content'));
  if (isNew && content.length === 0 && options.text('at') === null) {
    const where = relative(io.cwd, root) || 'this folder';
    throw new MachineError(
      `${where} holds no ${CONFIG_FILE} and no content folder. Begin with throughline init.`,
    );
  }
  return { root, content, asOf: asOfFlag(options) };
}

/** The day that `--as-of` names, or null. */
export function asOfFlag(options: Options): Day | null {
  const given = options.text('as-of');
  if (given === null || isDay(given)) return given;
  throw new MachineError(`--as-of expects a date such as 2026-11-20, not \`${given}\`.`);
}

/** A stage as progress names it. */
export function stageName(stage: Stage): string {
  return stage === 'reading' || stage === 'parsing' ? `${stage} files` : stage;
}

/** Texts of files as findings name them: relative to the root, also those of roots beside it. */
function textsOf({ root, source, roots }: Moment): TextOf {
  const known = new Map<string, string | null>();
  const beside = roots.filter(({ external }) => external).map(({ name }) => `${name}/`);
  return (file) => {
    const isBeside = beside.some((folder) => file.startsWith(folder));
    const bytes = () => (isBeside ? readBytes(resolve(root, file), file) : source.read(file, file));
    // What was encrypted is not shown by the line.
    const text = known.get(file) ?? (file.endsWith('.age') ? null : textIn(bytes()));
    known.set(file, text);
    return text;
  };
}

function textIn(bytes: Uint8Array | Finding): string | null {
  // Without the byte order mark, as offsets are counted.
  return bytes instanceof Uint8Array ? new TextDecoder('utf-8').decode(bytes) : null;
}
