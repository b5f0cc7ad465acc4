import { type Ref, refOf } from '../schema/index.ts';
import { alignmentOf, type Survey } from './alignment.ts';
import type { Alignment, Scorecard } from './scorecard.ts';

/** The alignment of the whole organisation: every live KPI and objective, every live priority. */
export function alignOrganization(survey: Survey): Alignment {
  const { asOf } = survey.context;
  return alignmentOf(
    { members: everyMember(survey), priorities: livePriorities(survey), day: asOf },
    survey,
  );
}

/** The alignment of each team, owner, perspective and cycle. */
export function alignParts(survey: Survey): Scorecard['alignmentBy'] {
  return {
    teams: alignTeams(survey),
    people: alignOwners(survey),
    perspectives: alignPerspectives(survey),
    cycles: alignCycles(survey),
  };
}

/** A KPI without a team counts with its owner's. A team counts with all that are part of it. */
function alignTeams(survey: Survey): Record<string, Alignment> {
  const { graph, lives } = survey.context;
  const members = new Map<Ref, Ref[]>();
  for (const ref of everyMember(survey)) {
    const owner = ref.startsWith('kpi:') ? lives.ownerOf(ref) : null;
    let team = lives.teamOf(ref) ?? (owner === null ? null : lives.teamOf(owner));
    for (; team !== null; team = graph.from(team, 'parent')[0]?.to ?? null) add(members, team, ref);
  }
  return alignEach(graph.records.teams, 'team', members, survey);
}

function alignOwners(survey: Survey): Record<string, Alignment> {
  const { graph, lives } = survey.context;
  const members = new Map<Ref, Ref[]>();
  for (const ref of everyMember(survey)) {
    const owner = lives.ownerOf(ref);
    if (owner !== null) add(members, owner, ref);
  }
  const owners = graph.records.people.filter(({ id }) => members.has(refOf('person', id)));
  return alignEach(owners, 'person', members, survey);
}

/** The priorities of a perspective and everything below them. */
function alignPerspectives(survey: Survey): Record<string, Alignment> {
  const { graph, config, lives, asOf: day } = survey.context;
  const aligned: Record<string, Alignment> = Object.create(null);
  const isMember = new Set(everyMember(survey));
  const live = livePriorities(survey);
  for (const { id } of config.perspectives) {
    const priorities = live.filter((ref) => {
      const priority = graph.find(ref);
      return priority?.kind === 'priority' && priority.data.perspective === id;
    });
    const below = new Set<Ref>(priorities);
    for (const ref of below) {
      for (const next of survey.ways.down(ref)) {
        if (!next.startsWith('priority:') && !lives.isRetired(next, day)) below.add(next);
      }
    }
    const members = [...below].filter((ref) => isMember.has(ref));
    aligned[id] = alignmentOf({ members, priorities, day }, survey);
  }
  return aligned;
}

/** The objectives of a cycle and the KPIs that they read or that support them, as they stood at its end. */
function alignCycles(survey: Survey): Record<string, Alignment> {
  const { graph, lives, asOf } = survey.context;
  const aligned: Record<string, Alignment> = Object.create(null);
  for (const { id } of graph.records.cycles) {
    const cycle = refOf('cycle', id);
    const day = lives.readingDay(cycle, asOf);
    const members = new Set<Ref>();
    for (const { from } of graph.to(cycle, 'cycle')) {
      if (!from.startsWith('objective:') || !lives.isLive(from, day)) continue;
      members.add(from);
      const read = graph.keyResultsOf(from).flatMap((node) => graph.from(node.ref, 'measures'));
      for (const { to } of read) members.add(to);
      for (const link of graph.to(from, 'supports')) {
        if (link.from.startsWith('kpi:')) members.add(link.from);
      }
    }
    const live = [...members].filter((ref) => lives.isLive(ref, day));
    aligned[id] = alignmentOf({ members: live, priorities: null, day }, survey);
  }
  return aligned;
}

function alignEach(
  records: readonly { id: string }[],
  kind: 'team' | 'person',
  members: ReadonlyMap<Ref, Ref[]>,
  survey: Survey,
): Record<string, Alignment> {
  const { asOf: day } = survey.context;
  const aligned: Record<string, Alignment> = Object.create(null);
  for (const { id } of records) {
    const scope = { members: members.get(refOf(kind, id)) ?? [], priorities: null, day };
    aligned[id] = alignmentOf(scope, survey);
  }
  return aligned;
}

/** Every live KPI and objective. */
function everyMember({ context: { graph, lives, asOf } }: Survey): Ref[] {
  const { kpis, objectives } = graph.records;
  return [...kpis, ...objectives]
    .map(({ kind, id }) => refOf(kind, id))
    .filter((ref) => lives.isLive(ref, asOf));
}

function livePriorities({ context: { graph, lives, asOf } }: Survey): Ref[] {
  return graph.records.strategy
    .map(({ id }) => refOf('priority', id))
    .filter((ref) => lives.isLive(ref, asOf));
}

function add(lists: Map<Ref, Ref[]>, key: Ref, ref: Ref): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [ref]);
  else list.push(ref);
}
