import { compareText } from '../../finding/index.ts';
import { type Fact, isBirth } from './fact.ts';

/** A file as it stood from one fact to the next. */
export interface Version {
  fact: Fact;
  path: string;
  text: string;
  /** The path it had until now, where it has another one. */
  was: string | null;
  /** Its place among the versions of its file. */
  index: number;
}

/**
 * Every version of every file, worked out from today's text backwards: each fact is undone in turn,
 * so that the last version is today's text to the byte. Throws where the facts do not fit the files.
 */
export function versionsOf(files: ReadonlyMap<string, string>, facts: readonly Fact[]): Version[] {
  const byPath = Map.groupBy(facts, ({ path }) => path);
  for (const path of byPath.keys()) {
    if (!files.has(path)) throw new Error(`The story tells of ${path}, which is not there.`);
  }
  return [...files].flatMap(([path, text]) => {
    const told = (byPath.get(path) ?? []).toSorted(compareFacts);
    if (told[0] === undefined) throw new Error(`The story does not say how ${path} came about.`);
    return versionsOfFile(path, text, told);
  });
}

function versionsOfFile(path: string, text: string, facts: readonly Fact[]): Version[] {
  const versions: Version[] = [];
  let now = { path, text };
  for (let index = facts.length - 1; index >= 0; index--) {
    const fact = facts[index] as Fact;
    if (isBirth(fact) !== (index === 0)) {
      const fault = index === 0 ? 'does not begin with' : 'begins again with';
      throw new Error(`${path} ${fault} “${fact.message}”.`);
    }
    const before = undoFact(fact, now);
    const isMoved = index > 0 && before.path !== now.path;
    versions.push({ fact, ...now, was: isMoved ? before.path : null, index });
    now = before;
  }
  return versions.reverse();
}

function undoFact(fact: Fact, { path, text }: { path: string; text: string }) {
  try {
    return { path: fact.was?.(path) ?? path, text: fact.undo?.(text) ?? text };
  } catch (error) {
    throw new Error(`“${fact.message}” does not fit ${fact.path}.`, { cause: error });
  }
}

function compareFacts(a: Fact, b: Fact): number {
  return (
    a.at - b.at || Number(isBirth(b)) - Number(isBirth(a)) || compareText(a.message, b.message)
  );
}
