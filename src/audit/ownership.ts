import type { Day } from '../calendar/index.ts';
import type { Graph, Link } from '../link/index.ts';
import { isActiveOn } from '../measure/index.ts';
import type { Path } from '../parse/index.ts';
import { type RecordOf, type Ref, refOf } from '../schema/index.ts';
import type { Fault } from './fault.ts';
import { enumerate, nameOf, relatedAt, shorten } from './wording.ts';

/** What is owned: a record, or a key result in it. */
export interface Owned {
  ref: Ref;
  /** The record it stands in. */
  record: RecordOf<'kpi'> | RecordOf<'objective'> | RecordOf<'initiative'>;
  owner: string | readonly string[] | undefined;
  at: Path;
}

/**
 * What is wrong with the owner of something at `asOf`: nobody, a list, or somebody who is not
 * there. An owner who is not known at all has a finding already.
 */
export function faultOfOwner(graph: Graph, asOf: Day, owned: Owned): Fault | null {
  const name = nameOf(graph, owned.ref);
  const expected = '`owner:` with the id of one person who is there';
  const { owner, at } = owned;
  if (owner === undefined || owner.length === 0) {
    const hint = heirOf(graph, asOf, owned) ?? 'Name the one person who answers for it.';
    return { at, message: `${name} has no owner.`, expected, hint };
  }
  if (typeof owner !== 'string') {
    const people = owner.map((id) => graph.titleOf(refOf('person', id.replace(/^person:/, ''))));
    const message =
      owner.length === 1
        ? `${name} has a list in place of one owner.`
        : `${name} has ${amount(owner.length)} owners: ${enumerate(people.map(shorten))}.`;
    const hint =
      'Keep the one who answers for it; whoever helps has a place in the team and in check-ins.';
    return { at, message, expected: `one of them, such as \`owner: ${owner[0]}\``, hint };
  }
  const link = graph.from(owned.ref, 'owner').find(({ at: [field] }) => field === at[0]);
  return link === undefined ? null : faultOfAbsence(graph, asOf, owned, link, name);
}

function faultOfAbsence(
  graph: Graph,
  asOf: Day,
  owned: Owned,
  link: Link,
  name: string,
): Fault | null {
  const person = graph.find(link.to);
  const absence = person?.kind === 'person' ? absenceOf(person, asOf) : null;
  if (person?.kind !== 'person' || absence === null) return null;
  return {
    at: owned.at,
    message: `${name} is owned by ${shorten(graph.titleOf(link.to))}, who ${absence.message}.`,
    expected: `a person who is there on ${asOf}`,
    hint: heirOf(graph, asOf, owned) ?? 'Hand it over to somebody who is there.',
    related: [relatedAt(person.places.value(absence.at), absence.message)],
  };
}

function absenceOf(person: RecordOf<'person'>, day: Day): { message: string; at: Path } | null {
  const { active, retired } = person.data;
  if (active !== undefined && active.from > day) {
    return { message: `joins on ${active.from}`, at: ['active', 'from'] };
  }
  if (active?.to !== undefined && active.to < day) {
    return { message: `left on ${active.to}`, at: ['active', 'to'] };
  }
  if (retired !== undefined && retired.on <= day) {
    return { message: `is retired since ${retired.on}`, at: ['retired', 'on'] };
  }
  return null;
}

/** The lead of the record's team, or of the nearest team above it whose lead is there. */
function heirOf(graph: Graph, asOf: Day, { record }: Owned): string | null {
  let [team] = graph.from(record.ref, 'team');
  for (; team !== undefined; [team] = graph.from(team.to, 'parent')) {
    const [lead] = graph.from(team.to, 'lead');
    const person = lead && graph.find(lead.to);
    if (person?.kind !== 'person' || !isActiveOn(person, asOf)) continue;
    const [who, where] = [shorten(graph.titleOf(person.ref)), nameOf(graph, team.to)];
    return `Name the one person who answers for it; ${who} (${person.id}) leads ${where}.`;
  }
  return null;
}

function amount(n: number): string {
  return (
    ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][n] ?? `${n}`
  );
}
