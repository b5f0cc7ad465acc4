import { type Aim, risesTo } from '../aim.ts';
import { atLeast, exceeds } from '../tolerance.ts';
import type { ProcessBehaviour, ProcessSegment } from './behaviour.ts';

/**
 * Whether a process within its limits meets the target: passes where the worse limit meets it, fails
 * where even the better one does not, else hit or miss. Null without limits, target or direction.
 */
export function assuranceOf(
  { lower, upper }: Pick<ProcessSegment, 'lower' | 'upper'>,
  aim: Aim,
): ProcessBehaviour['assurance'] {
  if (lower === null || upper === null) return null;
  const [min, max] = acceptable(aim);
  if (min === null && max === null) return null;
  if ((min === null || atLeast(lower, min)) && (max === null || atLeast(max, upper))) {
    return 'passes';
  }
  const isMissed = (min !== null && exceeds(min, upper)) || (max !== null && exceeds(lower, max));
  return isMissed ? 'fails' : 'hit-or-miss';
}

/** The range of values that meet the target; open towards the better side. */
function acceptable(aim: Aim): [number | null, number | null] {
  if (aim.mode === 'hold') return [aim.min, aim.max];
  const rises = risesTo(aim);
  if (rises === null) return [null, null];
  return rises ? [aim.target, null] : [null, aim.target];
}
