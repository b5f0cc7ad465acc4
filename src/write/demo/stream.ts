import type { Commit, FileChange } from './commits.ts';
import { gitDate } from './moment.ts';

/** How a person signs commits. */
export interface Signature {
  name: string;
  email: string;
}

/** The commits as `git fast-import` reads them, on the branch `main`. */
export function importStream(
  commits: readonly Commit[],
  signatures: ReadonlyMap<string, Signature>,
): Uint8Array {
  const parts: string[] = ['feature done\n'];
  const signed = (word: string, person: string, at: number) => {
    const signature = signatures.get(person);
    if (signature === undefined) throw new Error(`There is no person ${person}.`);
    return `${word} ${signature.name} <${signature.email}> ${gitDate(at, person)}\n`;
  };
  for (const [index, commit] of commits.entries()) {
    const [first, ...others] = commit.parents;
    parts.push(
      `commit refs/heads/main\nmark :${index + 1}\n`,
      signed('author', commit.author, commit.authored),
      signed('committer', commit.committer, commit.committed),
      data(`${commit.message}\n`),
      first === undefined ? '' : `from :${first + 1}\n`,
      ...others.map((other) => `merge :${other + 1}\n`),
      ...commit.changes.flatMap(fileCommands),
      '\n',
    );
  }
  parts.push('done\n');
  return new TextEncoder().encode(parts.join(''));
}

function fileCommands({ path, text, was }: FileChange): string[] {
  const removed = was === null ? [] : [`D ${was}\n`];
  return [...removed, `M 100644 inline ${path}\n`, data(text)];
}

function data(text: string): string {
  return `data ${new TextEncoder().encode(text).length}\n${text}\n`;
}
