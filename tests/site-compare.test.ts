import { describe, expect, it } from 'vitest';
import type {
  Mention,
  Publication,
  PublishedEvent,
  PublishedRecordThen,
  PublishedSnapshot,
} from '../src/publish/index.ts';
import { tablesOf } from '../src/site/files/tables.ts';
import { compareSentence, comparisonView, turnCounts } from '../src/site/views/compare/compare.ts';
import {
  spanOfCycle,
  spanSince,
  spanSinceLast,
  spansOf,
} from '../src/site/views/compare/moments.ts';
import { isCurrent, pagesOf, sectionsOf } from '../src/site/views/navigation.ts';
import { publication } from './build/sample.ts';

const figures = (index: number): Omit<PublishedSnapshot, 'on' | 'ends' | 'records'> => ({
  commit: 'c0ffee0'.repeat(5),
  href: null,
  index,
  shares: {
    traceability: index,
    coverage: 1,
    ownership: 1,
    integrity: 1,
    focus: null,
    usefulness: 0.5,
  },
  statuses: {},
  findings: { error: 3, warn: 1, info: 0 },
  tolerated: 0,
});

const NONE = { value: null, score: null, target: null, min: null, max: null, due: null };
const kpi = (
  id: string,
  status: PublishedRecordThen['status'],
  more: Partial<PublishedRecordThen> = {},
): PublishedRecordThen => ({
  ...NONE,
  kind: 'kpi',
  id,
  status,
  target: 100,
  due: '2026-12-31',
  ...more,
});

/** The sample's records as they stood: sales well, love worse, calm's KPI without its target of today. */
const RECORDS: PublishedRecordThen[] = [
  kpi('sales', 'on-track', { value: 60 }),
  kpi('love', 'off-track', { value: 2, target: 10 }),
  kpi('sleep', 'at-risk', { value: 6, target: 12, due: '2026-11-30' }),
  kpi('gone', 'on-track', { value: 4, target: 10 }),
  kpi('forgotten', 'on-track'),
  { ...NONE, kind: 'objective', id: 'before', status: 'on-track', score: 0.9 },
  { ...NONE, kind: 'objective', id: 'goal', status: 'not-started', score: 0.2 },
];

const mention = (kind: string, id: string, title: string): Mention => {
  return { kind, id, title, href: `/${kind}s/${id}/` };
};
const ana = mention('person', 'ana', 'Ana Ruiz');
const love = mention('kpi', 'love', 'Love');
const event = (more: Partial<PublishedEvent>): PublishedEvent => ({
  event: 'measured',
  record: love,
  on: '2026-10-20',
  commit: 'abc',
  href: null,
  pullRequest: null,
  by: null,
  changes: [],
  changed: 0,
  reason: null,
  late: null,
  ...more,
});

const events = [
  event({ on: null, commit: null, event: 'narrative-edited' }),
  event({ on: '2026-11-02', by: ana }),
  event({ on: '2026-10-20', record: mention('kpi', 'sales', 'Sales'), by: ana }),
  event({ on: '2026-10-05', event: 'target-loosened', by: ana }),
  event({ on: '2026-09-30', event: 'deadline-extended' }),
  event({ on: null, event: 'retired' }),
];

const past: Publication = {
  ...publication,
  objectives: publication.objectives.map((one) =>
    one.id === 'before' ? { ...one, status: 'missed' } : one,
  ),
  history: {
    ...publication.history,
    events,
    goalposts: [
      { event: 3, due: '2026-12-31', daysBefore: 87 },
      { event: 4, due: null, daysBefore: null },
    ],
    snapshots: [
      { on: '2026-06-30', ends: [], ...figures(0.5), records: [] },
      { on: '2026-09-30', ends: ['q3'], ...figures(0.8), records: RECORDS },
      { on: '2026-10-31', ends: [], ...figures(0.8), records: RECORDS },
    ],
  },
};

describe('what can be compared', () => {
  it('is each moment with today, the newest first', () => {
    expect(spansOf(past).map(({ href, words }) => [href, words])).toEqual([
      ['/compare/2026-10-31/', 'since 31\u00a0Oct\u00a02026'],
      ['/compare/2026-09-30/', 'since 30\u00a0Sep\u00a02026'],
      ['/compare/2026-06-30/', 'since 30\u00a0Jun\u00a02026'],
    ]);
    expect(compareSentence(spansOf(past))).toBe(
      '3\u00a0moments of the past can be compared with today, from 30\u00a0Jun\u00a02026 to 31\u00a0Oct\u00a02026.',
    );
  });

  it('is first of all what changed since the last cycle ended', () => {
    expect(spanSinceLast(past)?.from).toMatchObject({ on: '2026-09-30', name: 'Third quarter' });
    expect(spanSince(past, '2026-06-30')?.href).toBe('/compare/2026-06-30/');
    expect(spanSince(past, '2026-06-29')).toBeNull();
  });

  it('is also one closed cycle with the next of its kind', () => {
    const closed = (id: string, title: string, end: string) => {
      const [one] = publication.history.closedCycles;
      return one === undefined ? [] : [{ ...one, id, title, end }];
    };
    const history = {
      ...past.history,
      closedCycles: [
        ...closed('half', 'First three quarters', '2026-09-30'),
        ...closed('q3', 'Third quarter', '2026-09-30'),
        ...closed('q2', 'Second quarter', '2026-06-30'),
      ],
    };
    const [q3] = publication.cycles;
    const cycles =
      q3 === undefined
        ? []
        : [
            q3,
            { ...q3, id: 'q2', title: 'Second quarter' },
            { ...q3, id: 'half', type: 'custom' as const },
          ];
    const both = { ...past, cycles, history };
    expect(spanOfCycle(both, 'q3')).toMatchObject({
      href: '/compare/2026-06-30/2026-09-30/',
      words: 'from Second quarter to Third quarter',
    });
    expect(spanOfCycle(both, 'q2')).toBeNull();
    expect(spanOfCycle(both, 'half'), 'ends on the same day, and is of another kind').toBeNull();
    expect(pagesOf(both)).toContain('/compare/2026-06-30/2026-09-30/');
  });

  it('is nothing without a past, and no page offers it', () => {
    expect(spanSinceLast(publication)).toBeNull();
    expect(pagesOf(publication).filter((page) => page.startsWith('/compare'))).toEqual([]);
    expect(sectionsOf(publication).map(({ href }) => href)).not.toContain('/compare/');
    expect(tablesOf(publication).map(({ path }) => path)).not.toContain('data/standings.csv');
  });

  it('belongs to the history', () => {
    const current = sectionsOf(past).filter((one) => isCurrent(one, '/compare/2026-09-30/'));
    expect(current.map(({ href }) => href)).toEqual(['/history/']);
  });
});

