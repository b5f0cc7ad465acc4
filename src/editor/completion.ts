import { RULES } from '../audit/index.ts';
import { NOUNS, type Reference, referenceAt, type Target } from '../link/index.ts';
import type { Path } from '../parse/index.ts';
import {
  type FieldDescription,
  FOLDERS,
  fieldAt,
  fieldsOf,
  type Kind,
  keyOrder,
} from '../schema/index.ts';
import { titleOf } from './card.ts';
import type { Cursor } from './cursor.ts';
import type { Organisation } from './organisation.ts';
import { cellIn, columnsOf, cursorIn, type Subject, subjectOf, valueAt } from './subject.ts';

/** Something that can be written at the cursor. */
export interface Suggestion {
  kind: 'key' | 'word' | 'date' | 'id';
  label: string;
  /** Written in place of what is typed. */
  text: string;
  detail: string;
  documentation: string;
}

/** What can be written at a cursor, and in place of what. */
export interface Suggestions {
  from: number;
  to: number;
  items: Suggestion[];
  /** Whether there are more, which more letters would bring. */
  isPart: boolean;
}

/** Most ids that are offered at once. */
const MOST = 400;

/** Keys, words, today and ids that may stand at `offset` of a file whose text is being typed. */
export function suggestionsAt(
  organisation: Organisation,
  path: string,
  text: string,
  offset: number,
): Suggestions | null {
  const subject = subjectOf(organisation, path);
  if (subject === null) return null;
  if (subject.format === 'table') return inTable(organisation, subject, path, text, offset);
  const cursor = cursorIn(path, text, offset);
  if (cursor === null) return null;
  const found = cursor.role === 'value' ? [] : keysFor(organisation, subject.kind, cursor, path);
  const isKeyOnly = cursor.role === 'key' && found.length > 0;
  const values = isKeyOnly ? [] : valuesFor(organisation, subject.kind, cursor.path);
  return cut(cursor, [...values, ...found]);
}

function cut(
  { from, to, typed }: Pick<Cursor, 'from' | 'to' | 'typed'>,
  all: Suggestion[],
): Suggestions {
  if (all.length <= MOST) return { from, to, items: all, isPart: false };
  const word = typed.toLowerCase();
  const fitting = all.filter(({ label, detail }) =>
    `${label} ${detail}`.toLowerCase().includes(word),
  );
  return { from, to, items: fitting.slice(0, MOST), isPart: true };
}

type DocumentSubject = Extract<Subject, { format: 'document' }>['kind'];

function keysFor(
  { content }: Organisation,
  kind: DocumentSubject,
  { path, role }: Cursor,
  file: string,
): Suggestion[] {
  const entry = content.lastEntry(file);
  const holder = entry?.format === 'csv' ? undefined : valueAt(entry?.data, path);
  const isMap = typeof holder === 'object' && holder !== null && !Array.isArray(holder);
  const present = role === 'key' && isMap ? Object.keys(holder) : [];
  return (keyOrder(kind, path, present) ?? [])
    .filter((key) => !present.includes(key))
    .flatMap((key) => {
      const field = fieldAt(kind, [...path, key]);
      return field ? [keyOf(key, field)] : [];
    });
}

function keyOf(key: string, { description, expected }: FieldDescription): Suggestion {
  return {
    kind: 'key',
    label: key,
    text: `${key}: `,
    detail: expected,
    documentation: description,
  };
}

function valuesFor(organisation: Organisation, kind: DocumentSubject, path: Path): Suggestion[] {
  const { config, asOf } = organisation.content.settings;
  const field = fieldAt(kind, path);
  if (kind !== 'configuration') {
    const reference = referenceAt(kind, path);
    if (reference !== null) return idsFor(organisation, reference);
    if (path.join() === 'audience')
      return config.audiences.map((name) => word(name, 'an audience'));
    if (kind === 'priority' && path.join() === 'perspective') {
      return config.perspectives.map(({ id, title }) => word(id, title));
    }
    if (path[0] === 'x-audit' && path.at(-1) === 'ignore') {
      return RULES.map(({ id, demands }) => word(id, demands));
    }
  }
  if (field?.isDay) return [day(asOf)];
  return (field?.values ?? []).map((value) => word(value, field?.description ?? ''));
}

function word(label: string, detail: string): Suggestion {
  return { kind: 'word', label, text: label, detail, documentation: '' };
}

function day(today: string): Suggestion {
  return { kind: 'date', label: today, text: today, detail: 'today', documentation: '' };
}

/** Ids of the kinds a field may name; with the kind before them where another has the same id. */
function idsFor(organisation: Organisation, { to }: Pick<Reference, 'to'>): Suggestion[] {
  const records = organisation.records();
  const found = to.flatMap((target): { target: Target; id: string; title: string }[] => {
    if (target !== 'key-result') {
      return records[FOLDERS[target as Kind]].map((record) => {
        return { target, id: record.id, title: titleOf(record) };
      });
    }
    return records.objectives.flatMap(({ id, data }) =>
      (data.key_results ?? []).map((own) => ({ target, id: `${id}.${own.id}`, title: own.title })),
    );
  });
  const kinds = Map.groupBy(found, ({ id }) => id);
  return found.map(({ target, id, title }) => {
    const isShared = (kinds.get(id)?.length ?? 0) > 1;
    const written = isShared ? `${target}:${id}` : id;
    return {
      kind: 'id',
      label: written,
      text: written,
      detail: title,
      documentation: NOUNS[target],
    };
  });
}

function inTable(
  organisation: Organisation,
  { kind }: Extract<Subject, { format: 'table' }>,
  path: string,
  text: string,
  offset: number,
): Suggestions {
  const cell = cellIn(text, offset);
  if (cell.column !== null) return cut(cell, cellValues(organisation, kind, cell.column));
  if (cell.row >= 0) return cut(cell, []);
  const entry = organisation.content.lastEntry(path);
  const present = columnsOf(entry?.format === 'csv' ? entry : null, text);
  const columns =
    kind === 'measurement' ? fieldsOf(kind).map(({ name }) => name) : CHECK_IN_COLUMNS;
  const free = columns.filter((column) => !present.includes(column));
  return cut(
    cell,
    free.map((column) => word(column, 'a column')),
  );
}

const CHECK_IN_COLUMNS = ['date', 'author', 'about', 'status', 'confidence', 'value', 'note'];

function cellValues(
  organisation: Organisation,
  kind: 'measurement' | 'check-in',
  column: string,
): Suggestion[] {
  if (column === 'date') return [day(organisation.content.settings.asOf)];
  if (column === 'by') return idsFor(organisation, { to: ['person'] });
  if (kind === 'measurement') return [];
  return valuesFor(organisation, 'check-in', column === 'about' ? ['about', 0] : [column]);
}
