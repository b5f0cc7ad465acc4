import type { Path } from '../parse/index.ts';
import type { AnyRecord, BrokenRecord, KeyResult, Kind, Records, RecordOf, Ref } from '../schema/index.ts';

/** What a link says; read "from … to": a KPI supports an objective, a person owns nothing, records have an owner. */
export type LinkKind =
  | 'supports' // objective, kpi → priority or objective: contributes to its roll-up
  | 'relates-to' // objective → priority or objective: traced, never rolled up
  | 'measures' // key result → kpi it reads
  | 'drives' // priority → priority, kpi → kpi or priority: cause → effect
  | 'advances' // initiative → objective, key result or kpi
  | 'depends-on' // objective → what it depends on
  | 'about' // check-in, feedback → subject of the note
  | 'explains' // check-in → kpi whose signal it annotates
  | 'values-of' // measurement → kpi or key result
  | 'cycle' // objective, review, development, feedback → cycle
  | 'parent' // team → team, cycle → cycle
  | 'team' // person, objective, kpi, initiative → team
  | 'owner' // record → person
  | 'lead' // team → person
  | 'manager' // person → person
  | 'role' // person → role
  | 'author' // check-in → person
  | 'reviewer' // review → person
  | 'subject' // review, feedback, development → person or team
  | 'from' // feedback → person who gives
  | 'to' // feedback → person who receives
  | 'funds' // budget line → initiative, development, objective
  | 'outcome' // budget line → kpi
  | 'evidence' // review rating → any record
  | 'superseded-by' // retired record → its successor
  | 'person'; // any other mention of a person: decision owner, support from, steward, confirmed by, risk owner

export interface Link {
  kind: LinkKind;
  from: Ref;
  to: Ref;
  /** For `supports`: the link's own weight, else the weight of the record it comes from; else 1. */
  weight: number;
  /** Where it is written, in the record it comes from. */
  at: Path;
}

/** A key result as a node: it belongs to its objective's record. */
export interface KeyResultNode {
  ref: Ref;
  objective: RecordOf<'objective'>;
  index: number;
  data: KeyResult;
}

/** Records and links, both directions built once. */
export interface Graph {
  records: Records;
  broken: BrokenRecord[];
  keyResults: ReadonlyMap<Ref, KeyResultNode>;
  /** Every link, sorted by from, kind, to. */
  links: readonly Link[];
  /** The record a reference names; undefined for key results, see `keyResults`. */
  find(ref: Ref): AnyRecord | undefined;
  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined;
  /** Links that start at `ref`, of one kind or all. */
  from(ref: Ref, kind?: LinkKind): readonly Link[];
  /** Links that end at `ref`, of one kind or all. */
  to(ref: Ref, kind?: LinkKind): readonly Link[];
}
