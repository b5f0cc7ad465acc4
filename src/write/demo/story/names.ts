import type { Scene } from './scene.ts';

const SETUP = 'kpis/customer/setup-time.yaml';
const ACTIONS = 'kpis/learning-and-growth/incident-actions-closed.yaml';

/** Records that had another name, file or kind of file before. */
export const NAMES: readonly Scene[] = [
  {
    on: '2025-09-16',
    at: '14:05',
    by: 'anders-kvist',
    message: 'where-is-it is called wismo by everybody',
    edits: [
      { path: 'kpis/customer/wismo-contacts.yaml', formerly: 'where-is-it-contacts' },
      { path: 'measurements/wismo-contacts.csv', formerly: 'where-is-it-contacts' },
    ],
  },
  {
    on: '2025-11-12',
    at: '10:22',
    by: 'priya-raman',
    message:
      'Set-up ends with the first sandbox label\n\nWith the record’s name to match. The values are the same.',
    edits: [
      { path: SETUP, formerly: 'onboarding-time' },
      {
        path: SETUP,
        now: 'title: Sign-up to first sandbox label\n',
        before: 'title: Onboarding time\n',
      },
      {
        path: SETUP,
        now: 'to their first label in the sandbox, over the week',
        before: 'to their first label, over the week',
      },
      { path: 'measurements/setup-time.csv', formerly: 'onboarding-time' },
    ],
  },
  {
    on: '2026-03-10',
    at: '11:30',
    by: 'rhys-pritchard',
    message: 'Say what pager load is: pages per on-call week',
    edits: [
      { path: 'kpis/learning-and-growth/pages-per-on-call-week.md', formerly: 'pager-load' },
      {
        path: 'kpis/learning-and-growth/pages-per-on-call-week.md',
        now: 'title: Pages per on-call week\n',
        before: 'title: Pager load\n',
      },
      { path: 'measurements/pages-per-on-call-week.csv', formerly: 'pager-load' },
      {
        path: ACTIONS,
        now: 'drives: [pages-per-on-call-week, label-availability]\n',
        before: 'drives: [pager-load, label-availability]\n',
      },
      {
        path: 'budgets/learning-2026.yaml',
        now: 'outcome: [on-call-rotation-size, pages-per-on-call-week]',
        before: 'outcome: [on-call-rotation-size, pager-load]',
      },
    ],
    request: { branch: 'pages-per-week', by: 'yusuf-demirci', on: '2026-03-11', at: '09:20' },
  },
  {
    on: '2026-10-28',
    at: '15:10',
    by: 'mei-tanaka',
    message: 'flaky tests: say why there is no value',
    edits: [{ path: 'kpis/internal-process/flaky-test-rate.md', ending: 'yaml' }],
  },
  {
    on: '2026-02-03',
    at: '09:30',
    by: 'rhys-pritchard',
    message: 'Temi is a senior engineer from this month',
    edits: [
      {
        path: 'people/temi-adeyinka.yaml',
        now: 'role: senior-engineer\n',
        before: 'role: engineer\n',
      },
    ],
  },
];
