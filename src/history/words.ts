import type { YamlMap, YamlValue } from '../parse/index.ts';
import type { Kind } from '../schema/index.ts';
import { aimWord, deadlineWord } from './aim.ts';
import { isMap, ORDER } from './contents.ts';
import type { Change, EventWord } from './event.ts';

/** What a word is chosen from besides the change itself. */
export interface Around {
  kind: Kind;
  /** The fields before, {} where there was nothing. */
  before: YamlMap;
  after: YamlMap;
  /** Whether the record had been there at any time before. */
  isKnown: boolean;
  /** Whether nothing is known of what was before this commit. */
  isBoundary: boolean;
  /** The last day of a cycle, where one is known by that name. */
  cycleEnd(id: YamlValue | undefined): string | null;
}

/** What happened to a record, by the changes that say it; words in the order they come up. */
export function eventsIn(changes: readonly Change[], around: Around): Map<EventWord, Change[]> {
  const words = new Map<EventWord, Change[]>();
  const life = around.isBoundary ? 'first-known' : lifeWord(changes, around);
  for (const change of changes) {
    const word = life ?? wordOf(change, around);
    const list = words.get(word);
    if (list) list.push(change);
    else words.set(word, [change]);
  }
  return words;
}

/** A document comes and goes as a whole; of a table each row does. */
function lifeWord(changes: readonly Change[], around: Around): EventWord | null {
  const file = changes.find(({ path }) => path[0] === '@file');
  const isTable = around.kind === 'measurement';
  if (file?.before === undefined && changes.some(isUnreadable)) return 'unreadable';
  if (!isTable && file === undefined && isFirstRead(around)) return 'created';
  if (file === undefined || (file.before !== undefined && file.after !== undefined)) return null;
  if (isTable && changes.length > 1) return null;
  if (file.after === undefined) return 'removed';
  if (around.isKnown) return 'revived';
  return around.kind === 'check-in' ? 'checked-in' : 'created';
}

function isUnreadable({ path, after }: Change): boolean {
  return path[0] === '@unreadable' && after !== undefined;
}

/** A file that could not be read until now. */
function isFirstRead({ before, after, isKnown }: Around): boolean {
  return isKnown && Object.keys(before).length === 0 && Object.keys(after).length > 0;
}

function wordOf(change: Change, around: Around): EventWord {
  const [field = ''] = change.path;
  if (field === '@unreadable') return change.after === undefined ? 'annotated' : 'unreadable';
  if (field === '@file') return fileWord(change, around);
  if (around.kind === 'measurement') return valueWord(change, around);
  if (around.kind === 'check-in')
    return isNewRow(change, around) ? 'checked-in' : 'check-in-edited';
  return (
    LIFE[field]?.(change) ??
    aimWord(change, around) ??
    linkWord(change, around) ??
    plainWord(change)
  );
}

/** A table that comes or goes with its rows: the rows say what happened. */
function fileWord({ before, after }: Change, { isKnown }: Around): EventWord {
  if (before !== undefined && after !== undefined) return 'renamed';
  if (after === undefined) return 'removed';
  return isKnown ? 'revived' : 'created';
}

/** A cell of a table of values. Rows come and go as a whole; in one that stays the value speaks. */
function valueWord({ path }: Change, { before, after }: Around): EventWord {
  const [row = '', column] = path;
  if (!Object.hasOwn(before, row)) return 'measured';
  if (!Object.hasOwn(after, row)) return 'measurement-removed';
  return column === 'value' ? 'restated' : 'annotated';
}

/** A cell of a new row in a table of check-ins: a document has no field named by a date. */
function isNewRow({ path }: Change, { before }: Around): boolean {
  const [row = ''] = path;
  return path.length === 2 && /^\d{4}-\d{2}-\d{2}/.test(row) && !Object.hasOwn(before, row);
}

const LIFE: Readonly<Record<string, (change: Change) => EventWord | null>> = {
  retired: ({ path, before, after }) => {
    if (path[1] !== 'on') return 'annotated';
    if (before !== undefined && after !== undefined) return 'annotated';
    return after === undefined ? 'revived' : 'retired';
  },
  reviewed: () => 'reviewed',
};

const OWNING = new Set(['owner', 'lead']);
const LINKS = new Set([
  'drives',
  'relates_to',
  'advances',
  'parent',
  'team',
  'manager',
  'role',
  'about',
  'subject',
  'person',
  'from',
  'budget',
  'kpi',
  'dependencies',
  'perspective',
  'evidence',
  'funds',
  'outcome',
]);
const NOTES = new Set([
  'changes',
  'restated',
  'x-audit',
  'uid',
  'formerly',
  'audience',
  'tags',
  ORDER,
]);
const WORDS_ALONE = new Set(['title', 'name', 'summary', 'body', 'success']);

function linkWord(change: Change, around: Around): EventWord | null {
  const field = change.path.at(-1) ?? '';
  if (OWNING.has(field)) return 'owner-changed';
  if (field === 'weight') return 'weight-changed';
  if (field === 'cycle') return cycleWord(change, around);
  if (field === 'supports') return supportsWord(change);
  return LINKS.has(field) ? 'relinked' : null;
}

/** Another cycle is another deadline, where both are known. */
function cycleWord({ before, after }: Change, { cycleEnd }: Around): EventWord {
  const [from, to] = [cycleEnd(before), cycleEnd(after)];
  if (from === null || to === null || from === to) return 'relinked';
  return deadlineWord(from, to);
}

/** The same targets with other weights are no other links. */
function supportsWord({ before, after }: Change): EventWord {
  const [from, to] = [targetsOf(before), targetsOf(after)];
  return from !== '' && from === to ? 'weight-changed' : 'relinked';
}

function targetsOf(value: YamlValue | undefined): string {
  if (!Array.isArray(value)) return '';
  const targets = value.map((item) => String(isMap(item) ? item['to'] : item));
  return targets.sort().join('\n');
}

function plainWord({ path }: Change): EventWord {
  const [field = ''] = path;
  const last = path.at(-1) ?? '';
  if (NOTES.has(field) || last === ORDER || field.startsWith('x-')) return 'annotated';
  return WORDS_ALONE.has(last) ? 'narrative-edited' : 'definition-changed';
}
