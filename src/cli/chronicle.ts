import { type Day, isDay } from '../calendar/index.ts';
import { MachineError, nearest } from '../finding/index.ts';
import { type Goalpost, goalposts, type History, type Timeline } from '../history/index.ts';
import { historyUpTo, openMoment } from '../index.ts';
import type { Head } from '../report/index.ts';
import { type Audience, splitRef } from '../schema/index.ts';
import { readTool } from '../tool.ts';
import { type Options, usesCache } from './definition.ts';
import type { Io } from './io.ts';
import { findOrganisation, readOrganisation } from './organisation.ts';
import { createProgress } from './progress.ts';

/** What happened in an organisation, and at which moment that was asked. */
export interface Chronicle {
  history: History;
  goalposts(): Goalpost[];
  circumstances: Pick<Head, 'tool' | 'commit' | 'asOf'>;
}

/**
 * Reads the history up to the moment that the flags mean, as far as the audience of `--audience` may
 * know of it; `word` must name a record that ever was.
 */
export async function readHistoryOf(io: Io, options: Options, word?: string): Promise<Chronicle> {
  const audience = options.text('audience');
  const chronicle = await (audience === null
    ? readAll(io, options)
    : readSeen(io, options, audience));
  if (word !== undefined) requireRecord(chronicle.history.timelines, word);
  return chronicle;
}

async function readAll(io: Io, options: Options): Promise<Chronicle> {
  const { root, asOf } = findOrganisation(io, options);
  const progress = createProgress(io);
  try {
    progress('reading the history');
    const at = options.text('at');
    const cache = usesCache(options);
    const moment = await openMoment({ root, asOf, at, cache, env: io.env, now: io.now });
    const history = await historyUpTo(moment, io.env);
    const { commit } = moment;
    const circumstances = { tool: readTool(), commit, asOf: moment.asOf };
    return { history, goalposts: () => goalposts(history.timelines), circumstances };
  } finally {
    progress.end();
  }
}

async function readSeen(io: Io, options: Options, audience: Audience): Promise<Chronicle> {
  const { seenChronicle } = await import('./seen-chronicle.ts');
  const organisation = await readOrganisation(io, options, 'asked');
  const seen = await seenChronicle(organisation, audience, io);
  const { tool, commit, asOf } = organisation.result;
  const circumstances = { tool, commit, asOf };
  return { history: seen.history, goalposts: () => seen.goalposts, circumstances };
}

/** The day a flag names, or null. */
export function dayOption(options: Options, name: string): Day | null {
  const given = options.text(name);
  if (given === null || isDay(given)) return given;
  throw new MachineError(`--${name} expects a date such as 2026-11-20, not \`${given}\`.`);
}

/** Refuses a person whom neither the commits nor the records know, with the nearest who are. */
export function requirePerson(timelines: readonly Timeline[], word: string): void {
  const authors = timelines.flatMap(({ events }) => events.flatMap(({ author }) => author ?? []));
  const people = timelines.filter(({ ref }) => splitRef(ref).kind === 'person');
  const ids = new Set([
    ...people.flatMap(({ ref, formerly }) => [ref, ...formerly].map((one) => splitRef(one).id)),
    ...authors.flatMap(({ person }) => person ?? []),
  ]);
  const names = new Set(authors.map(({ name }) => name));
  if (timelines.length === 0 || ids.has(word) || names.has(word)) return;
  throw new MachineError(
    `nobody is called \`${word}\` here.${didYouMean(word, [...ids, ...names])}`,
  );
}

function requireRecord(timelines: readonly Timeline[], word: string): void {
  const names = timelines.flatMap(({ ref, formerly }) => [ref, ...formerly]);
  const ids = names.map((ref) => splitRef(ref).id);
  if (timelines.length === 0 || [...names, ...ids].some((name) => name === word)) return;
  throw new MachineError(`nothing was ever called \`${word}\`.${didYouMean(word, ids)}`);
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, new Set(candidates)).map((candidate) => `\`${candidate}\``);
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
}
