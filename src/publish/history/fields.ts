import { CADENCES } from '../../calendar/index.ts';
import type { Kind } from '../../schema/index.ts';

/** How the value of a field is told: a figure in the record's unit or a plain one, a day, a word, records, not at all. */
export type Told = 'value' | 'number' | 'day' | 'word' | 'records' | 'nothing';

/** A field as a sentence names it. */
export interface FieldWords {
  words: string;
  told: Told;
}

/**
 * Every field whose changes are told, by its path; `*` stands for the name of an item. What is not
 * here is not told: keys of users' own, addresses, ids.
 */
const FIELDS: Readonly<Record<string, readonly [words: string, told: Told]>> = {
  title: ['title', 'nothing'],
  name: ['name', 'nothing'],
  summary: ['summary', 'nothing'],
  body: ['narrative', 'nothing'],
  success: ['what success looks like', 'nothing'],
  tags: ['tags', 'nothing'],
  owner: ['owner', 'records'],
  lead: ['lead', 'records'],
  team: ['team', 'records'],
  parent: ['parent', 'records'],
  manager: ['manager', 'records'],
  role: ['role', 'records'],
  cycle: ['cycle', 'records'],
  supports: ['what it supports', 'records'],
  relates_to: ['what it relates to', 'records'],
  advances: ['what it advances', 'records'],
  drives: ['what it drives', 'records'],
  dependencies: ['what it depends on', 'nothing'],
  about: ['what it is about', 'records'],
  definition: ['definition', 'nothing'],
  formula: ['formula', 'nothing'],
  includes: ['what counts', 'nothing'],
  excludes: ['what does not count', 'nothing'],
  decision: ['decision it informs', 'nothing'],
  unit: ['unit', 'nothing'],
  source: ['source', 'nothing'],
  limits: ['process limits', 'nothing'],
  direction: ['direction', 'word'],
  cadence: ['cadence', 'word'],
  aggregate: ['how values of a period are joined', 'word'],
  indicator: ['indicator', 'word'],
  tier: ['tier', 'word'],
  commitment: ['commitment', 'word'],
  state: ['state', 'word'],
  status: ['declared status', 'word'],
  check_in: ['check-in rhythm', 'word'],
  confidence: ['confidence', 'number'],
  weight: ['weight', 'number'],
  standard: ['standard', 'value'],
  'bounds.min': ['lowest possible value', 'value'],
  'bounds.max': ['highest possible value', 'value'],
  'baseline.value': ['baseline', 'value'],
  'baseline.on': ['day of the baseline', 'day'],
  'target.value': ['target', 'value'],
  'target.min': ['lower end of the target', 'value'],
  'target.max': ['upper end of the target', 'value'],
  'target.by': ['due date', 'day'],
  'target.mode': ['kind of target', 'word'],
  'thresholds.on_track': ['on-track threshold', 'value'],
  'thresholds.at_risk': ['at-risk threshold', 'value'],
  'milestones.*.value': ['milestone', 'value'],
  'horizon.start': ['first day of the horizon', 'day'],
  'horizon.end': ['last day of the horizon', 'day'],
  start: ['first day', 'day'],
  end: ['last day', 'day'],
  due: ['due date', 'day'],
  review_by: ['day reviews are due', 'day'],
  date: ['date', 'day'],
  'key_results.*.title': ['title', 'nothing'],
  'key_results.*.owner': ['owner', 'records'],
  'key_results.*.kpi': ['KPI it reads', 'records'],
  'key_results.*.unit': ['unit', 'nothing'],
  'key_results.*.direction': ['direction', 'word'],
  'key_results.*.weight': ['weight', 'number'],
  'key_results.*.from': ['start', 'value'],
  'key_results.*.to': ['target', 'value'],
  'key_results.*.hold.min': ['lower end of the range', 'value'],
  'key_results.*.hold.max': ['upper end of the range', 'value'],
  'key_results.*.milestones.*.due': ['due date of a milestone', 'day'],
  'key_results.*.milestones.*.done': ['milestone reached', 'day'],
  'key_results.*.milestones.*.score': ['score of a milestone', 'number'],
  'values.*': ['value', 'value'],
  explains: ['signals it explains', 'nothing'],
  decisions: ['decisions', 'nothing'],
  support_needed: ['support needed', 'nothing'],
  changes: ['reasons given', 'nothing'],
  restated: ['reasons for corrections', 'nothing'],
  rebaselined: ['fresh start of the process', 'nothing'],
  'retired.on': ['retired', 'day'],
  'retired.reason': ['reason for retiring it', 'nothing'],
  'retired.superseded_by': ['what takes its place', 'records'],
  'reviewed.on': ['read again', 'day'],
  'active.from': ['first day here', 'day'],
  'active.to': ['last day here', 'day'],
};

const NAMED_ITEMS = new Set(['key_results', 'milestones', 'values']);

/** The words for a field of a record; null for one that is not told. */
export function fieldWords(kind: Kind, path: readonly string[]): FieldWords | null {
  if (kind === 'measurement') {
    return path[1] === 'value' ? { words: 'value', told: 'value' } : null;
  }
  const general = path.map((key, at) => (NAMED_ITEMS.has(path[at - 1] ?? '') ? '*' : key));
  // A field that is a map may be told as a whole: `unit.kind` is of the unit.
  for (let length = general.length; length > 0; length -= 1) {
    const key = general.slice(0, length).join('.');
    const found = Object.hasOwn(FIELDS, key) ? FIELDS[key] : undefined;
    if (found === undefined) continue;
    const [words, told] = found;
    const isWhole = length === general.length;
    return isWhole || told === 'nothing' ? { words, told } : null;
  }
  return null;
}

const WORDS: ReadonlySet<string> = new Set([
  ...CADENCES,
  ...'increase decrease maintain reach hold lead lag input output outcome impact'.split(' '),
  ...'last mean sum min max committed aspirational proposed active done dropped'.split(' '),
  ...'on-track at-risk off-track'.split(' '),
]);

/** Whether a text is one of the words that fields choose from, and not somebody's own. */
export function isKnownWord(text: string): boolean {
  return WORDS.has(text);
}
