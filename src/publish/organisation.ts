import { type RecordOf, refOf } from '../schema/index.ts';
import { partAlignment } from './alignment.ts';
import { checkInsAbout } from './check-in.ts';
import { allFrom, allLinked, byTitle, type Desk, idsFrom, isHere, linked } from './desk.ts';
import { publishDeclared } from './progress.ts';
import type {
  PublishedCycle,
  PublishedInitiative,
  PublishedPerson,
  PublishedTeam,
} from './published.ts';
import { publishRecord } from './record.ts';

/** A team with its people and what it works on. Those who have left are not listed. */
export function publishTeam(record: RecordOf<'team'>, desk: Desk): PublishedTeam {
  const ref = refOf('team', record.id);
  return {
    ...publishRecord(record, desk),
    kind: 'team',
    lead: linked(desk, ref, 'lead'),
    parent: linked(desk, ref, 'parent'),
    children: allFrom(desk, ref, 'parent'),
    members: allFrom(desk, ref, 'team').filter(
      (mention) => mention.kind === 'person' && isHere(desk, mention),
    ),
    objectives: idsFrom(desk, ref, 'team', 'objective'),
    kpis: idsFrom(desk, ref, 'team', 'kpi'),
    initiatives: idsFrom(desk, ref, 'team', 'initiative'),
    alignment: partAlignment(desk.scorecard.alignmentBy.teams, record.id),
  };
}

/** A person with what they own and lead. Contact and handles stay unpublished. */
export function publishPerson(record: RecordOf<'person'>, desk: Desk): PublishedPerson {
  const ref = refOf('person', record.id);
  const { active } = record.data;
  return {
    ...publishRecord(record, desk),
    kind: 'person',
    team: linked(desk, ref, 'team'),
    manager: linked(desk, ref, 'manager'),
    reports: allFrom(desk, ref, 'manager').filter((mention) => isHere(desk, mention)),
    role: linked(desk, ref, 'role'),
    leads: allFrom(desk, ref, 'lead'),
    active: active ? { from: active.from ?? null, to: active.to ?? null } : null,
    owns: {
      priorities: idsFrom(desk, ref, 'owner', 'priority'),
      objectives: idsFrom(desk, ref, 'owner', 'objective'),
      kpis: idsFrom(desk, ref, 'owner', 'kpi'),
      initiatives: idsFrom(desk, ref, 'owner', 'initiative'),
    },
  };
}

/** An initiative with what it is meant to move. */
export function publishInitiative(
  record: RecordOf<'initiative'>,
  desk: Desk,
): PublishedInitiative | null {
  const { data } = record;
  const ref = refOf('initiative', record.id);
  const measure = desk.scorecard.measures.get(ref);
  if (measure?.kind !== 'initiative') return null;
  return {
    ...publishRecord(record, desk),
    kind: 'initiative',
    owner: linked(desk, ref, 'owner'),
    team: linked(desk, ref, 'team'),
    advances: allLinked(desk, ref, 'advances').sort(byTitle),
    start: data.start ?? null,
    due: data.due ?? null,
    state: data.state ?? null,
    status: measure.status,
    reason: measure.reason,
    declared: publishDeclared(measure.declared, desk),
    checkIns: checkInsAbout([ref], ['about'], desk),
  };
}

export function publishCycle(record: RecordOf<'cycle'>, desk: Desk): PublishedCycle {
  const { data } = record;
  return {
    ...publishRecord(record, desk),
    kind: 'cycle',
    start: data.start,
    end: data.end,
    type: data.kind ?? null,
    checkIn: data.check_in ?? null,
    reviewBy: data.review_by ?? null,
  };
}
