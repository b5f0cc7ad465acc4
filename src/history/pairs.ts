import { compareText } from '../finding/index.ts';
import type { YamlMap } from '../parse/index.ts';
import type { Contents } from './contents.ts';
import { formerIds, type PlacedFile, uidOf } from './line.ts';

/** A record's file in a commit: before and after, either of them null where there was none. */
export interface RecordChange {
  before: { file: PlacedFile; contents: Contents } | null;
  after: { file: PlacedFile; contents: Contents } | null;
}

/** One file of a commit, and the path git takes it to have come from. */
export interface FileRevision {
  file: PlacedFile;
  contents: Contents;
}

const NOTHING: YamlMap = {};

/**
 * Finds which files that are gone and which that are new are the same record: by permanent id, by
 * kind and id, by a name it says it had, by git's own guess (`renames`: path now → path before).
 */
export function pairUp(
  gone: readonly FileRevision[],
  come: readonly FileRevision[],
  renames: ReadonlyMap<string, string>,
): RecordChange[] {
  const left = new Set([...gone].sort(byPath));
  const open = new Set([...come].sort(byPath));
  const pairs: RecordChange[] = [];
  for (const way of [byUid, byName, bySaidName, byGuess(renames)]) {
    if (left.size === 0 || open.size === 0) break;
    const known = new Map<string, FileRevision>();
    for (const before of left) {
      for (const key of way.before(before)) if (!known.has(key)) known.set(key, before);
    }
    for (const after of open) {
      const before = way
        .after(after)
        .map((key) => known.get(key))
        .find((one) => one !== undefined && left.has(one) && isPossible(one, after));
      if (before === undefined) continue;
      pairs.push({ before, after });
      left.delete(before);
      open.delete(after);
    }
  }
  return [
    ...pairs,
    ...[...left].map((before) => ({ before, after: null })),
    ...[...open].map((after) => ({ before: null, after })),
  ];
}

/** A way to tell that two files are one record: by keys that both have. */
interface Way {
  before(revision: FileRevision): string[];
  after(revision: FileRevision): string[];
}

const byUid: Way = { before: uidIn, after: uidIn };
const byName: Way = { before: nameIn, after: nameIn };
const bySaidName: Way = {
  before: nameIn,
  after: ({ file, contents }) => {
    return formerIds(contents.data ?? NOTHING).map((id) => `${file.kind}:${id}`);
  },
};

/** Git guesses by likeness. */
function byGuess(renames: ReadonlyMap<string, string>): Way {
  return {
    before: ({ file }) => [file.path],
    after: ({ file }) => {
      const from = renames.get(file.path);
      return from === undefined ? [] : [from];
    },
  };
}

function uidIn({ file, contents }: FileRevision): string[] {
  const uid = uidOf(file.kind, contents.data ?? NOTHING);
  return uid === null ? [] : [uid];
}

function nameIn({ file }: FileRevision): string[] {
  return [`${file.kind}:${file.id}`];
}

/** Records of two kinds, or with two permanent ids, are never one. */
function isPossible(before: FileRevision, after: FileRevision): boolean {
  const [one] = uidIn(before);
  const [other] = uidIn(after);
  return before.file.kind === after.file.kind && (one === other || !one || !other);
}

function byPath(a: FileRevision, b: FileRevision): number {
  return compareText(a.file.path, b.file.path);
}
