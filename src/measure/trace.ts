import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Lives } from './live.ts';
import type { Trace } from './scorecard.ts';

/** The ways up from every record, in both directions; also along links that close a loop. */
export interface Ways {
  up(ref: Ref): readonly Ref[];
  down(ref: Ref): readonly Ref[];
  /** Every record that something leads up to. */
  ends: readonly Ref[];
}

/**
 * The steps that lead up to strategy: what a KPI or objective supports or relates to, what a KPI
 * drives, the key results that read it, their objective, and what an initiative advances.
 */
export function waysOf(graph: Graph): Ways {
  const up = new Map<Ref, Ref[]>();
  const down = new Map<Ref, Ref[]>();
  const step = (from: Ref, to: Ref) => {
    add(up, from, to);
    add(down, to, from);
  };
  for (const { kind, from, to } of [...graph.links, ...graph.looping]) {
    if (kind === 'measures') step(to, from);
    else if (kind === 'advances' || leadsUp(kind, from)) step(from, to);
  }
  for (const { ref, objective } of graph.keyResults.values()) {
    step(ref, objective.ref);
  }
  for (const list of [...up.values(), ...down.values()]) list.sort(compareText);
  const ends = [...down.keys()].sort(compareText);
  return { up: (ref) => up.get(ref) ?? [], down: (ref) => down.get(ref) ?? [], ends };
}

/** The next step up from every record that has one; null at the end of its way. */
interface Course {
  next: Map<Ref, Ref | null>;
  /** Those that reach a live priority. */
  reached: Set<Ref>;
}

/** Shortest ways to a live priority, by the records that are live on a day; worked out once a day. */
export class Traces {
  readonly #graph: Graph;
  readonly #lives: Lives;
  readonly #ways: Ways;
  readonly #courses = new Map<Day, Course>();

  constructor(graph: Graph, lives: Lives, ways: Ways) {
    this.#graph = graph;
    this.#lives = lives;
    this.#ways = ways;
  }

  /**
   * The shortest unbroken way up from a record, read on its own reading day; of equals the first by
   * name. Where none arrives, the shortest to where it breaks: a priority that is not live, else a
   * retired record, else one that leads nowhere.
   */
  of(ref: Ref, day: Day): Trace {
    const { next, reached } = this.#courseOn(this.#lives.readingDay(ref, day));
    const chain: Ref[] = [ref];
    for (let at = next.get(ref); at !== undefined && at !== null; at = next.get(at)) chain.push(at);
    return { chain, reached: reached.has(ref) };
  }

  /** Whether an unbroken way leads from a record to a live priority, read on its own reading day. */
  reaches(ref: Ref, day: Day): boolean {
    return this.#courseOn(this.#lives.readingDay(ref, day)).reached.has(ref);
  }

  #courseOn(day: Day): Course {
    const known = this.#courses.get(day);
    if (known) return known;
    const isRetired = (ref: Ref) => this.#lives.isRetired(ref, day);
    const priorities = this.#graph.records.strategy.map(({ ref }) => ref);
    const next = new Map<Ref, Ref | null>();
    this.#spread(
      next,
      priorities.filter((ref) => this.#lives.isLive(ref, day)),
      isRetired,
    );
    const reached = new Set(next.keys());
    this.#spread(next, priorities, isRetired);
    this.#spread(next, this.#ways.ends.filter(isRetired), isRetired);
    this.#spread(
      next,
      this.#ways.ends.filter((ref) => this.#ways.up(ref).length === 0),
      isRetired,
    );
    const course = { next, reached };
    this.#courses.set(day, course);
    return course;
  }

  /** Breadth first downward from `ends`, into what has no way yet. */
  #spread(
    next: Map<Ref, Ref | null>,
    ends: readonly Ref[],
    isRetired: (ref: Ref) => boolean,
  ): void {
    let front = ends.filter((ref) => !next.has(ref));
    for (const ref of front) next.set(ref, null);
    while (front.length > 0) {
      const found: Ref[] = [];
      // In order of name, so that of two ways of one length the first by name is kept.
      for (const above of front.sort(compareText)) {
        for (const below of this.#ways.down(above)) {
          if (next.has(below) || isRetired(below)) continue;
          next.set(below, above);
          found.push(below);
        }
      }
      front = found;
    }
  }
}

function leadsUp(kind: string, from: Ref): boolean {
  const isGoal = from.startsWith('kpi:') || from.startsWith('objective:');
  return isGoal && (kind === 'supports' || kind === 'relates-to' || kind === 'drives');
}

function add(lists: Map<Ref, Ref[]>, key: Ref, ref: Ref): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [ref]);
  else list.push(ref);
}
