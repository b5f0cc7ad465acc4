import type { Scene } from './scene.ts';

const LATENCY = 'kpis/customer/label-latency-p95.md';
const DISPUTES = 'kpis/financial/billing-disputes.yaml';

/** Targets, dates, thresholds and weights that were moved: some with their reason, some without. */
export const GOALPOSTS: readonly Scene[] = [
  {
    on: '2026-10-14',
    at: '10:12',
    by: 'katya-morozova',
    message:
      'Label latency: 300 ms and not 250\n\nThe reason is in the record. Ayumi’s trace study is the evidence.',
    edits: [
      { path: LATENCY, now: 'target: {value: 300, by', before: 'target: {value: 250, by' },
      { path: LATENCY, fields: ['changes'] },
    ],
    request: { branch: 'label-latency-300', by: 'siobhan-keane', on: '2026-10-14', at: '16:25' },
  },
  {
    on: '2026-09-24',
    at: '16:48',
    by: 'helen-achterberg',
    message: 'Tidy the billing figures',
    edits: [{ path: DISPUTES, now: 'target: {value: 25, by', before: 'target: {value: 20, by' }],
  },
  {
    on: '2026-06-24',
    at: '15:31',
    by: 'helen-achterberg',
    message: 'Billing disputes: end of September',
    edits: [{ path: DISPUTES, now: 'by: 2026-09-30', before: 'by: 2026-06-30' }],
  },
  {
    on: '2026-10-21',
    by: 'dariusz-nowicki',
    message: 'Contract replay runs into January',
    edits: [
      {
        path: 'initiatives/contract-replay.yaml',
        now: 'due: 2027-01-29',
        before: 'due: 2026-11-27',
      },
    ],
  },
  {
    on: '2026-10-12',
    at: '17:02',
    by: 'matteo-conti',
    message: 'driver app: thresholds',
    edits: [
      {
        path: 'kpis/customer/driver-app-crash-free.yaml',
        now: 'at_risk: 99.2}',
        before: 'at_risk: 99.3}',
      },
    ],
  },
  {
    on: '2026-06-02',
    by: 'jonas-ekmark',
    message: 'Error budget: off track above 1.5, not above 2\n\nAgreed in the outage review.',
    edits: [
      { path: 'kpis/customer/error-budget-burn.yaml', now: 'at_risk: 1.5}', before: 'at_risk: 2}' },
    ],
  },
  {
    on: '2026-07-03',
    at: '09:40',
    by: 'owen-blackwood',
    message: 'Harder targets for set-up\n\nWe passed both by a tenth. They were too safe.',
    edits: [
      {
        path: 'kpis/customer/setup-time.yaml',
        now: 'target: {value: 6, by',
        before: 'target: {value: 10, by',
      },
      {
        path: 'kpis/customer/self-serve-share.yaml',
        now: 'target: {value: 65, by',
        before: 'target: {value: 55, by',
      },
    ],
    request: {
      branch: 'harder-setup-targets',
      by: 'farah-siddiqui',
      on: '2026-07-06',
      at: '10:05',
    },
  },
  {
    on: '2026-06-25',
    at: '14:20',
    by: 'siobhan-keane',
    message: 'Dependable parcels count three times',
    edits: [
      { path: 'strategy/dependable-parcels.md', now: 'weight: 3\n', before: 'weight: 2\n' },
      {
        path: 'strategy/dependable-parcels.md',
        now: ' In May we lost them a day.',
        before: '',
      },
    ],
  },
  {
    on: '2026-07-09',
    by: 'ana-ruiz',
    message: 'Retreat serves the carriers’ trust too',
    edits: [
      {
        path: 'objectives/2026-q3/every-release-can-retreat.md',
        now: 'supports:\n  - {to: small-safe-changes, weight: 2}\n  - {to: recover-carrier-trust, weight: 1}\n',
        before: 'supports: [small-safe-changes]\n',
      },
    ],
  },
  {
    on: '2026-06-03',
    at: '11:15',
    by: 'dariusz-nowicki',
    message: 'Count connections, not carriers',
    edits: [
      {
        path: 'kpis/customer/contract-test-coverage.yaml',
        now: 'baseline: {value: 22, on: 2025-12-31}',
        before: 'baseline: {value: 27, on: 2025-12-31}',
      },
      {
        path: 'kpis/customer/contract-test-coverage.yaml',
        now: 'Share of live carrier connections whose',
        before: 'Share of live carriers whose',
      },
      {
        path: 'kpis/customer/contract-test-coverage.yaml',
        now: '100 * connections with contract.replayed_in_pipeline / live connections',
        before: '100 * carriers with contract.replayed_in_pipeline / live carriers',
      },
    ],
  },
  {
    on: '2026-06-30',
    at: '16:30',
    by: 'tomasz-wilk',
    message:
      'Retire story points\n\nWhat a carrier feels is the time a change takes. We measure that already.',
    edits: [{ path: 'kpis/internal-process/velocity-points.yaml', fields: ['retired'] }],
    request: {
      branch: 'retire-story-points',
      by: 'marit-vestergaard',
      on: '2026-06-30',
      at: '17:45',
    },
  },
];
