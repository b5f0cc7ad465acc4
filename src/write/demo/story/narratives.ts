import type { Scene } from './scene.ts';

const AVAILABILITY = `**How to read May 2026.** 99.071 per cent is 408 minutes, all of them on Tuesday the 12th. It is a
real value of this process as it then was, so it is neither left out nor smoothed. It is also the
month that taught us most; the incident review is linked from the check-in of 28 May.

`;
const FAILURES = 'kpis/internal-process/change-failure-rate.md';
const SURVIVE = 'objectives/2026-q2/labels-survive-peak.md';

/** Narratives of KPIs, objectives and cycles, written when there was something to say. */
export const NARRATIVES: readonly Scene[] = [
  {
    on: '2026-02-05',
    by: 'leila-haddad',
    message: 'Seven answers are not published',
    edits: [
      {
        path: 'kpis/learning-and-growth/on-call-sentiment.md',
        since: ' January 2026 is a gap',
        before: '\n',
      },
    ],
  },
  {
    on: '2026-04-01',
    by: 'katya-morozova',
    message: 'why March has two holes',
    edits: [{ path: 'kpis/customer/label-latency-p95.md', narrative: 'new' }],
  },
  {
    on: '2026-06-04',
    by: 'victor-almeida',
    message: 'How to read May',
    edits: [{ path: 'kpis/customer/label-availability.md', now: AVAILABILITY, before: '' }],
  },
  {
    on: '2026-06-18',
    at: '16:55',
    by: 'ana-ruiz',
    message: 'a canary that retreats is not a failed release',
    edits: [{ path: FAILURES, fields: ['excludes'] }],
    request: {
      branch: 'canaries-may-retreat',
      by: 'dinesh-kulkarni',
      on: '2026-06-19',
      at: '08:50',
    },
  },
  {
    on: '2026-07-10',
    at: '15:20',
    by: 'ana-ruiz',
    message: 'Failed releases: what halved them',
    edits: [{ path: FAILURES, narrative: 'new' }],
  },
  {
    on: '2026-07-07',
    by: 'siobhan-keane',
    message: 'Why we asked in June',
    edits: [
      {
        path: 'kpis/customer/carrier-satisfaction.md',
        since: ' The June figure (11)',
        before: '\n',
      },
    ],
  },
  {
    on: '2026-07-13',
    by: 'rhys-pritchard',
    message: 'The week of the outage stays in the record',
    edits: [
      {
        path: 'kpis/learning-and-growth/pages-per-on-call-week.md',
        since: '\nThe week of 15 May 2026',
        before: '',
      },
    ],
  },
  {
    on: '2026-07-20',
    at: '13:05',
    by: 'kofi-amponsah',
    message: 'pipeline: lock the limits of the split suites',
    edits: [
      {
        path: 'kpis/internal-process/pipeline-duration.yaml',
        now: 'limits: {from: 2026-07-14, to: 2026-09-30, rule_set: wheeler}\n',
        before: '',
      },
    ],
  },
  {
    on: '2026-09-21',
    by: 'ruth-abebe',
    message: 'Tracking delay: what moved it',
    edits: [{ path: 'kpis/customer/tracking-event-delay.md', narrative: 'new' }],
  },
  {
    on: '2026-10-08',
    by: 'dinesh-kulkarni',
    message: 'Cloud cost: known, chosen, and not accepted as normal',
    edits: [{ path: 'kpis/financial/cloud-cost-per-thousand.md', narrative: 'new' }],
  },
  {
    on: '2026-05-29',
    by: 'ana-ruiz',
    message: 'everybody’s deadline now',
    edits: [
      {
        path: 'objectives/2026-q2/canary-first-ten.md',
        since: '\nAfter 12 May this stopped',
        before: '',
      },
    ],
  },
  {
    on: '2026-07-03',
    by: 'victor-almeida',
    message: 'Labels survive peak: closing note',
    edits: [
      {
        path: SURVIVE,
        now: 'The load was what we meant to survive. It was not what broke us.',
        before: 'That load is what we mean to survive.',
      },
      { path: SURVIVE, since: '\n_Closing note, 3 July._', before: '' },
    ],
  },
  {
    on: '2026-07-08',
    by: 'tomasz-wilk',
    message: 'What the second quarter became',
    edits: [
      {
        path: 'cycles/2026-q2.yaml',
        now: 'Planned as the quarter of first-time merchants; became the quarter of the label outage.',
        before: 'The quarter of first-time merchants.',
      },
    ],
  },
  {
    on: '2026-09-30',
    at: '17:25',
    by: 'dinesh-kulkarni',
    message: 'Reserve before renting: nought, and deserved',
    edits: [
      {
        path: 'objectives/2026-q3/reserve-before-renting.md',
        since: '\n_Closing note._',
        before: '',
      },
    ],
  },
  {
    on: '2026-10-16',
    at: '11:10',
    by: 'dinesh-kulkarni',
    message: 'Say that 2.80 will not be met',
    edits: [
      { path: 'objectives/2026-q4/spend-follows-volume.md', since: '\n2.80 remains', before: '' },
    ],
  },
  {
    on: '2026-10-21',
    at: '09:05',
    by: 'victor-almeida',
    message: 'Unplugged. It was boring',
    edits: [
      {
        path: 'objectives/2026-q4/labels-degrade-gracefully.md',
        since: ' It happened on 20\nOctober',
        before: '\n',
      },
    ],
  },
];
