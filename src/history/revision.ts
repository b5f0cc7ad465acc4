import { type Day, dayNumber, dayOfSeconds } from '../calendar/index.ts';
import { MachineError } from '../finding/index.ts';
import { type Asked, answerOfGit, linesOfGit } from './stream.ts';

const HEX = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/**
 * The commit a person means by `revision`: a branch, a tag, an id, `HEAD~3`. Only the hex it gives
 * back goes to git again. Throws a `MachineError` when there is no such commit.
 */
export async function resolveRevision(asked: Asked, revision: string): Promise<string> {
  const isOdd = revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision);
  const commit = isOdd ? null : await verify(asked, revision);
  if (commit !== null) return commit;
  const isShallow = (await answerOfGit(asked, ['rev-parse', '--is-shallow-repository'])) === 'true';
  throw new MachineError(
    `there is no commit \`${revision}\` here. ${isShallow ? SHALLOW : 'git log --oneline shows those there are.'}`,
  );
}

const SHALLOW =
  'This is a shallow clone: get the rest with git fetch --unshallow; in GitHub Actions, set fetch-depth: 0.';

async function verify(asked: Asked, revision: string): Promise<string | null> {
  const commit = await answerOfGit(asked, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  return commit !== null && HEX.test(commit) ? commit : null;
}

/**
 * The commit where two lines parted, the best where there are several; null when they have none in
 * common, or this clone does not reach back to it. Both are hex, as `resolveRevision` gives it.
 */
export async function mergeBase(asked: Asked, a: string, b: string): Promise<string | null> {
  const commits = await answerOfGit(asked, ['merge-base', a, b]);
  const [commit = ''] = (commits ?? '').split('\n');
  return HEX.test(commit) ? commit : null;
}

/**
 * The last commit on HEAD's line of first parents that was made up to the end of `day` in the time
 * zone; null when the line begins later. A commit without a date is passed over.
 */
export async function commitAsOf(asked: Asked, day: Day, timezone: string): Promise<string | null> {
  const lines = linesOfGit(asked, ['log', '--first-parent', '--format=%H %ct', 'HEAD', '--']);
  let found: string | null = null;
  for await (const line of lines) {
    const [commit = '', seconds = ''] = line.split(' ');
    if (found !== null || !HEX.test(commit) || !/^-?\d{1,13}$/.test(seconds)) continue;
    if (isUpTo(Number(seconds), day, timezone)) found = commit;
  }
  return found;
}

const HOUR = 3600;

/** Whether that many seconds since 1970 lie on `day` or before, in the zone. */
function isUpTo(seconds: number, day: Day, timezone: string): boolean {
  const begin = dayNumber(day) * 24 * HOUR;
  // No zone is more than 14 hours from UTC: the calendar is asked only near the day's end.
  if (seconds < begin) return true;
  if (seconds >= begin + 48 * HOUR) return false;
  return (dayOfSeconds(seconds, timezone) ?? '9999') <= day;
}
