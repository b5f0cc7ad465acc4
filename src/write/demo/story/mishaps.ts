import type { Scene } from './scene.ts';

const CANARY = 'kpis/internal-process/canary-coverage.yaml';
const PAGES = 'kpis/learning-and-growth/pages-per-on-call-week.md';
const ACTIVATION = 'kpis/customer/merchant-activation.md';
const RESTORE = 'measurements/time-to-restore.csv';
const TIME_TO_RESTORE = 'kpis/customer/time-to-restore.yaml';
const CONTACTS = 'kpis/customer/wismo-contacts.yaml';
const OUTAGE = 'check-ins/2026-w20/label-outage.md';

const DECISION =
  'decision: Which service is moved in the next fortnight; a service that touches money or labels goes before one that does not.\n';
/** A colon and a space inside plain text: no YAML. */
const UNREADABLE =
  'decision: Which service is moved next: one that touches money or labels goes before one that does not.\n';
const FORMULA =
  'formula: count of pages with role = primary and acknowledged or escalated, in the week\n';
const NARROWER =
  'formula: count of pages with role = primary and acknowledged or escalated, in the week, of services customers see\n';

/** What went wrong and was put right: values, a file nobody could read, a change taken back. */
export const MISHAPS: readonly Scene[] = [
  {
    on: '2026-04-08',
    at: '14:35',
    by: 'zofia-krol',
    message:
      'Restate the week of 13 February\n\nOne script signed up 412 times. A merchant counts when a person has\nconfirmed the address, from now on and for that week.',
    edits: [
      { path: ACTIVATION, fields: ['restated'] },
      {
        path: ACTIVATION,
        now: 'Of the merchants who confirmed their address in a week, the share',
        before: 'Of the merchants who signed up in a week, the share',
      },
      {
        path: ACTIVATION,
        now: '/ merchants confirmed, by week',
        before: '/ merchants signed up, by week',
      },
      {
        path: 'measurements/merchant-activation.csv',
        now: '2026-02-13,39.4,restated: 412 scripted sign-ups taken out; was 31.2\n',
        before: '2026-02-13,31.2\n',
      },
      {
        path: 'strategy/first-label-fast.md',
        since: '\nWe do **not** count sign-ups.',
        before: '',
      },
    ],
    request: {
      branch: 'count-confirmed-shops',
      by: 'farah-siddiqui',
      on: '2026-04-09',
      at: '09:10',
    },
  },
  {
    on: '2026-03-12',
    at: '11:52',
    by: 'anders-kvist',
    message: 'where-is-it contacts of january: two shops had sent theirs twice',
    edits: [
      { path: CONTACTS, fields: ['restated'] },
      {
        path: 'measurements/wismo-contacts.csv',
        now: '2026-01-31,30.2\n',
        before: '2026-01-31,32.7\n',
      },
    ],
  },
  {
    on: '2026-08-11',
    at: '09:24',
    by: 'pavel-kostka',
    message: 'Time to restore: July',
    edits: [{ path: RESTORE, now: '2026-06-30,85\n2026-07-31,0\n', before: '2026-06-30,85\n' }],
  },
  {
    on: '2026-08-13',
    at: '10:41',
    by: 'rhys-pritchard',
    message:
      'No incident is no value\n\nNought minutes would be the best July in history. There was simply nothing to restore.',
    edits: [
      { path: TIME_TO_RESTORE, fields: ['restated'] },
      { path: RESTORE, now: '2026-06-30,85\n', before: '2026-06-30,85\n2026-07-31,0\n' },
    ],
  },
  {
    on: '2026-05-06',
    at: '16:22',
    by: 'ana-ruiz',
    message: 'canaries: money and labels first',
    edits: [
      {
        path: CANARY,
        now: UNREADABLE,
        before: 'decision: Which service is moved in the next fortnight.\n',
      },
    ],
  },
  {
    on: '2026-05-07',
    at: '08:37',
    by: 'mei-tanaka',
    message: 'Mend the canary KPI\n\nThe second colon made it unreadable since yesterday.',
    edits: [{ path: CANARY, now: DECISION, before: UNREADABLE }],
  },
  {
    on: '2026-09-01',
    at: '13:18',
    by: 'temi-adeyinka',
    message: 'Count only pages customers would notice',
    edits: [{ path: PAGES, now: NARROWER, before: FORMULA }],
    request: { branch: 'count-customer-pages', by: 'yusuf-demirci', on: '2026-09-01', at: '16:50' },
  },
  {
    on: '2026-09-02',
    at: '09:15',
    by: 'rhys-pritchard',
    message:
      'Revert "Count only pages customers would notice"\n\nReverts #(count-customer-pages). The number would fall and nobody would sleep better.',
    edits: [{ path: PAGES, now: FORMULA, before: NARROWER }],
    request: {
      branch: 'revert-count-customer-pages',
      by: 'leila-haddad',
      on: '2026-09-02',
      at: '11:30',
    },
  },
  {
    on: '2026-05-18',
    at: '08:55',
    by: 'marit-vestergaard',
    message: 'Labels came back at 16.02',
    edits: [
      { path: OUTAGE, fields: ['restated'] },
      {
        path: OUTAGE,
        now: 'Labels failed for 290 carriers until\n16.02. Six hours and forty-eight minutes on',
        before: 'Labels failed for 290 carriers until\nabout four. Nearly seven hours on',
      },
    ],
  },
];
