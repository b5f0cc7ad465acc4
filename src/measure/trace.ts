import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import { type Ref, refOf } from '../schema/index.ts';
import { isLiveOn, isRetiredOn, readingDay } from './live.ts';
import type { Trace } from './scorecard.ts';

/** The ways up from every record, in both directions; also along links that close a loop. */
export interface Ways {
  up(ref: Ref): readonly Ref[];
  down(ref: Ref): readonly Ref[];
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
    step(ref, refOf('objective', objective.id));
  }
  for (const list of [...up.values(), ...down.values()]) list.sort(compareText);
  return { up: (ref) => up.get(ref) ?? [], down: (ref) => down.get(ref) ?? [] };
}

/** Shortest ways to a live priority, by the records that are live on a day; worked out once a day. */
export class Traces {
  readonly #graph: Graph;
  readonly #ways: Ways;
  readonly #nextOn = new Map<Day, Map<Ref, Ref | null>>();

  constructor(graph: Graph, ways: Ways) {
    this.#graph = graph;
    this.#ways = ways;
  }

  /**
   * The shortest unbroken way up from a record, read on its own reading day; of equals the first by
   * name. Where none arrives, the way to where it got farthest.
   */
  of(ref: Ref, day: Day): Trace {
    const on = readingDay(this.#graph, ref, day);
    const next = this.#next(on);
    if (!next.has(ref)) return { chain: this.#farthest(ref, on), reached: false };
    const chain: Ref[] = [];
    for (let at: Ref | null = ref; at !== null; at = next.get(at) ?? null) chain.push(at);
    return { chain, reached: true };
  }

  /** The next step from every record that reaches a live priority; null at the priority. */
  #next(day: Day): Map<Ref, Ref | null> {
    const known = this.#nextOn.get(day);
    if (known) return known;
    const next = new Map<Ref, Ref | null>();
    let front: Ref[] = this.#graph.records.strategy
      .map(({ id }) => refOf('priority', id))
      .filter((ref) => isLiveOn(this.#graph, ref, day));
    for (const ref of front) next.set(ref, null);
    while (front.length > 0) {
      const reached: Ref[] = [];
      // In order of name, so that of two ways of one length the first by name is kept.
      for (const above of front.sort(compareText)) {
        for (const below of this.#ways.down(above)) {
          if (next.has(below) || isRetiredOn(this.#graph, below, day)) continue;
          next.set(below, above);
          reached.push(below);
        }
      }
      front = reached;
    }
    this.#nextOn.set(day, next);
    return next;
  }

  /** The way to a priority that is not live, else the longest shortest way up; of equals the first. */
  #farthest(start: Ref, day: Day): Ref[] {
    const cameFrom = new Map<Ref, Ref | null>([[start, null]]);
    const queue = [start];
    let end = start;
    let depth = 0;
    const depths = new Map([[start, 0]]);
    for (const ref of queue) {
      const steps = depths.get(ref) ?? 0;
      const isNearerTheTop = isPriority(ref) ? !isPriority(end) : !isPriority(end) && steps > depth;
      if (isNearerTheTop) {
        end = ref;
        depth = steps;
      }
      if (ref !== start && isRetiredOn(this.#graph, ref, day)) continue;
      for (const above of this.#ways.up(ref)) {
        if (cameFrom.has(above) || isPriority(ref)) continue;
        cameFrom.set(above, ref);
        depths.set(above, steps + 1);
        queue.push(above);
      }
    }
    const chain: Ref[] = [];
    for (let at: Ref | null = end; at !== null; at = cameFrom.get(at) ?? null) chain.push(at);
    return chain.reverse();
  }
}

function leadsUp(kind: string, from: Ref): boolean {
  const isGoal = from.startsWith('kpi:') || from.startsWith('objective:');
  return isGoal && (kind === 'supports' || kind === 'relates-to' || kind === 'drives');
}

function isPriority(ref: Ref): boolean {
  return ref.startsWith('priority:');
}

function add(lists: Map<Ref, Ref[]>, key: Ref, ref: Ref): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [ref]);
  else list.push(ref);
}
