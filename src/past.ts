/** What happened up to a moment, as far as a judgement asks for it. */
import type { Finding } from './finding/index.ts';
import type { Timeline } from './history/index.ts';
import { historyUpTo, type Moment, type MomentRequest } from './moment.ts';

/**
 * `none`: nothing is read. `if-whole`: read where there is a repository, and used where all of it is
 * there. `asked`: read, and what is missing of it is an error.
 */
export type HistoryMode = 'none' | 'if-whole' | 'asked';

/** What a judgement knows of what happened. */
export interface Past {
  /** Null where none was read, or not all of it is there. */
  timelines: readonly Timeline[] | null;
  findings: Finding[];
  /** Why there are no timelines though they were looked for: what is missing, and what mends it. */
  lack: string | null;
}

export const NO_PAST: Past = { timelines: null, findings: [], lack: null };

/** Reads what happened up to a moment, in the mode a request asks for. */
export async function readPast(
  moment: Moment,
  mode: HistoryMode,
  env: MomentRequest['env'] = process.env,
): Promise<Past> {
  if (mode === 'none') return NO_PAST;
  if (mode === 'if-whole' && moment.repository.state !== 'ok') return NO_PAST;
  const { timelines, findings } = await historyUpTo(moment, env);
  if (mode === 'asked') return { timelines, findings, lack: null };
  const missing = findings.find(({ severity }) => severity === 'error');
  if (missing === undefined) return { timelines, findings: [], lack: null };
  return { timelines: null, findings: [], lack: `${missing.message} ${missing.hint ?? ''}`.trim() };
}
