import { type Entry, parseFile } from '../parse/index.ts';

/** A piece of a file to be replaced; offsets count UTF-16 units after a byte order mark, as findings do. */
export interface Edit {
  file: string;
  start: number;
  end: number;
  text: string;
  /** What it does, as a button says it. */
  title: string;
}

/** A text with edits carried out; of two that touch the same piece the first by place stands. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let reached = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < reached) continue;
    parts.push(text.slice(reached, edit.start), edit.text);
    reached = edit.end;
  }
  return [...parts, text.slice(reached)].join('');
}

/** The entry a file would be with another text; null when it could not be read any more. */
export function entryWith({ file, within }: Pick<Entry, 'file' | 'within'>, text: string) {
  const bytes = new TextEncoder().encode(text);
  return parseFile({ path: file, within, root: '.', bytes }).entry;
}
