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
}

const ABSENT: Repository = { state: 'no-repository', commit: null, branch: null };

/**
 * Reads which commit and branch are checked out at `root`. Never throws: without git or without a
 * repository the model works all the same, and the state says so.
 */
export async function readRepository(
  root: string,
  path = process.env['PATH'] ?? '',
): Promise<Repository> {
  const git = openGit(root, path);
  if (!(await answers(git, ['--version']))) return { ...ABSENT, state: 'no-git' };
  if ((await answers(git, ['rev-parse', '--is-inside-work-tree'])) !== 'true') return ABSENT;
  const commit = await answers(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const branch = await answers(git, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return { state: commit ? 'ok' : 'unborn', commit: commit || null, branch: branch || null };
}

/** What git prints, trimmed; null when it cannot be run or says no. */
async function answers(git: SimpleGit, command: string[]): Promise<string | null> {
  try {
    return (await git.raw(command)).trim();
  } catch {
    return null;
  }
}
