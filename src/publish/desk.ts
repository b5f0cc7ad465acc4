import { compareText } from '../finding/index.ts';
import type { Graph, LinkKind } from '../link/index.ts';
import { isActiveOn, type Scorecard } from '../measure/index.ts';
import type { Path } from '../parse/index.ts';
import { type Ref, refOf } from '../schema/index.ts';
import type { LinkTargets } from './link-target.ts';
import type { Names } from './names.ts';
import type { Mention } from './published-record.ts';
import type { Repository } from './repository.ts';

/** What every record is published with: a redacted scorecard, and how to name and place what is in it. */
export interface Desk {
  scorecard: Scorecard;
  graph: Graph;
  names: Names;
  standIns: ReadonlySet<Ref>;
  repository: Repository;
  targets: LinkTargets;
  /** Positions in the list of findings, by record. */
  findings: ReadonlyMap<Ref, number[]>;
  /** Positions in the list of what happened, by record. */
  happened: ReadonlyMap<Ref, number[]>;
}

/** The one record a link of a kind leads to, named; null when there is none. */
export function linked(desk: Desk, from: Ref, kind: LinkKind): Mention | null {
  const link = desk.graph.from(from, kind)[0];
  return link ? desk.names.mention(link.to) : null;
}

/** What a link of a kind at this place of a record, or below it, leads to, named. */
export function linkedAt(desk: Desk, from: Ref, kind: LinkKind, path: Path): Mention | null {
  const link = desk.graph
    .from(from, kind)
    .find((found) => path.every((key, index) => found.at[index] === key));
  return link ? desk.names.mention(link.to) : null;
}

/** All that links of a kind at this place of a record lead to, in the order written. */
export function allLinkedAt(desk: Desk, from: Ref, kind: LinkKind, path: Path): Mention[] {
  const links = desk.graph
    .from(from, kind)
    .filter((found) => path.every((key, index) => found.at[index] === key));
  return desk.names.mentions(links.map((link) => link.to));
}

/** All that links of a kind lead to, in the order written. */
export function allLinked(desk: Desk, from: Ref, kind: LinkKind): Mention[] {
  return desk.names.mentions(desk.graph.from(from, kind).map((link) => link.to));
}

/** Whether somebody who is named is here now. */
export function isHere(desk: Desk, mention: Mention): boolean {
  const person = desk.graph.get('person', mention.id);
  return person !== undefined && isActiveOn(person, desk.scorecard.asOf);
}

/** All that links of a kind come from, by title; a stand-in is left out. */
export function allFrom(desk: Desk, to: Ref, kind: LinkKind): Mention[] {
  const refs = new Set(desk.graph.to(to, kind).map((link) => link.from));
  const known = [...refs].filter((ref) => !desk.standIns.has(ref));
  return desk.names.mentions(known).sort(byTitle);
}

/** Ids of the records of one kind from which links of a kind come, sorted. */
export function idsFrom(desk: Desk, to: Ref, link: LinkKind, kind: string): string[] {
  const prefix = `${kind}:`;
  const refs = new Set(desk.graph.to(to, link).map((found) => found.from));
  return [...refs]
    .filter((ref) => ref.startsWith(prefix))
    .map((ref) => ref.slice(prefix.length))
    .sort(compareText);
}

/** The person a text of the content names, where it names one in the graph. */
export function personNamed(desk: Desk, text: string | null | undefined): Mention | null {
  if (text === null || text === undefined) return null;
  return desk.names.mention(refOf('person', text.replace(/^person:/, '')));
}

export function byTitle(a: Mention, b: Mention): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.id, b.id);
}
