import { type Commit, CommitParser, commitsCommand } from './commits.ts';
import { linearOrder, type Step } from './linear.ts';
import { type Asked, startGit } from './stream.ts';

/** The commits behind a tip, in the one order timelines are told in. */
export interface Walk {
  commits: readonly Commit[];
  order: readonly Step[];
  /** The pull request of each commit, by index: its own, or that of the merge that brought it. */
  pulls: ReadonlyMap<number, number>;
  /** For each step, the commit of the main line that brought it. */
  landings: readonly number[];
}

/** The commits git can tell of behind `range`, newest first, and whether it came to the end. */
export async function readCommits(
  asked: Asked,
  range: readonly string[],
): Promise<{ commits: Commit[]; isWhole: boolean }> {
  const git = startGit(asked, commitsCommand(range));
  git.close();
  const commits: Commit[] = [];
  const parser = new CommitParser((commit) => commits.push(commit));
  for await (const bytes of git.output) parser.push(bytes);
  const { code } = await git.ended;
  return { commits, isWhole: parser.end() && code === 0 };
}

/** Puts the commits that are known in order, up to `head`. */
export function walkTo(head: string, commits: readonly Commit[]): Walk {
  const index = new Map(commits.map(({ id }, at) => [id, at]));
  const tip = index.get(head);
  // A parent that is not known, or was told before, keeps its place among the parents.
  const before = commits.length;
  const parents = commits.map((commit) => commit.parents.map((id) => index.get(id) ?? before));
  const order = tip === undefined ? [] : linearOrder(tip, parents);
  return { commits, order, pulls: pullRequests(order, commits), landings: landingsOf(order) };
}

/** Whether the line of first parents leads from the tip back to `commit` behind those that are known. */
export function leadsTo(commit: string, head: string, commits: readonly Commit[]): boolean {
  const known = new Map(commits.map(({ id, parents }) => [id, parents[0]]));
  let at: string | undefined = head;
  while (at !== undefined && known.has(at)) at = known.get(at);
  return at === commit;
}

function pullRequests(order: readonly Step[], commits: readonly Commit[]): Map<number, number> {
  const pulls = new Map<number, number>();
  for (const [at, { commit, sideStart }] of order.entries()) {
    const number = commits[commit]?.pullRequest ?? null;
    if (number === null) continue;
    pulls.set(commit, number);
    for (const { commit: side } of order.slice(sideStart, at)) {
      if (!pulls.has(side)) pulls.set(side, number);
    }
  }
  return pulls;
}

/** The outermost merge that each step lies beside, or its own commit. */
function landingsOf(order: readonly Step[]): number[] {
  const landings: number[] = [];
  for (let at = order.length - 1; at >= 0; ) {
    const { commit, sideStart } = order[at] as Step;
    for (const end = sideStart; at >= end; at--) landings[at] = commit;
  }
  return landings;
}
