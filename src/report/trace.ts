import { compareText } from '../finding/index.ts';
import type { Link, LinkKind } from '../link/index.ts';
import type { Scorecard } from '../measure/index.ts';
import { KINDS, type Ref, refOf, splitRef } from '../schema/index.ts';
import { type Subject, subjectOf } from './subject.ts';

/** One step of a throughline: how it is linked, and what lies beyond. */
export interface Branch {
  /** Read upward "supports", downward "supported by". */
  link: string;
  weight: number | null;
  subject: Subject;
  branches: Branch[];
  /** Why the tree ends here although it goes on: shown before, or too deep. */
  cut: 'shown' | 'deep' | null;
}

/** The throughline of one record: up to what it serves and down to what serves it. */
export interface ThroughlineTree {
  subject: Subject;
  /** The shortest way up to a live priority, or as far as it got; null where none is asked for. */
  chain: Ref[] | null;
  reached: boolean | null;
  up: Branch[];
  down: Branch[];
}

const DEEPEST = 30;

const UPWARD: Partial<Record<LinkKind, string>> = {
  supports: 'supports',
  'relates-to': 'relates to',
  drives: 'drives',
  advances: 'advances',
  about: 'is about',
  'values-of': 'holds the values of',
  parent: 'is part of',
};

const DOWNWARD: Partial<Record<LinkKind, string>> = {
  supports: 'supported by',
  'relates-to': 'related to by',
  drives: 'driven by',
  advances: 'advanced by',
  parent: 'contains',
  owner: 'owns',
  lead: 'leads',
  team: 'has',
  cycle: 'holds',
  role: 'is held by',
};

/** Follows a record's links both ways. `ref` must name a record or key result of the scorecard. */
export function traceOf(scorecard: Scorecard, ref: Ref): ThroughlineTree {
  const trace = scorecard.traces.get(ref);
  return {
    subject: subjectOf(scorecard, ref),
    chain: trace?.chain ?? null,
    reached: trace?.reached ?? null,
    up: follow(scorecard, ref, upFrom, new Set([ref]), 1),
    down: follow(scorecard, ref, downFrom, new Set([ref]), 1),
  };
}

interface Step {
  link: string;
  weight: number | null;
  to: Ref;
}

type Steps = (scorecard: Scorecard, ref: Ref) => Step[];

/** Each record is followed once: siblings are claimed before anything below them is. */
function follow(
  scorecard: Scorecard,
  ref: Ref,
  steps: Steps,
  shown: Set<Ref>,
  depth: number,
): Branch[] {
  const taken = steps(scorecard, ref).map((step) => {
    const cut = shown.has(step.to) ? 'shown' : depth >= DEEPEST ? 'deep' : null;
    shown.add(step.to);
    return { ...step, cut } as const;
  });
  return taken.map(({ link, weight, to, cut }) => {
    const goesOn = cut !== null && steps(scorecard, to).length > 0;
    return {
      link,
      weight,
      subject: subjectOf(scorecard, to),
      branches: cut === null ? follow(scorecard, to, steps, shown, depth + 1) : [],
      cut: goesOn ? cut : null,
    };
  });
}

function upFrom({ graph }: Scorecard, ref: Ref): Step[] {
  const keyResult = graph.keyResults.get(ref);
  if (keyResult !== undefined) {
    return [
      { link: 'is a key result of', weight: null, to: refOf('objective', keyResult.objective.id) },
    ];
  }
  const read = graph
    .to(ref, 'measures')
    .map((link): Step => ({ link: 'is read by', weight: null, to: link.from }));
  return sorted([...graph.from(ref).flatMap((link) => stepAlong(link, UPWARD, link.to)), ...read]);
}

function downFrom({ graph }: Scorecard, ref: Ref): Step[] {
  const { kind, id } = splitRef(ref);
  const own: Step[] =
    kind === 'objective'
      ? (graph.get('objective', id)?.data.key_results ?? [])
          .map((keyResult) => refOf('key-result', `${id}.${keyResult.id}`))
          .filter((to) => graph.keyResults.has(to))
          .map((to) => ({ link: 'key result', weight: null, to }))
      : graph.from(ref, 'measures').map((link) => ({ link: 'reads', weight: null, to: link.to }));
  return [...own, ...sorted(graph.to(ref).flatMap((link) => stepAlong(link, DOWNWARD, link.from)))];
}

function stepAlong(link: Link, names: Partial<Record<LinkKind, string>>, to: Ref): Step[] {
  const name = names[link.kind];
  if (name === undefined) return [];
  return [
    { link: name, weight: link.kind === 'supports' && link.weight !== 1 ? link.weight : null, to },
  ];
}

const ORDER = [...Object.values(UPWARD), 'is read by', ...Object.values(DOWNWARD)];

function sorted(steps: Step[]): Step[] {
  return steps.sort(
    (a, b) =>
      ORDER.indexOf(a.link) - ORDER.indexOf(b.link) ||
      rank(a.to) - rank(b.to) ||
      compareText(a.to, b.to),
  );
}

function rank(ref: Ref): number {
  return (KINDS as readonly string[]).indexOf(splitRef(ref).kind);
}
