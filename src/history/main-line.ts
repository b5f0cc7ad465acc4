import { type Day, dayOfSeconds } from '../calendar/index.ts';
import { type Asked, linesOfGit } from './stream.ts';

/** A commit of the line of first parents, with the day it was made; null when its date can be no day. */
export interface MainCommit {
  commit: string;
  on: Day | null;
}

/**
 * The line of first parents that leads to a commit, the last first. With `files`, paths from the top
 * of the repository, only the commits that changed one of them.
 */
export async function mainLine(
  asked: Asked,
  commit: string,
  timezone: string,
  files: readonly string[] = [],
): Promise<MainCommit[]> {
  const command = ['--literal-pathspecs', 'log', '--first-parent', '--format=%H %ct', commit];
  const line: MainCommit[] = [];
  for await (const text of linesOfGit(asked, [...command, '--', ...files])) {
    const [id = '', seconds = ''] = text.split(' ');
    if (!/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id)) continue;
    const on = /^-?\d{1,13}$/.test(seconds) ? dayOfSeconds(Number(seconds), timezone) : null;
    line.push({ commit: id, on });
  }
  return line;
}
