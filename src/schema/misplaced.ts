import { compareText, createFinding, type Finding, startOf } from '../finding/index.ts';
import type { Identity, Misplaced } from './identity.ts';
import { FOLDERS, type Kind } from './kind.ts';
import { NOUNS } from './noun.ts';
import { capital, shortened } from './words.ts';

/** A file that lies in no folder of a kind. */
export interface Stray {
  path: string;
  within: string;
  identity: Misplaced;
}

/** Files in no folder of a kind: each by itself, but one finding, at its first file, for a folder. */
export function misplacedFindings(strays: readonly Stray[]): Finding[] {
  const told = new Set<string>();
  return strays
    .toSorted((a, b) => compareText(a.path, b.path))
    .flatMap(({ path, within, identity }) => {
      const folder = path.slice(0, path.length - within.length) + (identity.folder ?? within);
      if (told.has(folder)) return [];
      told.add(folder);
      return [misplacedFinding(path, identity)];
    });
}

function misplacedFinding(file: string, { folder, meant }: Misplaced): Finding {
  const folders = Object.values(FOLDERS).map((known) => `${known}/`);
  return createFinding({
    rule: 'content/known-kind',
    message:
      folder === null
        ? 'The file lies in no folder, so nobody knows what kind of record it is.'
        : `The folder \`${shortened(folder)}\` holds no kind of record.`,
    expected: `one of the folders ${folders.join(', ')}`,
    hint: meant
      ? `Did you mean \`${meant}/\`?`
      : 'Move it into the folder of its kind, or out of the content.',
    place: startOf(file),
  });
}

/** A file whose ending its kind does not have. */
export function wrongFormatFinding(file: string, kind: Kind): Finding {
  const isTable = kind === 'measurement';
  return createFinding({
    rule: 'content/known-kind',
    message: isTable
      ? 'Measurements are kept in tables, and this file is none.'
      : `${capital(NOUNS[kind])} cannot be kept in a table.`,
    expected: isTable
      ? 'a file that ends in .csv'
      : `a file that ends in .md, .mdx, .yaml or .yml${kind === 'check-in' ? ', or in .csv' : ''}`,
    hint: isTable
      ? 'Write the values as lines of date,value into a .csv file of the same name.'
      : 'Keep one file for each record; values belong into measurements/.',
    place: startOf(file),
  });
}

/** A file whose name cannot be an id. */
export function nameFinding(file: string, within: string, { asItShouldBe }: Identity): Finding {
  const isNested = asItShouldBe?.includes('/');
  const name = within.slice((isNested ? within.indexOf('/') : within.lastIndexOf('/')) + 1);
  const ending = name.slice(name.lastIndexOf('.'));
  const better = asItShouldBe?.split(/[/.]/).includes('') ? null : asItShouldBe;
  return createFinding({
    rule: 'content/schema',
    message: `\`${shortened(name)}\` cannot be the name of a record.`,
    expected: 'small letters, digits and single hyphens, at most 64 before the ending',
    hint: better ? `Rename it to \`${better}${ending}\`.` : 'Give it a name of such letters.',
    place: startOf(file),
  });
}