describe('a single moment', () => {
  it('is told by its day', () => {
    const [newest] = spansOf(past);
    expect(compareSentence(newest === undefined ? [] : [newest])).toBe(
      '1\u00a0moment of the past can be compared with today: 31\u00a0Oct\u00a02026.',
    );
  });
});

describe('what changed since a day', () => {
  const span = spanSince(past, '2026-09-30');
  if (span === null) throw new Error('There is no such span.');
  const view = comparisonView(past, span);
  const turned = (turn: string) =>
    view.groups.find((group) => group.turn === turn)?.records.map(({ record }) => record.title);

  it('opens with what a person would say', () => {
    expect(view.title).toBe('What changed since 30\u00a0Sep\u00a02026');
    expect(view.sentence).toBe(
      'Since 30\u00a0Sep\u00a02026, one objective came to an end; one KPI got better and one worse; one goal was made easier or given up. Alignment went from 80% to 42%.',
    );
    expect(turnCounts(past, span)).toEqual({ better: 1, worse: 1 });
  });

  it('tells what became of each record that is there today', () => {
    expect(turned('worse')).toEqual(['Sales']);
    expect(turned('better')).toEqual(['Love']);
    expect(turned('begun')).toEqual(['Sell more']);
    expect(turned('retired')).toEqual(['Gone']);
    expect(turned('closed')).toEqual(['Sold before']);
    expect(turned('moved')).toEqual(['Sleep']);
    expect(turned('added')).toContain('Stray');
    expect(JSON.stringify(view)).not.toContain('forgotten');
  });

  it('gives figures in the unit of today, and none of what had not begun', () => {
    const all = view.groups.flatMap(({ records }) => records);
    const figure = (title: string) => all.find(({ record }) => record.title === title)?.figure;
    expect(figure('Sales')).toEqual({ before: '60', after: '20' });
    expect(figure('Sell more')?.before).toBeNull();
    expect(figure('Stray')?.before).toBeNull();
  });

  it('says what was asked otherwise', () => {
    const moved = view.groups.find(({ turn }) => turn === 'moved')?.records[0];
    expect(moved?.asked).toEqual([
      'target from 12 to 10',
      'due from 30\u00a0Nov\u00a02026 to 31\u00a0Dec\u00a02026',
    ]);
  });

  it('tells what happened after that day by its sort, and who did it without a count', () => {
    expect(view.happened.map(({ title, count }) => [title, count])).toEqual([
      ['Target loosened', 1],
      ['Measured', 2],
      ['Reworded', 1],
    ]);
    expect(view.happened[1]).toMatchObject({
      records: [{ title: 'Love' }, { title: 'Sales' }],
      by: [{ title: 'Ana Ruiz' }],
    });
    expect(view.goalposts.map(({ title }) => title)).toEqual(['Target loosened']);
  });

  it('shows the shares and the audit then and now', () => {
    expect(view.alignment[0]).toEqual({
      title: 'Alignment index',
      before: '80%',
      after: '42%',
      isSame: false,
    });
    expect(view.audit[0]?.before).toBe('3');
    expect(view.audit).toHaveLength(3);
  });

  it('says so when nothing turned', () => {
    const same = { ...past.history, events: [], goalposts: [] };
    const today = spansOf(past)[0]?.to.records ?? new Map();
    const stood = past.history.snapshots.map((one) => ({ ...one, records: [...today.values()] }));
    const calm = { ...past, history: { ...same, snapshots: stood } };
    const still = spanSince(calm, '2026-09-30');
    if (still === null) throw new Error('There is no such span.');
    const nothing = comparisonView(calm, still);
    expect(nothing.sentence).toMatch(/^Since 30.Sep.2026, no record got better or worse\./u);
    expect(nothing.groups).toEqual([]);
  });

  it('cuts lists that are too long for a page, and says where the rest is', () => {
    const kpis = publication.kpis.flatMap((one) =>
      one.id === 'stray'
        ? Array.from({ length: 230 }, (_, at) => ({ ...one, id: `k${at}`, title: `K ${at}` }))
        : [],
    );
    const many = { ...past, kpis };
    const wide = spanSince(many, '2026-09-30');
    if (wide === null) throw new Error('There is no such span.');
    const added = comparisonView(many, wide).groups.find(({ turn }) => turn === 'added');
    expect([added?.records.length, (added?.further ?? 0) > 129]).toEqual([100, true]);
    const table = tablesOf(many).find(({ path }) => path === 'data/standings.csv');
    const rows = [...(table?.rows() ?? [])];
    expect(rows.filter(([on, kind]) => on === many.asOf && kind === 'kpi')).toHaveLength(230);
    expect(table?.heads.length).toBe(rows[0]?.length);
  });
});
