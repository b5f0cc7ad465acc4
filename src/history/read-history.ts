import { dayOfSeconds, instantOfSeconds, type PeriodCalendar } from '../calendar/index.ts';
import { compareText, type Finding } from '../finding/index.ts';
import { Authors } from './authors.ts';
import { brokenHistory, judgeCompleteness, missingObjects } from './completeness.ts';
import type { Timeline } from './event.ts';
import type { Line, PlacedFile } from './line.ts';
import { linearOrder, type Step } from './linear.ts';
import { type Commit, type FileChange, LogParser, logCommand } from './log.ts';
import { readMailmap } from './mailmap.ts';
import { type FileRevision, pairUp, type RecordChange } from './pairs.ts';
import { placing } from './placing.ts';
import { pullRequestIn } from './pull-request.ts';
import { Revisions } from './revisions.ts';
import { type Asked, answerOfGit, askGit, startGit } from './stream.ts';
import { type Occasion, Teller } from './tell.ts';
import { uncommittedChanges } from './uncommitted.ts';

/** Which history is read, and how its days are counted. */
export interface HistoryRequest extends Asked {
  /** The last commit, as hex. */
  commit: string;
  /** The organisation's folder in the repository; '' for its top. */
  prefix: string;
  /** The content folders below it, as configured. */
  roots: readonly string[];
  calendar: PeriodCalendar & { timezone: string };
  /** Whether what lies on the disk and is not committed is told too. */
  uncommitted: boolean;
}

/** What happened to every record, and what of it cannot be known. */
export interface History {
  /** Sorted by name. */
  timelines: Timeline[];
  findings: Finding[];
  commits: number;
}

/** Reads the whole history of the content in two passes that run side by side. Never throws on content. */
export async function readHistory(request: HistoryRequest): Promise<History> {
  const place = placing(request.prefix, request.roots);
  const completeness = await judgeCompleteness(request);
  const { isPartial, boundary } = completeness;
  const absent = isPartial ? await absentObjects(request) : new Set<string>();
  const revisions = new Revisions(request, absent);
  const { commits, isWhole } = await readLog(request, place, revisions, isPartial);
  await revisions.end();

  const authors = new Authors(readMailmap(await mailmapOf(request)));
  const top = request.prefix === '' ? '' : `${request.prefix}/`;
  const teller = new Teller(request.calendar, (path) => place(top + path));
  const order = orderOf(commits, request.commit);
  const pulls = pullRequests(order, commits);
  const landings = landingsOf(order);
  for (const [at, { commit: index, sideStart }] of order.entries()) {
    const commit = commits[index] as Commit;
    teller.tell({
      occasion: {
        ...occasionOf(commit, authors, request, pulls.get(index) ?? null),
        landedBy: commits[landings[at] ?? index]?.id ?? commit.id,
      },
      changes: recordChanges(commit.changes, place, revisions),
      at,
      sideStart,
      isBoundary: boundary.has(commit.id),
    });
  }
  if (request.uncommitted) {
    const changes = await uncommittedChanges(request, place);
    const at = order.length;
    teller.tell({ occasion: UNCOMMITTED, changes, at, sideStart: at, isBoundary: false });
  }
  authors.tie(teller.lines.all);
  const findings = [
    ...completeness.findings,
    ...(isWhole ? [] : [brokenHistory(isPartial)]),
    ...(revisions.missing > 0 ? [missingObjects(revisions.missing, isPartial)] : []),
  ];
  return { timelines: timelinesOf(teller.lines.all), findings, commits: order.length };
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

/** The commits git can tell of, and whether it came to the end; their blobs are asked for meanwhile. */
async function readLog(
  request: HistoryRequest,
  place: (path: string) => PlacedFile | null,
  revisions: Revisions,
  isPartial: boolean,
): Promise<{ commits: Commit[]; isWhole: boolean }> {
  const git = startGit(request, logCommand([request.commit], request.roots, !isPartial));
  git.close();
  const commits: Commit[] = [];
  let from = 0;
  const parser = new LogParser((commit) => commits.push(commit));
  for await (const bytes of git.output) {
    parser.push(bytes);
    for (; from < commits.length; from++) await askFor(commits[from] as Commit, place, revisions);
  }
  const ended = parser.end();
  for (; from < commits.length; from++) await askFor(commits[from] as Commit, place, revisions);
  const { code } = await git.ended;
  return { commits, isWhole: ended && code === 0 };
}

async function askFor(
  { changes }: Commit,
  place: (path: string) => PlacedFile | null,
  revisions: Revisions,
): Promise<void> {
  for (const { path, from, old, new: now } of changes) {
    const file = path === null ? null : place(path);
    const before = from === null ? file : place(from);
    if (file !== null && now !== null) await revisions.ask(now, file);
    if (before !== null && old !== null) await revisions.ask(old, before);
  }
}

/** One order of the commits that are known. */
function orderOf(commits: readonly Commit[], head: string): Step[] {
  const index = new Map(commits.map(({ id }, at) => [id, at]));
  const tip = index.get(head);
  const parents = commits.map((commit) =>
    commit.parents.map((id) => index.get(id)).filter((at) => at !== undefined),
  );
  return tip === undefined ? [] : linearOrder(tip, parents);
}

/** The pull request of each commit: its own, or that of the merge that brought it. */
function pullRequests(order: readonly Step[], commits: readonly Commit[]): Map<number, number> {
  const pulls = new Map<number, number>();
  for (const [at, { commit, sideStart }] of order.entries()) {
    const number = pullRequestIn(commits[commit]?.subject ?? '', sideStart < at);
    if (number === null) continue;
    pulls.set(commit, number);
    for (const { commit: side } of order.slice(sideStart, at)) {
      if (!pulls.has(side)) pulls.set(side, number);
    }
  }
  return pulls;
}

/** For each step, the commit of the main line that brought it: the outermost merge it lies beside. */
function landingsOf(order: readonly Step[]): number[] {
  const landings: number[] = [];
  for (let at = order.length - 1; at >= 0; ) {
    const { commit, sideStart } = order[at] as Step;
    for (const end = sideStart; at >= end; at--) landings[at] = commit;
  }
  return landings;
}

function occasionOf(
  { id, author, authored, committed }: Commit,
  authors: Authors,
  { calendar }: HistoryRequest,
  pullRequest: number | null,
): Omit<Occasion, 'landedBy'> {
  return {
    commit: id,
    on: committed === null ? null : dayOfSeconds(committed, calendar.timezone),
    authored: authored === null ? null : instantOfSeconds(authored),
    committed: committed === null ? null : instantOfSeconds(committed),
    author: authors.of(author),
    pullRequest,
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
    if (change === 'changed' && before && after) stay.push({ before, after });
    else {
      if (before !== null) gone.push(before);
      if (after !== null) come.push(after);
    }
  }
  return [...stay, ...pairUp(gone, come, renames)];
}

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
