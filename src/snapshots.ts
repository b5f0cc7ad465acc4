/** How an organisation stood at moments of its past: their files, read together, and judged. */
import type { Judgement, Result } from './audit/index.ts';
import type { Day } from './calendar/index.ts';
import { compareText, type Finding } from './finding/index.ts';
import {
  commitSources,
  namesToday,
  recordsUntil,
  type Timeline,
  timelinesAt,
} from './history/index.ts';
import { linkRecords } from './link/index.ts';
import type { Scorecard } from './measure/index.ts';
import { askedOf, debtIn, type Moment, type MomentRequest, rootsOf } from './moment.ts';
import { ParsedVersions } from './parse/index.ts';
import { visibleRefs, visibleThen } from './publish/index.ts';
import { type Audience, type BrokenRecord, type Records, type Ref, refOf } from './schema/index.ts';
import type { SettingsThen } from './settings-then.ts';
import {
  chooseMoments,
  cycleEndOf,
  recordsThen,
  type SnapshotMoment,
  snapshotOf,
  type TakenSnapshot,
} from './snapshot/index.ts';
import { readTool } from './tool.ts';

/** What is there today, from which the past is looked at. */
export interface Standpoint {
  moment: Moment;
  result: Result;
  settings: SettingsThen;
  audience: Audience;
  env: MomentRequest['env'];
}

interface Collected {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
}

/** The two halves of the pipeline. */
export interface Pipeline {
  collect(
    moment: Moment,
    onStage: undefined,
    versions: ParsedVersions | null,
  ): Promise<Collected & Pick<Result, 'config' | 'encrypted'>>;
  judge(
    collected: Collected,
    circumstances: Pick<
      Result,
      'tool' | 'commit' | 'config' | 'asOf' | 'timelines' | 'debt' | 'encrypted'
    >,
  ): Judgement & { scorecard: Scorecard };
}

/** How an organisation stood for an audience, at moments of the past and at the ends of its cycles. */
export async function takeSnapshots(now: Standpoint, pipeline: Pipeline): Promise<TakenSnapshot[]> {
  const { moment, result, settings, audience, env } = now;
  const visible = visibleRefs(result, audience);
  const { timelines } = result;
  const cycles = result.scorecard.graph.records.cycles.filter(
    ({ ref, faulty }) => visible.has(ref) && !faulty.has('end'),
  );
  const chosen = chooseMoments({
    line: timelines === null ? [] : settings.line,
    cycles: cycles.map(({ id, data }) => ({ id, end: data.end })),
    asOf: result.asOf,
    records: visible.size,
  });
  const past = await openPastMoments(moment, timelines ?? [], settings, chosen, env);
  const opened = new Set(past.map((one) => one.chosen));
  const rest = chosen.filter((one) => !opened.has(one)).map((one) => readAsOf(moment, one));
  const versions = new ParsedVersions();
  const taken: TakenSnapshot[] = [];
  const take = (one: PastMoment, collected: Awaited<ReturnType<Pipeline['collect']>>) => {
    const snapshot = snapshotFor(one, collected, { ...now, visible, judge: pipeline.judge });
    if (snapshot !== null) taken.push(snapshot);
  };
  for (const one of past) take(one, await pipeline.collect(one.moment, undefined, versions));
  const ends = rest.filter((one) => one.chosen.ends.length > 0);
  if (ends.length > 0) {
    const today = await pipeline.collect({ ...moment, until: null }, undefined, null);
    for (const one of ends) take(one, { ...today, ...recordsUntil(today, one.chosen.on) });
  }
  return taken.sort((a, b) => compareText(a.on, b.on));
}

/** What an audience could see of a moment and may see now, in figures. */
function snapshotFor(
  { chosen, moment, timelines, names }: PastMoment,
  { config, encrypted, ...collected }: Collected & Pick<Result, 'config' | 'encrypted'>,
  now: Standpoint & { visible: ReadonlySet<Ref>; judge: Pipeline['judge'] },
): TakenSnapshot | null {
  const { asOf, commit, debt } = moment;
  const { visible, audience, settings, judge } = now;
  const linked = linkRecords(collected, config);
  const findings = [...moment.findings, ...collected.findings, ...linked.findings];
  const today = (ref: Ref) => {
    const meant = names === null ? [ref] : (names.get(ref) ?? [ref]);
    return meant.every((one) => visible.has(one)) ? (meant[0] ?? null) : null;
  };
  const circumstances = { tool: readTool(), commit, config, asOf, debt, encrypted };
  const judged = visibleThen(
    { graph: linked.graph, config, findings, timelines, configAt: settings.around },
    (ref) => today(ref) !== null,
    audience,
    (seen) => judge(seen, { ...circumstances, timelines: seen.timelines }),
  );
  if (judged === null) return null;
  const { scorecard } = judged;
  const ends = chosen.ends.map(
    (id) => [id, cycleEndOf(refOf('cycle', id), scorecard, today)] as const,
  );
  const records = chosen.commit === null ? [] : recordsThen(scorecard, today);
  return { ...chosen, snapshot: snapshotOf(scorecard, judged), records, cycles: new Map(ends) };
}

/** A moment of the past, as it is judged. */
export interface PastMoment {
  chosen: SnapshotMoment;
  moment: Moment;
  /** What had happened by then, under the names of then; null where today's files have to do. */
  timelines: Timeline[] | null;
  /** The names of then, each with those of today it may be; null where they are those of today. */
  names: ReadonlyMap<Ref, readonly Ref[]> | null;
}

/** Today's files, read as of an earlier day. */
function readAsOf(now: Moment, chosen: SnapshotMoment): PastMoment {
  const on: Day = chosen.on;
  const moment = { ...now, commit: null, asOf: on, until: on };
  return { chosen, moment, timelines: null, names: null };
}

/** Opens moments of the main line; a file that is the same in several of them is read once. */
async function openPastMoments(
  now: Moment,
  timelines: readonly Timeline[],
  settings: SettingsThen,
  chosen: readonly SnapshotMoment[],
  env: MomentRequest['env'] = process.env,
): Promise<PastMoment[]> {
  const { root, repository, identities, cache } = now;
  const known = chosen.flatMap((one) => {
    const { commit } = one;
    const found = commit === null ? undefined : settings.at(commit);
    return found === undefined || commit === null ? [] : [{ one, commit, ...found }];
  });
  const trees = known.map(({ commit, config }) => ({
    commit,
    wanted: [config.audit.debt, ...config.content.map((name) => name.replace(/\/$/, ''))],
  }));
  const sources = await commitSources(askedOf(root, env), repository.prefix, trees);
  const places = new Map(settings.line.map(({ commit }, at) => [commit, at]));
  const beside = now.roots.filter(({ external }) => external);
  return known.flatMap(({ one, commit, config, findings }, index) => {
    const source = sources[index];
    if (source === undefined) return [];
    const place = places.get(commit) ?? 0;
    const isMade = (landedBy: string) => (places.get(landedBy) ?? -1) >= place;
    const { debt, findings: faults } = debtIn(source, config);
    const moment: Moment = {
      root,
      repository,
      isDisk: false,
      source,
      commit,
      config,
      debt,
      roots: [...rootsOf(root, config), ...beside],
      logo: null,
      asOf: one.on,
      until: beside.length > 0 ? one.on : null,
      findings: [...findings, ...faults],
      identities,
      cache,
    };
    return [
      {
        chosen: one,
        moment,
        timelines: timelinesAt(timelines, isMade, config.content),
        names: namesToday(timelines, isMade, config.content),
      },
    ];
  });
}
