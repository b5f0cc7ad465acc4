import type { DocumentKind } from '../schema/index.ts';

/** One field that `new` asks for when it is not given by a flag. */
export interface Question {
  /** Path of the field; of its entries for a list of references. */
  path: string;
  message: string;
  /** Taken when nothing is typed. */
  initial?: 'today' | 'end of quarter';
  /** Asked only when the data so far has these values. */
  when?: Record<string, readonly string[]>;
  /** Asked only when that field has a value; or only when it has none. */
  after?: string;
  unless?: string;
}

const KEY_RESULT = 'key_results.0.title';

/** What each kind is asked for, beside its title: what the rules will ask for sooner or later. */
export const QUESTIONS: Readonly<Record<DocumentKind, readonly Question[]>> = {
  priority: [
    { path: 'perspective', message: 'Which perspective does it belong to?' },
    { path: 'owner', message: 'Who answers for it?' },
    { path: 'horizon.start', message: 'From when is it pursued?', initial: 'today' },
    { path: 'horizon.end', message: 'Until when?' },
    { path: 'success', message: 'What does it look like when it has been reached?' },
  ],
  objective: [
    { path: 'owner', message: 'Who answers for it?' },
    { path: 'team', message: 'Which team works on it?' },
    { path: 'cycle', message: 'For which cycle?' },
    { path: 'supports', message: 'What does it support?' },
    { path: 'commitment', message: 'Committed or aspirational?' },
    {
      path: 'key_results.0.title',
      message: 'How will one know that it is reached? (a key result)',
    },
    { path: 'key_results.0.kpi', message: 'Which KPI shows it?', after: KEY_RESULT },
    {
      path: 'key_results.0.unit.kind',
      message: 'What is it counted in?',
      after: KEY_RESULT,
      unless: 'key_results.0.kpi',
    },
    {
      path: 'key_results.0.direction',
      message: 'Which way is better?',
      after: KEY_RESULT,
      unless: 'key_results.0.kpi',
    },
    { path: 'key_results.0.from', message: 'Where does that stand now?', after: KEY_RESULT },
    { path: 'key_results.0.to', message: 'Where should it stand?', after: KEY_RESULT },
  ],
  kpi: [
    { path: 'owner', message: 'Who answers for it?' },
    { path: 'supports', message: 'What does it support?' },
    { path: 'definition', message: 'What exactly is measured, in plain words?' },
    { path: 'formula', message: 'How would a stranger compute it?' },
    { path: 'decision', message: 'What is done differently because of it?' },
    { path: 'indicator', message: 'Lead (moves first) or lag (shows the result)?' },
    { path: 'unit.kind', message: 'What is it counted in?' },
    { path: 'unit.base', message: 'In which unit of time?', when: { 'unit.kind': ['duration'] } },
    {
      path: 'unit.currency',
      message: 'In which currency, such as EUR?',
      when: { 'unit.kind': ['currency'] },
    },
    { path: 'direction', message: 'Which way is better?' },
    { path: 'baseline.value', message: 'Where does it stand now?' },
    { path: 'baseline.on', message: 'Since when?', initial: 'today' },
    {
      path: 'target.value',
      message: 'Where should it be?',
      when: { direction: ['increase', 'decrease'] },
    },
    { path: 'target.min', message: 'At least?', when: { direction: ['maintain'] } },
    { path: 'target.max', message: 'At most?', when: { direction: ['maintain'] } },
    { path: 'target.by', message: 'By when?', initial: 'end of quarter' },
    { path: 'target.mode', message: 'Reach it by then, or hold it all along?' },
    { path: 'cadence', message: 'How often is there a value?' },
    { path: 'source.system', message: 'Where do the values come from?' },
    { path: 'source.method', message: 'How do they get here?' },
    {
      path: 'source.url',
      message: 'Where can they be looked up? (address)',
      when: { 'source.method': ['automatic'] },
    },
  ],
  initiative: [
    { path: 'owner', message: 'Who answers for it?' },
    { path: 'team', message: 'Which team does the work?' },
    { path: 'advances', message: 'What is it meant to move?' },
    { path: 'start', message: 'When does it start?', initial: 'today' },
    { path: 'due', message: 'When is it due?' },
    { path: 'state', message: 'Where does it stand?' },
  ],
  'check-in': [
    { path: 'date', message: 'Which day is it about?', initial: 'today' },
    { path: 'author', message: 'Who writes it?' },
    { path: 'about', message: 'What is it about?' },
    { path: 'status', message: 'How does it stand?' },
    { path: 'confidence', message: 'How sure are you that it will be reached, 0 to 1?' },
  ],
  cycle: [
    { path: 'start', message: 'Its first day?', initial: 'today' },
    { path: 'end', message: 'Its last day?', initial: 'end of quarter' },
    { path: 'kind', message: 'What kind of cycle?' },
    { path: 'check_in', message: 'How often does each objective check in?' },
    { path: 'review_by', message: 'By when is it reviewed?' },
  ],
  team: [
    { path: 'lead', message: 'Who leads it?' },
    { path: 'parent', message: 'Which team is it part of?' },
  ],
  person: [
    { path: 'team', message: 'In which team?' },
    { path: 'manager', message: 'Who do they report to?' },
    { path: 'role', message: 'In which role?' },
    { path: 'active.from', message: 'Since when are they here?', initial: 'today' },
  ],
  role: [{ path: 'summary', message: 'What is the role for, in a sentence?' }],
  review: [
    { path: 'kind', message: 'What kind of review?' },
    {
      path: 'subject',
      message: 'Who is reviewed?',
      when: { kind: ['self', 'manager', 'peer', 'team'] },
    },
    { path: 'cycle', message: 'Of which cycle?' },
    { path: 'reviewer', message: 'Who writes it?' },
  ],
  feedback: [
    { path: 'kind', message: 'What kind of feedback?' },
    {
      path: 'from',
      message: 'Who gives it?',
      when: { kind: ['recognition', 'coaching', 'request'] },
    },
    {
      path: 'to',
      message: 'Who is it for?',
      when: { kind: ['recognition', 'coaching', 'request'] },
    },
    { path: 'subject', message: 'Who was asked about?', when: { kind: ['survey-360'] } },
    { path: 'cycle', message: 'In which cycle?', when: { kind: ['survey-360'] } },
    { path: 'date', message: 'When?', initial: 'today' },
    { path: 'about', message: 'On what occasion?' },
  ],
  development: [
    { path: 'person', message: 'Whose plan is it?' },
    { path: 'cycle', message: 'For which cycle?' },
  ],
  budget: [
    { path: 'owner', message: 'Who answers for it?' },
    { path: 'currency', message: 'In which currency, such as EUR?' },
    { path: 'total', message: 'How much is there in all?' },
  ],
};
