/** A small organisation in which some things go well, some do not, and some are over. */
import { open } from '../../src/site/views/book.ts';
import type { Content, Fields } from './organization.ts';
import { published } from './published.ts';

const year = {
  baseline: { value: 0, on: '2025-12-31' },
  unit: { kind: 'count' },
  direction: 'increase',
  indicator: 'lag',
  cadence: 'monthly',
};
/** A lag KPI that grows over the year to `value`. */
export const kpi = (value: number, more: Fields = {}): Fields => ({
  ...year,
  target: { value, by: '2026-12-31' },
  ...more,
});
const content: Content = {
  strategy: {
    growth: { title: 'Growth', perspective: 'financial' },
    trust: { title: 'Trust', perspective: 'customer' },
    calm: { title: 'Calm', perspective: 'learning-and-growth' },
  },
  teams: { eng: { title: 'Engineering' }, labels: { title: 'Labels', parent: 'eng' } },
  people: {
    zoe: { name: 'Zoe Adler', team: 'labels' },
    ana: { name: 'Ana Ruiz', team: 'labels' },
    bo: { name: 'Bo Chen', active: { from: '2024-01-01', to: '2025-01-31' } },
  },
  cycles: {
    q3: { title: 'Third quarter', start: '2026-07-01', end: '2026-09-30' },
    q4: { title: 'Fourth quarter', start: '2026-10-01', end: '2026-12-31', check_in: 'weekly' },
  },
  objectives: {
    goal: {
      title: 'Sell more',
      owner: 'ana',
      team: 'labels',
      cycle: 'q4',
      supports: ['growth'],
      commitment: 'committed',
      key_results: [
        { id: 'sold', title: 'Sold', kpi: 'sales', from: 0, to: 100 },
        {
          id: 'steps',
          title: 'Steps',
          milestones: [
            { title: 'One', due: '2026-10-15', score: 0.5, done: '2026-10-14' },
            { title: 'Two', due: '2026-11-01', score: 0.5 },
          ],
        },
      ],
    },
    before: {
      title: 'Sold before',
      cycle: 'q3',
      supports: ['growth'],
      key_results: [{ id: 'x', title: 'X', unit: { kind: 'count' }, hold: { max: 1 } }],
    },
  },
  kpis: {
    sales: kpi(100, { title: 'Sales', owner: 'ana', supports: ['growth'] }),
    love: kpi(10, { title: 'Love', supports: ['trust'] }),
    sleep: kpi(10, { title: 'Sleep', supports: ['calm'] }),
    stray: kpi(10, { title: 'Stray' }),
    gone: kpi(10, {
      title: 'Gone',
      supports: ['trust'],
      retired: { on: '2026-01-01', reason: 'Replaced.' },
    }),
  },
  measurements: {
    sales: [['2026-10-31', 20]],
    love: [['2026-10-31', 9]],
    sleep: [['2026-10-31', 7]],
    stray: [['2026-10-31', 9]],
  },
  'check-ins': {
    'a/goal': {
      date: '2026-11-02',
      author: 'ana',
      about: ['goal'],
      status: 'on-track',
      confidence: 0.7,
    },
    'b/goal': { date: '2026-11-01', author: 'ana', about: ['goal'] },
  },
};
export const publication = published(content);
export const book = open(publication);
