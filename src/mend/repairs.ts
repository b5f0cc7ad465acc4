import { compareFindings, type Finding } from '../finding/index.ts';
import type { DocumentEntry, Entry, TableEntry } from '../parse/index.ts';
import { applyEdits, type Edit, entryWith } from './edit.ts';
import { differences } from './same.ts';
import { csvCell, yamlScalar } from './scalar.ts';

const LONGEST_NAME = 40;

/** One way to mend a finding. */
export interface Repair {
  finding: Finding;
  /** Whether nothing else can be meant: it may be made without asking. */
  isCertain: boolean;
  edit: Edit;
}

/**
 * What can be written in place of what findings stand at, best first for each of them. Every edit was
 * tried on its file alone: it changes the one value or the one name, and nothing else.
 */
export function repairsOf(
  findings: readonly Finding[],
  entries: ReadonlyMap<string, Entry>,
): Repair[] {
  return findings.toSorted(compareFindings).flatMap((finding) => {
    const entry = entries.get(finding.file);
    if (entry === undefined || finding.instead === undefined) return [];
    const { texts, isCertain } = finding.instead;
    return texts.flatMap((text) => {
      const edit = editOf(finding, entry, text);
      return changesOne(entry, edit, text) ? [{ finding, isCertain, edit }] : [];
    });
  });
}

function editOf({ file, start, end }: Finding, entry: Entry, text: string): Edit {
  const original = entry.locator.text.slice(start.offset, end.offset);
  const written = entry.format === 'csv' ? csvCell(text) : yamlScalar(text, original);
  const title = `Write \`${text}\` in place of \`${nameOf(original)}\``;
  return { file, start: start.offset, end: end.offset, text: written, title };
}

function nameOf(original: string): string {
  const bare = original.replace(/^(["'])(.*)\1$/s, '$2');
  return bare.length <= LONGEST_NAME ? bare : `${bare.slice(0, LONGEST_NAME - 1)}…`;
}

function changesOne(entry: Entry, edit: Edit, text: string): boolean {
  const after = entryWith(entry, applyEdits(entry.locator.text, [edit]));
  if (entry.format === 'csv') return after?.format === 'csv' && changesOneCell(entry, after);
  return after !== null && after.format !== 'csv' && changesOneField(entry, after, text);
}

/** One value that is now `text`, or one name that is now `text` with the same value under it. */
function changesOneField(before: DocumentEntry, after: DocumentEntry, text: string): boolean {
  if ((before.body?.text ?? '') !== (after.body?.text ?? '')) return false;
  const changed = differences(before.data, after.data);
  const [one, other] = changed;
  if (changed.length === 1) return one?.after === text;
  if (changed.length !== 2 || one?.after !== undefined || other?.before !== undefined) return false;
  return other?.path.at(-1) === text && differences(one?.before, other.after).length === 0;
}

function changesOneCell(before: TableEntry, after: TableEntry): boolean {
  const [old, now] = [before, after].map(({ columns, rows }) => [
    columns,
    ...rows.map(({ cells }) => cells),
  ]);
  if (old === undefined || now === undefined || old.length !== now.length) return false;
  const changed = old.flatMap((cells, row): string[] => {
    const others = now[row] ?? [];
    if (cells.length !== others.length) return ['', ''];
    return cells.filter((cell, column) => cell !== others[column]);
  });
  return changed.length === 1;
}
