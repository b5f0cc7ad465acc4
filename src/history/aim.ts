import type { YamlMap, YamlValue } from '../parse/index.ts';
import { isMap } from './contents.ts';
import type { Change, EventWord } from './event.ts';

/** Fields that hold the day something is due. */
const DEADLINES = new Set(['by', 'due', 'end', 'review_by']);

interface Around {
  kind: string;
  before: YamlMap;
  after: YamlMap;
}

/**
 * Whether a change moves what a record is judged by, and which way: null when it does not. More is
 * asked of a measure that should rise when its target rises; where it should fall, when it falls. A
 * new target or date asks more than none.
 */
export function aimWord(change: Change, { kind, before, after }: Around): EventWord | null {
  const { path } = change;
  const last = path.at(-1) ?? '';
  const [field = '', second = ''] = path;
  if (last === 'direction') return 'direction-changed';
  if (DEADLINES.has(last) && !(kind === 'person' || field === 'budget')) {
    return deadlineWord(change.before, change.after);
  }
  if (field === 'baseline') return 'baseline-changed';
  const isKeyResult = field === 'key_results' && path.length > 2;
  if (isKeyResult && last === 'from') return 'baseline-changed';
  const isLimit =
    (field === 'target' || path.at(-2) === 'hold') && (last === 'min' || last === 'max');
  if (isLimit) return moved(change, last === 'min' ? 'increase' : 'decrease', 'target');
  const isTarget =
    (field === 'target' && last === 'value') ||
    (kind === 'kpi' && field === 'milestones' && last === 'value') ||
    (isKeyResult && last === 'to');
  const holder = isKeyResult
    ? [at(before, field, second), at(after, field, second)]
    : [before, after];
  const direction = directionOf(holder[0]) ?? directionOf(holder[1]);
  if (isTarget) return moved(change, direction, 'target');
  if (field === 'thresholds' || field === 'standard') return moved(change, direction, 'threshold');
  return null;
}

/** Later is more time; a day where there was none is less. */
export function deadlineWord(
  before: YamlValue | undefined,
  after: YamlValue | undefined,
): EventWord {
  if (typeof before !== 'string') return 'deadline-advanced';
  return typeof after !== 'string' || after > before ? 'deadline-extended' : 'deadline-advanced';
}

function moved(
  { before, after }: Change,
  direction: 'increase' | 'decrease' | null,
  what: 'target' | 'threshold',
): EventWord {
  if (typeof before !== 'number') return `${what}-tightened`;
  if (typeof after !== 'number') return `${what}-loosened`;
  if (direction === null) return 'definition-changed';
  return after > before === (direction === 'increase') ? `${what}-tightened` : `${what}-loosened`;
}

/** As written, else the way from the start to the target. */
function directionOf(holder: YamlMap | undefined): 'increase' | 'decrease' | null {
  const written = holder?.['direction'];
  if (written === 'increase' || written === 'decrease') return written;
  const from = holder?.['from'] ?? at(holder, 'baseline')?.['value'];
  const to = holder?.['to'] ?? at(holder, 'target')?.['value'];
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return null;
  return to > from ? 'increase' : 'decrease';
}

/** The map at a path of keys; undefined where there is none. */
function at(map: YamlMap | undefined, ...path: string[]): YamlMap | undefined {
  let found: YamlValue | undefined = map;
  for (const key of path) {
    found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return isMap(found) ? found : undefined;
}
