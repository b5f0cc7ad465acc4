import type { SimpleGit } from 'simple-git';
import { openGit } from './git.ts';

/** What git says about the place the content lies in. */
export interface Repository {
  /** `no-git`: there is no git to ask. `unborn`: a repository without a commit. */
  state: 'ok' | 'unborn' | 'no-repository' | 'no-git';
  /** The commit that is checked out, as 40 (or 64) hex digits. */
  commit: string | null;
  /** Its branch; null when HEAD is detached. */
  branch: string | null;
  /** False for a bare repository, which has no files on the disk. */
  isWorkTree: boolean;
  /** The folder of the repository that was asked about, without a slash at its end; '' for its top. */
  prefix: string;
}

const ABSENT: Repository = {
  state: 'no-repository',
  commit: null,
  branch: null,
  isWorkTree: false,
  prefix: '',
};

/**
 * Reads which commit and branch are checked out at `root`. Never throws: without git or without a
 * repository the model works all the same, and the state says so.
 */
export async function readRepository(
  root: string,
  path = process.env['PATH'] ?? '',
): Promise<Repository> {
  const git = openGit(root, path);
  const facts = await answers(git, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-bare-repository',
    '--show-prefix',
  ]);
  const [isInside, isBare, prefix = ''] = facts?.split('\n') ?? [];
  if (isInside !== 'true' && isBare !== 'true') {
    return (await answers(git, ['--version'])) === null ? { ...ABSENT, state: 'no-git' } : ABSENT;
  }
  const commit = await answers(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const branch = await answers(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return {
    state: commit ? 'ok' : 'unborn',
    commit: commit || null,
    branch: branch || null,
    isWorkTree: isInside === 'true',
    prefix: prefix.replace(/\/$/, ''),
  };
}

/** What git prints, trimmed; null when it cannot be run or says no. */
async function answers(git: SimpleGit, command: string[]): Promise<string | null> {
  try {
    return (await git.raw(command)).trim();
  } catch {
    return null;
  }
}
