import { isDay } from '../../calendar/index.ts';
import type { Change, HistoryEvent } from '../../history/index.ts';
import type { YamlValue } from '../../parse/index.ts';
import { type Kind, type Ref, refOf, splitRef } from '../../schema/index.ts';
import type { Mention, PublishedUnit } from '../published-record.ts';
import { type FieldWords, fieldWords, isKnownWord } from './fields.ts';
import { type NamesThen, namedIn } from './names-then.ts';
import type { PublishedChange, PublishedValue } from './published-history.ts';

/** What a change is told with. */
export interface Teller {
  names: NamesThen;
  mention(ref: Ref): Mention | null;
  /** The unit of a record or key result when something happened; null where it is another today. */
  unitThen(ref: Ref, event: HistoryEvent): PublishedUnit | null;
}

/**
 * The changes of an event that an audience may know, in figures, days and names; a change that names
 * something hidden is left out.
 */
export function changesOf(event: HistoryEvent, teller: Teller): PublishedChange[] {
  const { kind, id } = splitRef(event.record);
  if (kind === 'key-result') return [];
  const results = kind === 'objective' ? wholeResults(event.changes) : new Set<string>();
  const told = event.changes.flatMap((change) => {
    const [field, part = ''] = change.path;
    if (field === 'key_results' && results.has(part) && isOfWhole(change)) {
      return change.path[2] === 'title' ? [wholeResult(change, id, teller)] : [];
    }
    return changeOf(change, { kind, event }, teller) ?? [];
  });
  const first = new Map(told.map((change) => [JSON.stringify(change), change]));
  return [...first.values()];
}

function changeOf(
  change: Change,
  { kind, event }: { kind: Kind; event: HistoryEvent },
  teller: Teller,
): PublishedChange | null {
  const { path } = change;
  const words = fieldWords(kind, path);
  if (words === null) return null;
  const before = toldValue(change.before, words, { kind, event, path }, teller);
  const after = toldValue(change.after, words, { kind, event, path }, teller);
  if (before === undefined || after === undefined) return null;
  const partRef = partOf(kind, event, path);
  return {
    field: words.words,
    part: partRef === null ? null : teller.mention(partRef),
    of: dayOf(kind, path),
    before,
    after,
    unit: words.told === 'value' ? teller.unitThen(partRef ?? event.record, event) : null,
  };
}

/** What is told of a value; undefined where it names something that is not to be known. */
function toldValue(
  value: YamlValue | undefined,
  { told }: FieldWords,
  { kind, event, path }: { kind: Kind; event: HistoryEvent; path: readonly string[] },
  { names, mention }: Teller,
): PublishedValue | undefined {
  const named = namedIn(kind, path, value).map(({ text, to }) => {
    const ref = names.find(text, to, event);
    return ref === null ? null : mention(ref);
  });
  const known = named.filter((one) => one !== null);
  if (known.length < named.length) return undefined;
  switch (told) {
    case 'value':
    case 'number':
      return typeof value === 'number' ? value : null;
    case 'day':
      return typeof value === 'string' && isDay(value) ? value : null;
    case 'word':
      return typeof value === 'string' && isKnownWord(value) ? value : null;
    case 'records':
      return known.length > 0 ? known : null;
    case 'nothing':
      return null;
  }
}

/** Key results that came or went as a whole: by their title, which every one has. */
function wholeResults(changes: readonly Change[]): Set<string> {
  const whole = changes.filter(
    ({ path, before, after }) =>
      path[0] === 'key_results' &&
      path[2] === 'title' &&
      (before === undefined || after === undefined),
  );
  return new Set(whole.map(({ path }) => path[1] ?? ''));
}

function isOfWhole({ path, before, after }: Change): boolean {
  return path.length > 2 && (before === undefined || after === undefined);
}

function wholeResult(change: Change, objective: string, { mention }: Teller): PublishedChange {
  const isNew = change.before === undefined;
  return {
    field: isNew ? 'new key result' : 'key result taken away',
    part: mention(refOf('key-result', `${objective}.${change.path[1]}`)),
    of: null,
    before: null,
    after: null,
    unit: null,
  };
}

function partOf(kind: Kind, { record }: HistoryEvent, path: readonly string[]): Ref | null {
  const { id } = splitRef(record);
  if (kind === 'measurement') return refOf(id.includes('.') ? 'key-result' : 'kpi', id);
  if (kind === 'objective' && path[0] === 'key_results' && path[1] !== undefined) {
    return refOf('key-result', `${id}.${path[1]}`);
  }
  return null;
}

/** The day a value of a table, or a milestone of a KPI, is named by. */
function dayOf(kind: Kind, path: readonly string[]): string | null {
  const isOfDay = kind === 'measurement' || (kind === 'kpi' && path[0] === 'milestones');
  const name = (isOfDay ? path[kind === 'measurement' ? 0 : 1] : '') ?? '';
  const day = name.slice(0, 10);
  return isDay(day) ? day : null;
}
