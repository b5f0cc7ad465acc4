import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createFinding, type Finding, startOf } from '../finding/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import { type Asked, answerOfGit } from './stream.ts';

/** What keeps a clone from knowing, or showing, its whole history. */
export interface Completeness {
  /** The commits behind which nothing was fetched. */
  boundary: ReadonlySet<string>;
  /** Some objects are left to be fetched when they are asked for, which we never do. */
  isPartial: boolean;
  findings: Finding[];
}

/** Looks for what cuts a history short or shows another one, and says how it is mended. */
export async function judgeCompleteness(asked: Asked): Promise<Completeness> {
  // The place of a single file would be asked of the environment, which hides grafts.
  const [folder, replaced, filters] = await Promise.all([
    answerOfGit(asked, ['rev-parse', '--git-common-dir']),
    answerOfGit(asked, ['for-each-ref', '--format=%(refname)', 'refs/replace']),
    answerOfGit(asked, [
      'config',
      '--get-regexp',
      '^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone)$',
    ]),
  ]);
  const linesOf = (name: string) =>
    folder === null ? [] : linesIn(resolve(asked.root, folder, name));
  const boundary = new Set(linesOf('shallow'));
  const grafts = linesOf('info/grafts').filter((line) => !line.startsWith('#'));
  const findings: Finding[] = [];
  if (boundary.size > 0) findings.push(SHALLOW);
  if (grafts.length > 0) findings.push(GRAFTED);
  if (replaced) findings.push(REPLACED);
  return { boundary, isPartial: Boolean(filters), findings };
}

/** Only what keeps commits from being known. */
export async function incompleteHistory(asked: Asked): Promise<Finding[]> {
  const { boundary } = await judgeCompleteness(asked);
  return boundary.size > 0 ? [SHALLOW] : [];
}

/** Objects that the history names and that are not in this clone. */
export function missingObjects(count: number, isPartial: boolean): Finding {
  const are = count === 1 ? 'earlier version is' : 'earlier versions are';
  return isPartial
    ? say(
        'error',
        `This is a partial clone: ${count} ${are} not in it.`,
        'Get them with git fetch --refetch --no-filter.',
      )
    : say(
        'error',
        `${count} ${are} missing from this repository, or damaged.`,
        'See git fsck, and clone the repository anew.',
      );
}

/** A history that git could not read to its end. */
export function brokenHistory(isPartial: boolean): Finding {
  return isPartial
    ? say(
        'error',
        'This is a partial clone without the folders of earlier commits, so its history cannot be read.',
        'Get them with git fetch --refetch --no-filter.',
      )
    : say(
        'error',
        'A commit or folder of this history is missing or damaged, so the history behind it cannot be read.',
        'See git fsck, and clone the repository anew.',
      );
}

/** No commit at all can be asked. */
export function noHistory(state: 'no-git' | 'no-repository' | 'unborn'): Finding {
  const [message, hint] = {
    'no-git': ['There is no git on this machine, so no history can be read.', 'Install git.'],
    'no-repository': [
      'This is no git repository, so nothing is known of what was before.',
      'Make it one with git init, and commit the content.',
    ],
    unborn: [
      'This repository has no commit yet, so nothing is known of what was before.',
      'Commit the content.',
    ],
  }[state];
  return say('error', message ?? '', hint ?? '');
}

const SHALLOW = say(
  'error',
  'This is a shallow clone: what was before its oldest commits is not known.',
  'Get the rest with git fetch --unshallow; in GitHub Actions, set fetch-depth: 0.',
);

const GRAFTED = say(
  'warn',
  'This repository grafts other parents onto its commits; the parents the commits name are read.',
  'Take the grafts away with rm "$(git rev-parse --git-path info/grafts)".',
);

const REPLACED = say(
  'warn',
  'This repository replaces some of its objects by others; the objects themselves are read.',
  'Take the replacements away with git replace --list | xargs git replace --delete.',
);

function say(severity: 'error' | 'warn', message: string, hint: string): Finding {
  const place = startOf(CONFIG_FILE);
  return createFinding({ rule: 'history/complete', severity, message, hint, place });
}

/** Lines of a file; none where it is absent. */
function linesIn(path: string): string[] {
  try {
    const text = readFileSync(path, 'utf8');
    return text.split('\n').filter((line) => line !== '');
  } catch {
    return [];
  }
}
