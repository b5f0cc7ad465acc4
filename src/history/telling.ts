import { dayOfSeconds, instantOfSeconds } from '../calendar/index.ts';
import type { Authors } from './authors.ts';
import type { Commit } from './commits.ts';
import { DiffParser, diffsCommand, type FileChange } from './diffs.ts';
import { shareSame } from './fields.ts';
import type { PlacedFile } from './line.ts';
import { type FileRevision, pairUp, type RecordChange } from './pairs.ts';
import type { HistoryRequest } from './request.ts';
import type { Revisions } from './revisions.ts';
import { type Running, startGit } from './stream.ts';
import type { Occasion, Teller } from './tell.ts';
import type { Walk } from './walk.ts';

/** What commits are told with. */
export interface Telling {
  request: HistoryRequest;
  isPartial: boolean;
  /** Commits behind which nothing is known. */
  boundary: ReadonlySet<string>;
  place: (path: string) => PlacedFile | null;
  authors: Authors;
  revisions: Revisions;
  teller: Teller;
}

/** So few commits at a time that what was read for them is forgotten soon. */
const TURN = 50;

/**
 * Tells the commits of a walk in its order, some at a time: while what they changed is told,
 * the next ones' is read. Gives back how many steps git could tell of.
 */
export async function tellCommits(walk: Walk, telling: Telling, first: number): Promise<number> {
  try {
    return await tellTurns(walk, telling, first);
  } catch (error) {
    // A git that waits for more to be asked would keep the program from ending.
    await telling.revisions.end();
    throw error;
  }
}

async function tellTurns(walk: Walk, telling: Telling, first: number): Promise<number> {
  const { request, revisions, isPartial } = telling;
  const git = startGit(request, diffsCommand(request.roots, !isPartial));
  const feeding = feed(git, walk);
  let found: FileChange[][] = [];
  const parser = new DiffParser((changes) => found.push(changes));
  let told = 0;
  let pending: { until: number; diffs: FileChange[][] } | null = null;
  const finish = async () => {
    if (pending === null) return;
    await revisions.wait(pending.until);
    for (const changes of pending.diffs) tellStep(walk, told++, first, changes, telling);
  };
  const turn = async (diffs: FileChange[][]) => {
    revisions.begin();
    for (const changes of diffs) await ask(changes, telling);
    const until = await revisions.send();
    await finish();
    pending = { until, diffs };
  };
  const turns = async () => {
    const all = found;
    found = [];
    for (let at = 0; at < all.length; at += TURN) await turn(all.slice(at, at + TURN));
  };
  for await (const bytes of git.output) {
    parser.push(bytes);
    await turns();
  }
  const { code } = await git.ended;
  await feeding;
  // What git prints of a commit it prints as a whole, also where it ends over the next one.
  if (code !== null) parser.end();
  await turns();
  await finish();
  return told;
}

/** How many commits of a walk, in its order, git can tell the changes of before it ends over one. */
export async function tellableCommits(
  request: HistoryRequest,
  walk: Walk,
  isPartial: boolean,
): Promise<number> {
  const git = startGit(request, diffsCommand(request.roots, !isPartial));
  const feeding = feed(git, walk);
  let count = 0;
  const parser = new DiffParser(() => {
    count += 1;
  });
  for await (const bytes of git.output) parser.push(bytes);
  const { code } = await git.ended;
  await feeding;
  if (code !== null) parser.end();
  return count;
}

/** Sends git the commits in their order, each with the parent it is compared with. */
async function feed(git: Running, { commits, order }: Walk): Promise<void> {
  const LINES = 500;
  for (let from = 0; from < order.length; from += LINES) {
    const lines = order.slice(from, from + LINES).map(({ commit }) => {
      const { id = '', parents = [] } = commits[commit] ?? {};
      return `${[id, ...parents.slice(0, 1)].join(' ')}\n`;
    });
    await git.send(lines.join(''));
  }
  git.close();
}

async function ask(changes: readonly FileChange[], { place, revisions }: Telling): Promise<void> {
  for (const { path, from, old, new: now } of changes) {
    const file = path === null ? null : place(path);
    const before = from === null ? file : place(from);
    // The old one first: it is the last of its path, and held until the new one takes its place.
    const waiting = before !== null && old !== null ? revisions.ask(old, before) : null;
    // Mostly there is nothing to wait for: a promise for every blob would cost more than the blob.
    if (waiting !== null) await waiting;
    const also = file !== null && now !== null ? revisions.ask(now, file) : null;
    if (also !== null) await also;
  }
}

function tellStep(
  { commits, order, pulls, landings }: Walk,
  step: number,
  first: number,
  changes: readonly FileChange[],
  { request, boundary, place, authors, revisions, teller }: Telling,
): void {
  const { commit: index, sideStart } = order[step] ?? { commit: -1, sideStart: step };
  const commit = commits[index];
  if (commit === undefined) throw new Error('git diff-tree sent more than it was asked for');
  teller.tell({
    occasion: {
      ...occasionOf(commit, authors, request),
      pullRequest: pulls.get(index) ?? null,
      landedBy: commits[landings[step] ?? index]?.id ?? commit.id,
    },
    changes: recordChanges(changes, place, revisions),
    at: first + step,
    sideStart: first + sideStart,
    isBoundary: boundary.has(commit.id),
  });
}

function occasionOf(
  { id, author, authored, committed }: Commit,
  authors: Authors,
  { calendar }: HistoryRequest,
): Omit<Occasion, 'landedBy' | 'pullRequest'> {
  return {
    commit: id,
    on: committed === null ? null : dayOfSeconds(committed, calendar.timezone),
    authored: authored === null ? null : instantOfSeconds(authored),
    committed: committed === null ? null : instantOfSeconds(committed),
    author: authors.of(author),
  };
}

/** What a commit did to records: its files placed, and paired where one took the place of another. */
function recordChanges(
  changes: readonly FileChange[],
  place: (path: string) => PlacedFile | null,
  revisions: Revisions,
): RecordChange[] {
  const gone: FileRevision[] = [];
  const come: FileRevision[] = [];
  const stay: RecordChange[] = [];
  const renames = new Map<string, string>();
  const revision = (file: PlacedFile | null, id: string | null): FileRevision | null =>
    file === null || id === null ? null : { file, contents: revisions.of(id, file) };
  for (const { change, path, from, old, new: now } of changes) {
    const file = path === null ? null : place(path);
    const source = from === null ? file : place(from);
    const before = revision(source, old);
    const after = revision(file, now);
    if (change === 'renamed' && before && after) renames.set(after.file.path, before.file.path);
    if (change === 'changed' && before && after) {
      shareSame(before.contents.data, after.contents.data);
      stay.push({ before, after });
    } else {
      if (before !== null) gone.push(before);
      if (after !== null) come.push(after);
    }
  }
  return [...stay, ...pairUp(gone, come, renames)];
}
