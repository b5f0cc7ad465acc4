import { compareText } from '../finding/index.ts';
import type { Ref } from '../schema/index.ts';
import type { KeyResultNode, Link, LinkKind } from './graph.ts';

/** Links that must not lead back to where they start, and how a sentence names them. */
interface Hierarchy {
  kinds: readonly LinkKind[];
  /** Between two records in the sentence "a … b". */
  verb: string;
}

const HIERARCHIES: readonly Hierarchy[] = [
  { kinds: ['supports', 'relates-to', 'measures'], verb: 'contributes to' },
  { kinds: ['drives'], verb: 'drives' },
  { kinds: ['parent'], verb: 'is part of' },
  { kinds: ['manager'], verb: 'reports to' },
  { kinds: ['depends-on'], verb: 'depends on' },
  { kinds: ['superseded-by'], verb: 'is superseded by' },
];

/** A step along a hierarchy; `link` is null from a key result to its objective. */
interface Step {
  to: Ref;
  link: Link | null;
}

/** One way round a knot of links that lead back to each other. */
export interface Loop {
  verb: string;
  /** From its first record, by text, all the way round to it again. */
  path: Ref[];
  /** The link that closes it. */
  closing: Link;
  /** Every link that has to go for the rest of the knot to be free of loops. */
  looping: Link[];
}

/** Finds the loops of every hierarchy: one for each knot (strongly connected component). */
export function findLoops(links: readonly Link[], keyResults: Iterable<KeyResultNode>): Loop[] {
  const nodes = [...keyResults];
  return HIERARCHIES.flatMap((hierarchy) => {
    const steps = stepsAlong(links, nodes, hierarchy);
    if (isAcyclic(steps)) return [];
    for (const list of steps.values()) list.sort((a, b) => compareText(a.to, b.to));
    return knots(steps).map((knot) => loopIn(knot, steps, hierarchy.verb));
  });
}

function stepsAlong(
  links: readonly Link[],
  keyResults: readonly KeyResultNode[],
  { kinds }: Hierarchy,
) {
  const steps = new Map<Ref, Step[]>();
  const add = (from: Ref, step: Step) => {
    const known = steps.get(from);
    if (known) known.push(step);
    else steps.set(from, [step]);
  };
  for (const link of links) {
    if (!kinds.includes(link.kind)) continue;
    // A key result lies below its objective, and the KPI it reads below the key result.
    if (link.kind === 'measures') add(link.to, { to: link.from, link });
    else add(link.from, { to: link.to, link });
  }
  for (const { ref, objective } of keyResults) {
    add(ref, { to: objective.ref, link: null });
  }
  return steps;
}

/** Whether no step leads back: all are used up when those that nothing leads to are taken out in turn (Kahn). */
function isAcyclic(steps: ReadonlyMap<Ref, Step[]>): boolean {
  const leading = new Map<Ref, number>();
  for (const list of steps.values()) {
    for (const { to } of list) leading.set(to, (leading.get(to) ?? 0) + 1);
  }
  const free = [...steps.keys()].filter((ref) => !leading.has(ref));
  let open = leading.size;
  for (const ref of free) {
    for (const { to } of steps.get(ref) ?? []) {
      const left = (leading.get(to) ?? 0) - 1;
      leading.set(to, left);
      if (left > 0) continue;
      open--;
      free.push(to);
    }
  }
  return open === 0;
}

/** Tarjan's algorithm without recursion; each component of more than one node, or with a step to itself. */
function knots(steps: ReadonlyMap<Ref, Step[]>): Set<Ref>[] {
  const order = new Map<Ref, number>();
  const low = new Map<Ref, number>();
  const open: Ref[] = [];
  const isOpen = new Set<Ref>();
  const found: Set<Ref>[] = [];

  const enter = (ref: Ref) => {
    order.set(ref, order.size);
    low.set(ref, order.size - 1);
    open.push(ref);
    isOpen.add(ref);
    return { ref, next: 0 };
  };
  const lower = (ref: Ref, to: number) => low.set(ref, Math.min(low.get(ref) ?? to, to));

  for (const start of [...steps.keys()].sort(compareText)) {
    if (order.has(start)) continue;
    const walk = [enter(start)];
    for (let frame = walk.at(-1); frame !== undefined; frame = walk.at(-1)) {
      const step = steps.get(frame.ref)?.[frame.next++];
      if (step !== undefined) {
        if (!order.has(step.to)) walk.push(enter(step.to));
        else if (isOpen.has(step.to)) lower(frame.ref, order.get(step.to) ?? 0);
        continue;
      }
      walk.pop();
      const above = walk.at(-1);
      if (above) lower(above.ref, low.get(frame.ref) ?? 0);
      if (low.get(frame.ref) !== order.get(frame.ref)) continue;
      const members = new Set(open.splice(open.lastIndexOf(frame.ref)));
      for (const member of members) isOpen.delete(member);
      const toItself = steps.get(frame.ref)?.some((s) => s.to === frame.ref) ?? false;
      if (members.size > 1 || toItself) found.push(members);
    }
  }
  return found;
}

function loopIn(knot: ReadonlySet<Ref>, steps: ReadonlyMap<Ref, Step[]>, verb: string): Loop {
  const start = [...knot].filter((ref) => !ref.startsWith('key-result:')).sort(compareText)[0];
  if (start === undefined) throw new Error('A loop of key results alone cannot be.');
  const inside = new Map<Ref, Step[]>();
  for (const ref of knot) inside.set(ref, steps.get(ref)?.filter((s) => knot.has(s.to)) ?? []);
  return { verb, ...shortestRound(start, inside), looping: stepsBack(start, inside) };
}

/** Breadth first from `start` until a step leads back to it. */
function shortestRound(start: Ref, inside: ReadonlyMap<Ref, Step[]>) {
  const cameFrom = new Map<Ref, { ref: Ref; link: Link | null }>();
  const queue = [start];
  for (const ref of queue) {
    for (const { to, link } of inside.get(ref) ?? []) {
      if (to === start) {
        // A key result leads to its objective by no link: the one before it closes the loop.
        const closing = link ?? cameFrom.get(ref)?.link;
        if (closing) return { path: [...wayTo(ref, start, cameFrom), start], closing };
      } else if (!cameFrom.has(to)) {
        cameFrom.set(to, { ref, link });
        queue.push(to);
      }
    }
  }
  throw new Error(`No way leads from ${start} back to it.`);
}

function wayTo(ref: Ref, start: Ref, cameFrom: ReadonlyMap<Ref, { ref: Ref }>): Ref[] {
  const way = [ref];
  for (let at = ref; at !== start; ) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    at = before.ref;
    way.push(at);
  }
  return way.reverse();
}

/** The links that lead back to a record on the way to them, walking depth first from `start`. */
function stepsBack(start: Ref, inside: ReadonlyMap<Ref, Step[]>): Link[] {
  const back: Link[] = [];
  const seen = new Set([start]);
  const onTheWay = new Set([start]);
  const walk = [{ ref: start, link: null as Link | null, next: 0 }];
  for (let frame = walk.at(-1); frame !== undefined; frame = walk.at(-1)) {
    const step = inside.get(frame.ref)?.[frame.next++];
    if (step === undefined) {
      onTheWay.delete(frame.ref);
      walk.pop();
    } else if (onTheWay.has(step.to)) {
      const link = step.link ?? frame.link;
      if (link !== null) back.push(link);
    } else if (!seen.has(step.to)) {
      seen.add(step.to);
      onTheWay.add(step.to);
      walk.push({ ref: step.to, link: step.link, next: 0 });
    }
  }
  return back;
}
