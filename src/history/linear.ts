/** A commit in the one order that timelines are told in. */
export interface Step {
  /** Its index among the commits given. */
  commit: number;
  /** Where the commits it brought in begin in the order; its own place when it is no merge. */
  sideStart: number;
}

/**
 * One order of all commits behind `head`: the line of first parents from its beginning, and before
 * each merge the commits it brought in, ordered the same way. It does not look at dates, and what
 * comes later only adds to its end. `parents` are indices; others than those of the commits given
 * stand for commits that lie before all of them.
 */
export function linearOrder(head: number, parents: readonly (readonly number[])[]): Step[] {
  const order: Step[] = [];
  const isPlaced = new Uint8Array(parents.length + 1);
  isPlaced[parents.length] = 1;
  const frames: Frame[] = [frameOf(head, parents, isPlaced)];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const commit = frame.line[frame.at];
    if (commit === undefined) {
      frames.pop();
      continue;
    }
    if (frame.parent === 0) frame.sideStart = order.length;
    frame.parent += 1;
    const side = (parents[commit] ?? [])[frame.parent];
    if (side !== undefined) {
      if (isPlaced[side] === 0) frames.push(frameOf(side, parents, isPlaced));
      continue;
    }
    if (isPlaced[commit] === 0) order.push({ commit, sideStart: frame.sideStart });
    isPlaced[commit] = 1;
    frame.at += 1;
    frame.parent = 0;
  }
  return order;
}

/** A line of first parents, oldest first, and how far it has been placed. */
interface Frame {
  line: number[];
  at: number;
  /** The last parent of the commit at `at` that has been looked at; the first one is the line's. */
  parent: number;
  sideStart: number;
}

function frameOf(
  tip: number,
  parents: readonly (readonly number[])[],
  isPlaced: Uint8Array,
): Frame {
  const line: number[] = [];
  for (let at: number | undefined = tip; at !== undefined && isPlaced[at] === 0; ) {
    line.push(at);
    at = parents[at]?.[0];
  }
  return { line: line.reverse(), at: 0, parent: 0, sideStart: 0 };
}
