import { compareText, type Finding } from '../finding/index.ts';
import { Authors } from './authors.ts';
import {
  brokenHistory,
  type Completeness,
  judgeCompleteness,
  missingObjects,
} from './completeness.ts';
import type { Timeline } from './event.ts';
import { clockAt } from './keeping.ts';
import type { Line, PlacedFile } from './line.ts';
import { readMailmap } from './mailmap.ts';
import { sweptOften } from './memory.ts';
import type { RecordChange } from './pairs.ts';
import { placing } from './placing.ts';
import type { HistoryRequest } from './request.ts';
import { findShelf, keepTold, resumeKept, type Shelf } from './resuming.ts';
import { Revisions } from './revisions.ts';
import { type Stamp, Stamps } from './stamps.ts';
import { answerOfGit, askGit } from './stream.ts';
import { type Occasion, Teller } from './tell.ts';
import { type Telling, tellableCommits, tellCommits } from './telling.ts';
import { uncommittedChanges } from './uncommitted.ts';
import { leadsTo, readCommits, type Walk, walkTo } from './walk.ts';

/** What happened to every record, and what of it cannot be known. */
export interface History {
  /** Sorted by name. */
  timelines: Timeline[];
  findings: Finding[];
  commits: number;
}

/**
 * Reads the whole history of the content: the commits first, then in their order what each changed,
 * and beside it the versions it left. What was kept of it is not read again. Never throws on content.
 */
export function readHistory(request: HistoryRequest): Promise<History> {
  return sweptOften(() => read(request));
}

async function read(request: HistoryRequest): Promise<History> {
  const [completeness, names] = await Promise.all([judgeCompleteness(request), mailmapOf(request)]);
  const { isPartial } = completeness;
  const absent = isPartial ? await absentObjects(request) : new Set<string>();
  const mailmap = readMailmap(names);
  const place = placing(request.prefix, request.roots);
  const begin = () => beginTelling(request, completeness, place, absent, new Authors(mailmap));

  const isUsual = !isPartial && completeness.findings.length === 0;
  const shelf = isUsual ? await findShelf(request) : null;
  const resumed = shelf === null ? null : await tellNew(request, shelf, begin());
  const { telling, steps, isWhole, added } = resumed ?? (await tellAll(request, begin));
  const { teller, authors, revisions } = telling;
  await revisions.end();
  const stamps = stampsFor(request, shelf, resumed);
  const { uncommitted } = request;
  const changes = uncommitted ? await uncommittedChanges(request, place, stamps) : [];
  const { missing } = revisions;
  if (shelf !== null && isWhole && missing === 0 && isWorthKeeping(added, steps)) {
    const kept = { commit: request.commit, steps, stamps: uncommitted ? stamps.noted : [] };
    keepTold(shelf, kept, telling);
  }
  tellUncommitted(changes, teller, steps);
  authors.tie(teller.lines.all);
  const findings = [
    ...completeness.findings,
    ...(isWhole ? [] : [brokenHistory(isPartial)]),
    ...(missing > 0 ? [missingObjects(missing, isPartial)] : []),
  ];
  return { timelines: timelinesOf(teller.lines.all), findings, commits: steps };
}

/** What has been told, and how many of its steps were not kept before. */
interface Outcome {
  telling: Telling;
  steps: number;
  added: number;
  isWhole: boolean;
  /** Of what was kept. */
  stamps: readonly Stamp[];
}

/** Goes on from what was kept; null where it does not lie behind the commit, or not all can be read. */
async function tellNew(
  request: HistoryRequest,
  shelf: Shelf,
  telling: Telling,
): Promise<Outcome | null> {
  const kept = resumeKept(shelf, telling);
  if (kept === null) return null;
  const { steps, stamps } = kept;
  if (kept.commit === request.commit) return { telling, steps, added: 0, isWhole: true, stamps };
  const range = `${kept.commit}..${request.commit}`;
  const { commits, isWhole } = await readCommits(request, [range]);
  if (!isWhole || !leadsTo(kept.commit, request.commit, commits)) return null;
  const walk = walkTo(request.commit, commits);
  const added = await tellCommits(walk, telling, steps);
  if (added < walk.order.length || telling.revisions.missing > 0) {
    await telling.revisions.end();
    return null;
  }
  return { telling, steps: steps + added, added, isWhole: true, stamps };
}

async function tellAll(request: HistoryRequest, begin: () => Telling): Promise<Outcome> {
  const { commits, isWhole } = await readCommits(request, [request.commit]);
  const walk = walkTo(request.commit, commits);
  const telling = begin();
  const told = await tellCommits(walk, telling, 0);
  if (told === walk.order.length) return { telling, steps: told, added: told, isWhole, stamps: [] };
  // Git ended over a commit: those it can tell of from the last one back are told anew.
  await telling.revisions.end();
  const again = begin();
  const known = await tellableWalk(request, walk, again.isPartial);
  const steps = await tellCommits(known, again, 0);
  return { telling: again, steps, added: steps, isWhole: false, stamps: [] };
}

/** To write all anew for a few commits takes longer than to read them again. */
function isWorthKeeping(added: number, steps: number): boolean {
  return added >= (steps < 5000 ? 1 : 100);
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

/** What is known of the disk, where it is asked and there is a place to keep it. */
function stampsFor(request: HistoryRequest, shelf: Shelf | null, resumed: Outcome | null): Stamps {
  const clock = shelf === null || !request.uncommitted ? null : clockAt(shelf.keeping);
  return new Stamps(request.root, resumed?.stamps ?? [], clock);
}

function tellUncommitted(changes: readonly RecordChange[], teller: Teller, at: number): void {
  if (changes.length === 0) return;
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
