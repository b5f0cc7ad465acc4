import type { Day } from '../../../calendar/index.ts';
import type { Scene } from './scene.ts';

/** Day and time at which an initiative was written down, where that was not just before it began. */
export const BIRTHS: Readonly<Record<string, readonly [Day, string]>> = {
  'end-the-release-train': ['2026-05-27', '08:25'],
  'reserved-capacity': ['2026-09-24', '10:50'],
  'contract-replay': ['2026-02-05', '13:15'],
};

const REGION = 'initiatives/second-region.md';
const BUDGET = 'budgets/engineering-2026.yaml';
const LEARNING = 'budgets/learning-2026.yaml';

/** How initiatives went on, and what had been spent when. */
export const INITIATIVES: readonly Scene[] = [
  {
    on: '2026-06-24',
    by: 'ana-ruiz',
    message: 'no more trains',
    edits: [
      {
        path: 'initiatives/end-the-release-train.md',
        now: 'state: done\n',
        before: 'state: active\n',
      },
      { path: 'initiatives/end-the-release-train.md', since: ' The last train left', before: '\n' },
    ],
  },
  {
    on: '2026-07-09',
    at: '14:40',
    by: 'siobhan-keane',
    message: 'Drop locker routing',
    edits: [
      {
        path: 'initiatives/locker-routing.yaml',
        now: 'state: dropped\n',
        before: 'state: active\n',
      },
      { path: 'initiatives/locker-routing.yaml', fields: ['body'] },
    ],
  },
  {
    on: '2026-09-15',
    by: 'ivo-marinov',
    message: 'All carriers moved',
    edits: [
      { path: 'initiatives/tracking-stream.md', now: 'state: done\n', before: 'state: active\n' },
      { path: 'initiatives/tracking-stream.md', since: '\nMoved between', before: '' },
    ],
  },
  {
    on: '2026-10-13',
    by: 'dinesh-kulkarni',
    message: 'First reservation signed',
    edits: [
      {
        path: 'initiatives/reserved-capacity.md',
        since: 'First part signed',
        before: 'In two parts: labels and tracking first, the arrival model second.\n',
      },
    ],
  },
  {
    on: '2026-11-10',
    by: 'pavel-kostka',
    message: 'The second region does not sleep yet',
    edits: [{ path: REGION, since: '\nThe region was meant to sleep', before: '' }],
  },
  {
    on: '2026-11-13',
    by: 'pavel-kostka',
    message: 'Second region: rehearsed, 90 seconds',
    edits: [
      {
        path: REGION,
        now: 'The switch takes 90 seconds and was rehearsed\non 12 November with real traffic.',
        before: 'The switch shall take less than\ntwo minutes.',
      },
    ],
  },
  {
    on: '2026-11-12',
    by: 'dariusz-nowicki',
    message: 'Half of the connections are recorded',
    edits: [
      {
        path: 'initiatives/contract-replay.yaml',
        now: '173 of 346 connections so far. The recordings',
        before: 'The recordings',
      },
    ],
  },
  {
    on: '2026-07-10',
    by: 'tomasz-wilk',
    message: 'Half a year of spend',
    edits: [96_000, 88_400, 118_000, 71_000, 38_600].map((amount) => {
      return { path: BUDGET, now: `    spent: ${amount}\n`, before: '' };
    }),
  },
  {
    on: '2026-11-06',
    at: '15:15',
    by: 'tomasz-wilk',
    message: 'Spend to the end of October\n\nTwo lines are over, both since August.',
    edits: [
      { path: BUDGET, now: 'spent: 204500', before: 'spent: 96000' },
      { path: BUDGET, now: 'spent: 171200', before: 'spent: 88400' },
      { path: BUDGET, now: '    spent: 361800\n', before: '' },
      { path: BUDGET, now: 'spent: 402600', before: 'spent: 118000' },
      { path: BUDGET, now: 'spent: 188000', before: 'spent: 71000' },
      { path: BUDGET, now: 'spent: 83400', before: 'spent: 38600' },
      { path: BUDGET, fields: ['body'] },
    ],
  },
  {
    on: '2026-11-06',
    at: '16:05',
    by: 'leila-haddad',
    message: 'What learning has cost so far',
    edits: [14_600, 41_000, 47_300].map((amount) => {
      return { path: LEARNING, now: `    spent: ${amount}\n`, before: '' };
    }),
  },
];
