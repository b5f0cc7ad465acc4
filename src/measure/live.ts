import type { Day, Period } from '../calendar/index.ts';
import type { Graph } from '../link/index.ts';
import type { AnyRecord, RecordOf, Ref } from '../schema/index.ts';

/** What decides when a record counts, looked up once. */
interface Life {
  /** The first day it no longer counts. A key result retires with its objective. */
  retiredOn: Day | null;
  /** The span it belongs to: its cycle's; a cycle's or a horizon's own. */
  span: Period | null;
  isPriority: boolean;
  /** The single owner; null where none is named, or a list, or nobody known. */
  owner: Ref | null;
  team: Ref | null;
}

/** Which records of a graph count on which day, and who answers for them. */
export class Lives {
  readonly #graph: Graph;
  readonly #known = new Map<Ref, Life | null>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Retired on `day` or before. */
  isRetired(ref: Ref, day: Day): boolean {
    const retiredOn = this.#of(ref)?.retiredOn ?? null;
    return retiredOn !== null && retiredOn <= day;
  }

  /** Live: there, not retired on `day` or before; a priority also inside its horizon. */
  isLive(ref: Ref, day: Day): boolean {
    const life = this.#of(ref);
    if (life === null || (life.retiredOn !== null && life.retiredOn <= day)) return false;
    return !life.isPriority || life.span === null || contains(life.span, day);
  }

  /** Current: live, and its cycle contains `day`. What has no cycle is current while it is live. */
  isCurrent(ref: Ref, day: Day): boolean {
    const span = this.#of(ref)?.span ?? null;
    return this.isLive(ref, day) && (span === null || contains(span, day));
  }

  /** The span that a record belongs to; null without one. */
  spanOf(ref: Ref): Period | null {
    return this.#of(ref)?.span ?? null;
  }

  /** {@link readingDay} */
  readingDay(ref: Ref, day: Day): Day {
    return cut(day, this.spanOf(ref));
  }

  ownerOf(ref: Ref): Ref | null {
    return this.#of(ref)?.owner ?? null;
  }

  teamOf(ref: Ref): Ref | null {
    return this.#of(ref)?.team ?? null;
  }

  /**
   * Whether the single owner of a record is in the organisation, on `day` or, where its cycle has
   * ended before, at that end: who leaves later does not redden the past.
   */
  hasActiveOwner(ref: Ref, day: Day): boolean {
    const owner = this.ownerOf(ref);
    const person = owner === null ? undefined : this.#graph.find(owner);
    return person?.kind === 'person' && isActiveOn(person, this.readingDay(ref, day));
  }

  #of(ref: Ref): Life | null {
    const known = this.#known.get(ref);
    if (known !== undefined) return known;
    const record = holderOf(this.#graph, ref);
    const life = record === undefined ? null : lifeOf(this.#graph, ref, record);
    this.#known.set(ref, life);
    return life;
  }
}

/** The record of a reference; for a key result, its objective. */
export function holderOf(graph: Graph, ref: Ref): AnyRecord | undefined {
  return graph.find(ref) ?? graph.keyResults.get(ref)?.objective;
}

/** The cycle of a record; of a key result, its objective's. */
export function cycleOf(graph: Graph, ref: Ref): RecordOf<'cycle'> | undefined {
  const objective = graph.keyResults.get(ref)?.objective;
  const from: Ref = objective ? `objective:${objective.id}` : ref;
  const link = graph.from(from, 'cycle')[0];
  const cycle = link && graph.find(link.to);
  return cycle?.kind === 'cycle' ? cycle : undefined;
}

/** The day a record is read on: `day`, but no later than the end of its span. Closed is as it stood. */
export function readingDay(graph: Graph, ref: Ref, day: Day): Day {
  const record = holderOf(graph, ref);
  return record === undefined ? day : cut(day, spanOf(graph, ref, record));
}

/** Whether a person is in the organisation on `day`: not retired, and between `active.from` and `to`. */
export function isActiveOn(person: RecordOf<'person'>, day: Day): boolean {
  const { active, retired } = person.data;
  if (retired !== undefined && retired.on <= day) return false;
  return (
    active === undefined || (active.from <= day && (active.to === undefined || active.to >= day))
  );
}

export function contains(span: Period, day: Day): boolean {
  return span.start <= day && day <= span.end;
}

function cut(day: Day, span: Period | null): Day {
  return span !== null && span.end < day ? span.end : day;
}

function lifeOf(graph: Graph, ref: Ref, record: AnyRecord): Life {
  const retired = record.kind === 'measurement' ? undefined : record.data.retired;
  return {
    retiredOn: retired?.on ?? null,
    span: spanOf(graph, ref, record),
    isPriority: record.kind === 'priority',
    owner: graph.from(ref, 'owner')[0]?.to ?? null,
    team: graph.from(ref, 'team')[0]?.to ?? null,
  };
}

function spanOf(graph: Graph, ref: Ref, record: AnyRecord): Period | null {
  if (record.kind === 'priority') return record.data.horizon ?? null;
  const cycle = record.kind === 'cycle' ? record : cycleOf(graph, ref);
  if (cycle === undefined || cycle.faulty.has('start') || cycle.faulty.has('end')) return null;
  return { start: cycle.data.start, end: cycle.data.end };
}
