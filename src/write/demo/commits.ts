import { compareText } from '../../finding/index.ts';
import type { ChangeRequest } from './fact.ts';
import type { Moment } from './moment.ts';
import { between } from './seeded.ts';
import type { Version } from './versions.ts';

/** A commit, its author and committer named by their ids. */
export interface Commit {
  author: string;
  authored: Moment;
  committer: string;
  committed: Moment;
  message: string;
  /** The first parent's and the others' places in the list of commits. */
  parents: number[];
  changes: FileChange[];
}

/** The whole text of a file, and the path it had before if it has moved. */
export interface FileChange {
  path: string;
  text: string;
  was: string | null;
}

const REPOSITORY = 'throughline-example/wrenfield';

interface Draft {
  versions: Version[];
  author: string;
  authored: Moment;
  message: string;
  request: string | null;
}

type Step = { at: Moment; draft: Draft | null; request: ChangeRequest | null };

/**
 * Puts the versions in commits, parents before children: one for all facts of one moment, author and
 * message; change requests as branches with a merge commit, or squashed to one.
 */
export function commitsOf(
  versions: readonly Version[],
  requests: readonly ChangeRequest[],
): Commit[] {
  const numbers = numberRequests(requests);
  const branches = new Map(requests.map((request) => [request.branch, request]));
  const commits: Commit[] = [];
  const line = new Line();
  const open = new Map<string, { tip: number; line: Line; versions: Version[] }>();
  let main: number | null = null;

  for (const { draft, request } of stepsOf(draftsOf(versions), branches)) {
    const parents: number[] = main === null ? [] : [main];
    if (draft !== null && request?.how === 'merge') {
      const branch = open.get(request.branch) ?? {
        tip: main ?? 0,
        line: line.copy(),
        versions: [],
      };
      branch.line.apply(draft.versions);
      branch.versions.push(...draft.versions);
      branch.tip = commits.push(direct(draft, [branch.tip])) - 1;
      open.set(request.branch, branch);
    } else if (draft !== null) {
      line.apply(draft.versions);
      const commit = direct(draft, parents);
      main = commits.push(request === null ? commit : squashed(commit, request, numbers)) - 1;
    } else if (request !== null) {
      const branch = open.get(request.branch);
      if (branch === undefined) throw new Error(`Nothing is on the branch ${request.branch}.`);
      line.apply(branch.versions);
      main = commits.push(merge(request, [...parents, branch.tip], branch.versions, numbers)) - 1;
      open.delete(request.branch);
    }
  }
  for (const commit of commits) commit.message = withNumbers(commit.message, numbers);
  return commits;
}

/** Which version of each file a line of commits holds; refuses a version out of turn. */
class Line {
  readonly #held: Map<string, number>;

  constructor(held: ReadonlyMap<string, number> = new Map()) {
    this.#held = new Map(held);
  }

  copy(): Line {
    return new Line(this.#held);
  }

  apply(versions: readonly Version[]): void {
    for (const { fact, index } of versions) {
      if ((this.#held.get(fact.path) ?? -1) !== index - 1) {
        throw new Error(`“${fact.message}” changes ${fact.path} while another branch does.`);
      }
      this.#held.set(fact.path, index);
    }
  }
}

function draftsOf(versions: readonly Version[]): Draft[] {
  const groups = Map.groupBy(versions, ({ fact }) =>
    [fact.at, fact.by, fact.message, fact.request ?? ''].join('\n'),
  );
  return [...groups.values()].map((group) => {
    const { fact } = group[0] as Version;
    const sorted = group.toSorted((a, b) => compareText(a.path, b.path));
    return {
      versions: sorted,
      author: fact.by,
      authored: fact.at,
      message: fact.message,
      request: fact.request ?? null,
    };
  });
}

function stepsOf(drafts: readonly Draft[], requests: ReadonlyMap<string, ChangeRequest>): Step[] {
  const steps: Step[] = [...requests.values()]
    .filter(({ how }) => how === 'merge')
    .map((request) => ({ at: request.at, draft: null, request }));
  for (const draft of drafts) {
    const request = draft.request === null ? null : requests.get(draft.request);
    if (request === undefined) throw new Error(`There is no change request ${draft.request}.`);
    if (request !== null && draft.authored >= request.at) {
      throw new Error(`“${draft.message}” is written after ${request.branch} is merged.`);
    }
    steps.push({ at: request?.how === 'squash' ? request.at : draft.authored, draft, request });
  }
  return steps.toSorted((a, b) => a.at - b.at || compareText(nameOf(a), nameOf(b)));
}

function nameOf({ draft, request }: Step): string {
  return `${draft?.author ?? ''} ${draft?.message ?? ''} ${request?.branch ?? ''}`;
}

function direct({ author, authored, message, versions }: Draft, parents: number[]): Commit {
  const changes = changesOf(versions);
  return { author, authored, committer: author, committed: authored, message, parents, changes };
}

function squashed(
  commit: Commit,
  request: ChangeRequest,
  numbers: ReadonlyMap<string, number>,
): Commit {
  const [title = '', ...rest] = commit.message.split('\n');
  const message = [`${title} (#${numbers.get(request.branch)})`, ...rest].join('\n');
  return { ...commit, committer: request.by, committed: request.at, message };
}

function merge(
  request: ChangeRequest,
  parents: number[],
  versions: readonly Version[],
  numbers: ReadonlyMap<string, number>,
): Commit {
  const number = numbers.get(request.branch);
  return {
    author: request.by,
    authored: request.at,
    committer: request.by,
    committed: request.at,
    message: `Merge pull request #${number} from ${REPOSITORY.split('/')[0]}/${request.branch}\n\n${request.title}`,
    parents,
    changes: changesOf(versions),
  };
}

/** The last text of each file, and where it lay before the first of its versions. */
function changesOf(versions: readonly Version[]): FileChange[] {
  const files = Map.groupBy(versions, ({ fact }) => fact.path);
  return [...files.values()].flatMap((own) => {
    const last = own.at(-1);
    if (last === undefined) return [];
    const moved = own.find(({ was }) => was !== null);
    return [{ path: last.path, text: last.text, was: moved?.was ?? null }];
  });
}

/** Numbers of change requests rise with time; issues take some of them. */
function numberRequests(requests: readonly ChangeRequest[]): Map<string, number> {
  let number = 3;
  const sorted = requests.toSorted((a, b) => a.at - b.at || compareText(a.branch, b.branch));
  return new Map(
    sorted.map(({ branch }) => {
      number += between(branch, 1, 4);
      return [branch, number];
    }),
  );
}

/** `#(branch)` in a message is the number of that change request. */
function withNumbers(message: string, numbers: ReadonlyMap<string, number>): string {
  return message.replace(/#\(([^)]+)\)/g, (_, branch: string) => {
    const number = numbers.get(branch);
    if (number === undefined) throw new Error(`There is no change request ${branch}.`);
    return `${REPOSITORY}#${number}`;
  });
}
