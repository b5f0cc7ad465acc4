import type { Day } from '../calendar/index.ts';
import type { RecordOf } from '../schema/index.ts';
import type { Context } from './context.ts';
import type { Declared, InitiativeMeasure } from './scorecard.ts';
import type { Verdict } from './status.ts';

/**
 * An initiative has no figures of its own: its status comes from its state, its dates and the last
 * check-in, in that order. Proposed is not started, done is achieved, dropped is retired; past its
 * due day it is off track, whatever was declared; else as declared, and no data without that.
 */
export function measureInitiative(
  initiative: RecordOf<'initiative'>,
  day: Day,
  { lives, checkIns }: Context,
): InitiativeMeasure {
  const ref = initiative.ref;
  const declared = checkIns.declaredOf(ref, day);
  const verdict: Verdict = lives.isRetired(ref, day)
    ? { status: 'retired', reason: 'retired' }
    : (byState(initiative, day) ?? byWord(declared));
  return { kind: 'initiative', ...verdict, declared };
}

function byState({ data }: RecordOf<'initiative'>, day: Day): Verdict | null {
  const { state, start, due } = data;
  if (state === 'dropped') return { status: 'retired', reason: 'state' };
  if (state === 'done') return { status: 'achieved', reason: 'state' };
  if (state === 'proposed') return { status: 'not-started', reason: 'state' };
  if (start !== undefined && start > day) return { status: 'not-started', reason: 'not-started' };
  if (due !== undefined && due < day) return { status: 'off-track', reason: 'after-due' };
  return null;
}

function byWord(declared: Declared | null): Verdict {
  const status = declared?.status ?? null;
  return status === null
    ? { status: 'no-data', reason: 'no-data' }
    : { status, reason: 'declared' };
}
