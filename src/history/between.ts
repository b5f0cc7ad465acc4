import type { PeriodCalendar } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import { type Ref, refOf } from '../schema/index.ts';
import { type Contents, contentsOf } from './contents.ts';
import { type Change, EVENT_WORDS, type EventWord, isMereId } from './event.ts';
import { keyOf } from './fields.ts';
import type { Line, PlacedFile } from './line.ts';
import { type FileRevision, pairUp, type RecordChange } from './pairs.ts';
import { placing } from './placing.ts';
import { type Occasion, Teller } from './tell.ts';

/** The files of one state of the content. */
export interface FileTree {
  /** Paths from the organisation's folder; `bytes` null for a file that could not be taken in. */
  files: readonly { path: string; bytes: Uint8Array | null }[];
  /** The content folders, as that state configures them. */
  roots: readonly string[];
}

/** What makes of a record in one state the same record in another. */
export interface Difference {
  /** Its name in the second state, or its last one. */
  ref: Ref;
  /** Its name in the first state, where it was another. */
  was: Ref | null;
  file: string;
  change: 'added' | 'removed' | 'altered';
  events: { event: EventWord; changes: Change[]; reason: string | null }[];
}

/** Revisions of one path, and the bytes they were read from. */
interface Held extends FileRevision {
  bytes: Uint8Array | null;
}

/**
 * What changed in meaning from one state of the content to another, record by record, sorted by name:
 * the same words as the history's, told as if one commit had done it all. Never throws on content.
 */
export function differencesBetween(
  before: FileTree,
  after: FileTree,
  calendar: PeriodCalendar,
): Difference[] {
  const old = heldIn(before);
  const now = heldIn(after);
  const teller = new Teller(calendar, placing('', [...before.roots, ...after.roots]));
  const changes = changesOf(old, now);
  const told = (at: number, list: readonly RecordChange[]) =>
    teller.tell({ occasion: NOBODY, changes: list, at, sideStart: at, isBoundary: at === 0 });

  told(0, [...knownBefore(old, changes)]);
  const names = new Map(teller.lines.all.map((line) => [line, line.ref]));
  const begins = new Map(teller.lines.all.map((line) => [line, line.events.length]));
  // Cycles first: a new one is a deadline to what moves into it.
  const [cycles, others] = [true, false].map((isCycle) =>
    changes.filter(({ before: b, after: a }) => ((b ?? a)?.file.kind === 'cycle') === isCycle),
  );
  told(1, cycles ?? []);
  told(2, others ?? []);
  return teller.lines.all
    .map((line) => differenceOf(line, names.get(line) ?? null, begins.get(line) ?? 0))
    .filter(({ events }) => events.length > 0)
    .sort((a, b) => compareText(a.ref, b.ref) || compareText(a.file, b.file));
}

const NOBODY: Occasion = {
  commit: null,
  on: null,
  authored: null,
  committed: null,
  author: null,
  pullRequest: null,
  landedBy: null,
};

function heldIn({ files, roots }: FileTree): Map<string, Held> {
  const place = placing('', roots);
  const held = new Map<string, Held>();
  for (const { path, bytes } of files) {
    // An encrypted file that was opened holds the record that its name without `.age` says.
    const file = place(path.replace(/\.age$/, ''));
    if (file === null) continue;
    held.set(path, { file: { ...file, path }, bytes, contents: read(file, bytes) });
  }
  return held;
}

function read({ path, within, kind }: PlacedFile, bytes: Uint8Array | null): Contents {
  if (bytes === null) return { data: null, unreadable: 'The file could not be taken in.' };
  return contentsOf(bytes, path, within, kind);
}

/** Files that are otherwise in the two states, paired where they hold the same record. */
function changesOf(old: ReadonlyMap<string, Held>, now: ReadonlyMap<string, Held>): RecordChange[] {
  const stay: RecordChange[] = [];
  const come: Held[] = [];
  for (const [path, after] of now) {
    const before = old.get(path);
    if (before === undefined || refOfFile(before) !== refOfFile(after)) come.push(after);
    else if (!isSameText(before, after)) stay.push({ before, after });
  }
  const gone = [...old].flatMap(([path, before]) => {
    const after = now.get(path);
    return after === undefined || refOfFile(before) !== refOfFile(after) ? [before] : [];
  });
  return [...stay, ...pairBothWays(gone, come)];
}

/** A record that says it had another name says so in the newer state, whichever that is. */
function pairBothWays(gone: readonly Held[], come: readonly Held[]): RecordChange[] {
  const first = pairUp(gone, come, movedFiles(gone, come));
  const isAlone = ({ before, after }: RecordChange) => before === null || after === null;
  const left = first.filter(isAlone);
  const back = pairUp(
    left.flatMap(({ after }) => after ?? []),
    left.flatMap(({ before }) => before ?? []),
    new Map(),
  );
  return [
    ...first.filter((pair) => !isAlone(pair)),
    ...back.map(({ before, after }) => ({ before: after, after: before })),
  ];
}

/** Files that only moved: path now → path before, where one file alone has that text. */
function movedFiles(gone: readonly Held[], come: readonly Held[]): Map<string, string> {
  const from = alone(gone);
  const to = alone(come);
  const moved = new Map<string, string>();
  for (const [text, after] of to) {
    const before = from.get(text);
    if (after !== null && before != null) moved.set(after.file.path, before.file.path);
  }
  return moved;
}

/** Files by kind and text; null where several have the same. */
function alone(held: readonly Held[]): Map<string, Held | null> {
  const known = new Map<string, Held | null>();
  for (const one of held) {
    if (one.bytes === null || one.bytes.length === 0) continue;
    const text = `${one.file.kind} ${Buffer.from(one.bytes).toString('latin1')}`;
    known.set(text, known.has(text) ? null : one);
  }
  return known;
}

function isSameText(a: Held, b: Held): boolean {
  if (a.bytes === null || b.bytes === null) return a.bytes === b.bytes;
  return Buffer.compare(a.bytes, b.bytes) === 0;
}

function refOfFile({ file }: Held): Ref {
  return refOf(file.kind, file.id);
}

/**
 * The first state, as what is told first. Of a file that can be read only in the second state, what
 * it says there is all that is known: its fields did not come about by being mended.
 */
function* knownBefore(
  old: ReadonlyMap<string, Held>,
  changes: readonly RecordChange[],
): Generator<RecordChange> {
  const mended = new Map(
    changes.flatMap(({ before, after }) =>
      before !== null && after !== null && before.contents.data === null
        ? [[before.file.path, after.contents] as const]
        : [],
    ),
  );
  for (const { file, contents } of old.values()) {
    yield { before: null, after: { file, contents: mended.get(file.path) ?? contents } };
  }
}

function differenceOf(line: Line, was: Ref | null, begin: number): Difference {
  const told = line.events.slice(begin).filter((event) => !isMereId(event));
  const events = told.map(({ event, changes, reason }) => {
    return { event, changes: [...changes].sort(byPath), reason };
  });
  const change = was === null ? 'added' : line.file === null ? 'removed' : 'altered';
  const file = line.file ?? line.events.at(-1)?.file ?? '';
  return {
    ref: line.ref,
    was: was === line.ref ? null : was,
    file,
    change,
    events: events.sort((a, b) => EVENT_WORDS.indexOf(a.event) - EVENT_WORDS.indexOf(b.event)),
  };
}

function byPath(a: Change, b: Change): number {
  return compareText(keyOf(a.path), keyOf(b.path));
}
