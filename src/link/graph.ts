import type { Place } from '../finding/index.ts';
import type { Path } from '../parse/index.ts';
import type {
  AnyRecord,
  BrokenRecord,
  KeyResult,
  Kind,
  RecordOf,
  Records,
  Ref,
} from '../schema/index.ts';

/** What a link says; read "from … to": a KPI supports an objective, a person owns nothing, records have an owner. */
export type LinkKind =
  | 'supports' // objective, kpi → priority or objective: contributes to its roll-up
  | 'relates-to' // objective, development goal → priority or objective: traced, never rolled up
  | 'measures' // key result → kpi it reads
  | 'drives' // priority → priority, kpi → kpi or priority: cause → effect
  | 'advances' // initiative → objective, key result or kpi
  | 'depends-on' // objective → what it depends on
  | 'about' // check-in, feedback → subject of the note
  | 'explains' // check-in → kpi whose signal it annotates
  | 'values-of' // measurement → kpi or key result; check-in → key result it gives a value
  | 'cycle' // objective, review, development, feedback, budget → cycle
  | 'parent' // team → team, cycle → cycle
  | 'team' // person, objective, kpi, initiative → team
  | 'owner' // record or key result → person
  | 'lead' // team → person
  | 'manager' // person → person
  | 'role' // person → role
  | 'author' // check-in → person
  | 'reviewer' // review → person
  | 'subject' // review, feedback, development → person or team
  | 'from' // feedback → person who gives
  | 'to' // feedback → person who receives
  | 'budget' // initiative → budget
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
  /** Where it is written, in the record it comes from; a key result's stand in its objective. */
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
  /** Every link, sorted by from, kind, to. Without {@link looping}, so a walk along one kind ends. */
  links: readonly Link[];
  /** The links that close a loop and are therefore left out of `links`, `from` and `to`; same order. */
  looping: readonly Link[];
  /** The record a reference names; undefined for key results, see `keyResults`. */
  find(ref: Ref): AnyRecord | undefined;
  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined;
  /** The key results of an objective, in the order they are written. */
  keyResultsOf(objective: Ref): readonly KeyResultNode[];
  /** Links that start at `ref`, of one kind or all. */
  from(ref: Ref, kind?: LinkKind): readonly Link[];
  /** Links that end at `ref`, of one kind or all. */
  to(ref: Ref, kind?: LinkKind): readonly Link[];
  /** What people call a record or key result: its title or name, else its id. */
  titleOf(ref: Ref): string;
  /** Where a link is written. */
  placeOf(link: Link): Place;
}
