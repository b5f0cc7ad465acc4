import { compareText, type Finding } from '../finding/index.ts';
import { Authors } from './authors.ts';
import {
  brokenHistory,
  type Completeness,
  judgeCompleteness,
  missingObjects,
} from './completeness.ts';
import type { Timeline } from './event.ts';
import type { Line, PlacedFile } from './line.ts';
import { readMailmap } from './mailmap.ts';
import { placing } from './placing.ts';
import type { HistoryRequest } from './request.ts';
import { Revisions } from './revisions.ts';
import { answerOfGit, askGit } from './stream.ts';
import { type Occasion, Teller } from './tell.ts';
import { type Telling, tellableCommits, tellCommits } from './telling.ts';
import { uncommittedChanges } from './uncommitted.ts';
import { readCommits, type Walk, walkTo } from './walk.ts';

/** What happened to every record, and what of it cannot be known. */
export interface History {
  /** Sorted by name. */
  timelines: Timeline[];
  findings: Finding[];
  commits: number;
}

/**
 * Reads the whole history of the content: the commits first, then in their order what each changed,
 * and beside it the versions it left. Never throws on content.
 */
export async function readHistory(request: HistoryRequest): Promise<History> {
  const place = placing(request.prefix, request.roots);
  const completeness = await judgeCompleteness(request);
  const { isPartial } = completeness;
  const absent = isPartial ? await absentObjects(request) : new Set<string>();
  const { commits, isWhole } = await readCommits(request, [request.commit]);
  const mailmap = readMailmap(await mailmapOf(request));

  const begin = () => beginTelling(request, completeness, place, absent, new Authors(mailmap));
  let walk = walkTo(request.commit, commits);
  let telling = begin();
  const isTold = (await tellCommits(walk, telling, 0)) === walk.order.length;
  if (!isTold) {
    // Git ended over a commit: those it can tell of from the last one back are told anew.
    telling = begin();
    walk = await tellableWalk(request, walk, isPartial);
    await tellCommits(walk, telling, 0);
  }
  const { teller, authors, revisions } = telling;
  await revisions.end();
  const steps = walk.order.length;
  if (request.uncommitted) await tellUncommitted(request, telling, steps);
  authors.tie(teller.lines.all);
  const findings = [
    ...completeness.findings,
    ...(isWhole && isTold ? [] : [brokenHistory(isPartial)]),
    ...(revisions.missing > 0 ? [missingObjects(revisions.missing, isPartial)] : []),
  ];
  return { timelines: timelinesOf(teller.lines.all), findings, commits: steps };
}

function beginTelling(
  request: HistoryRequest,
  { boundary, isPartial }: Completeness,
  place: (path: string) => PlacedFile | null,
  absent: ReadonlySet<string>,
  authors: Authors,
): Telling {
  const top = request.prefix === '' ? '' : `${request.prefix}/`;
  const teller = new Teller(request.calendar, (path) => place(top + path));
  const revisions = new Revisions(request, absent);
  return { request, isPartial, boundary, place, authors, revisions, teller };
}

/** The part of a walk, from its end back, that git can tell the changes of. */
async function tellableWalk(
  request: HistoryRequest,
  walk: Walk,
  isPartial: boolean,
): Promise<Walk> {
  const order = walk.order.toReversed();
  const count = await tellableCommits(request, { ...walk, order }, isPartial);
  const known = new Set(order.slice(0, count).map(({ commit }) => commit));
  return walkTo(
    request.commit,
    walk.commits.filter((_, at) => known.has(at)),
  );
}

async function tellUncommitted(
  request: HistoryRequest,
  { teller, place }: Telling,
  at: number,
): Promise<void> {
  const changes = await uncommittedChanges(request, place);
  teller.tell({ occasion: UNCOMMITTED, changes, at, sideStart: at, isBoundary: false });
}

const UNCOMMITTED: Occasion = {
  commit: null,
  on: null,
  authored: null,
  committed: null,
  author: null,
  landedBy: null,
  pullRequest: null,
};

/** `.mailmap` as the last commit has it: what lies on the disk is nobody's word yet. */
async function mailmapOf(request: HistoryRequest): Promise<string> {
  const { code, bytes } = await askGit(request, ['cat-file', 'blob', `${request.commit}:.mailmap`]);
  return code === 0 && bytes.length < 1 << 20 ? new TextDecoder().decode(bytes) : '';
}

/** Objects of the history that a partial clone has not fetched. */
async function absentObjects(request: HistoryRequest): Promise<Set<string>> {
  const list = await answerOfGit(request, [
    'rev-list',
    '--objects',
    '--no-object-names',
    '--missing=print',
    request.commit,
  ]);
  const lines = (list ?? '').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}

function timelinesOf(lines: readonly Line[]): Timeline[] {
  return lines
    .filter(({ events }) => events.length > 0)
    .map(({ ref, formerly, file, events }) => {
      for (const event of events) event.record = ref;
      return { ref, formerly, exists: file !== null, events };
    })
    .sort((a, b) => compareText(a.ref, b.ref) || Number(b.exists) - Number(a.exists));
}
