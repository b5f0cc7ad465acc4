import { describe, expect, test } from 'vitest';
import type { Ref } from '../src/schema/index.ts';
import { type Content, organization } from './build/organization.ts';

function trace(content: Content, ref: Ref, asOf = '2026-11-20') {
  const found = organization(content, { asOf }).scorecard.traces.get(ref);
  return found && `${found.reached ? 'reaches' : 'breaks at'} ${found.chain.join(' > ')}`;
}

const read = (kpi: string) => [{ id: 'r', title: 'R', kpi, from: 0, to: 1 }];
const retired = { retired: { on: '2026-06-01', reason: 'Old.' } };

describe('the way to strategy', () => {
  test.each<[string, Content, string]>([
    ['supports a priority', { kpis: { k: { supports: ['p'] } } }, 'kpi:k > priority:p'],
    ['drives a priority', { kpis: { k: { drives: ['p'] } } }, 'kpi:k > priority:p'],
    [
      'supports an objective',
      { kpis: { k: { supports: ['o'] } }, objectives: { o: { supports: ['p'] } } },
      'kpi:k > objective:o > priority:p',
    ],
    [
      'supports an objective that only relates',
      { kpis: { k: { supports: ['o'] } }, objectives: { o: { relates_to: ['p'] } } },
      'kpi:k > objective:o > priority:p',
    ],
    [
      'drives another KPI',
      { kpis: { k: { drives: ['j'] }, j: { supports: ['p'] } } },
      'kpi:k > kpi:j > priority:p',
    ],
    [
      'is read by a key result',
      { kpis: { k: {} }, objectives: { o: { supports: ['p'], key_results: read('k') } } },
      'kpi:k > key-result:o.r > objective:o > priority:p',
    ],
  ])('is there for a KPI that %s', (_, content, chain) => {
    expect(trace({ strategy: { p: {} }, ...content }, 'kpi:k')).toBe(`reaches ${chain}`);
  });

  test('is the shortest, and of equals the first by name', () => {
    const content: Content = {
      strategy: { p: {}, q: {} },
      objectives: { b: { supports: ['p'] }, a: { supports: ['q'] }, c: { supports: ['b'] } },
      kpis: { k: { supports: ['c', 'b', 'a'] } },
    };
    expect(trace(content, 'kpi:k')).toBe('reaches kpi:k > objective:a > priority:q');
  });

  test('is there for key results and initiatives too', () => {
    const content: Content = {
      strategy: { p: {} },
      objectives: { o: { supports: ['p'], key_results: read('k') } },
      kpis: { k: {} },
      initiatives: { i: { advances: ['o.r'] } },
    };
    expect(trace(content, 'initiative:i')).toBe(
      'reaches initiative:i > key-result:o.r > objective:o > priority:p',
    );
  });

  test('that arrives nowhere shows how far it got', () => {
    const content: Content = {
      strategy: { p: {} },
      objectives: { top: {}, o: { supports: ['top'] } },
      kpis: { k: { supports: ['o'] }, alone: {} },
    };
    expect(trace(content, 'kpi:k')).toBe('breaks at kpi:k > objective:o > objective:top');
    expect(trace(content, 'kpi:alone')).toBe('breaks at kpi:alone');
  });

  test('breaks at what is retired, from that day on', () => {
    const content: Content = {
      strategy: { p: {} },
      objectives: { o: { supports: ['p'], ...retired } },
      kpis: { k: { supports: ['o'] } },
    };
    expect(trace(content, 'kpi:k')).toBe('breaks at kpi:k > objective:o');
    expect(trace(content, 'kpi:k', '2026-05-31')).toBe('reaches kpi:k > objective:o > priority:p');
  });

  test('breaks at a priority whose horizon has passed', () => {
    const content: Content = {
      strategy: { p: { horizon: { start: '2026-01-01', end: '2026-06-30' } } },
      kpis: { k: { supports: ['p'] } },
    };
    expect(trace(content, 'kpi:k')).toBe('breaks at kpi:k > priority:p');
    expect(trace(content, 'kpi:k', '2026-06-30')).toBe('reaches kpi:k > priority:p');
  });

  test('of an objective whose cycle has ended is that of its last day', () => {
    const content: Content = {
      strategy: { p: { horizon: { start: '2026-01-01', end: '2026-06-30' } } },
      cycles: { q2: { start: '2026-04-01', end: '2026-06-30' } },
      objectives: { o: { cycle: 'q2', supports: ['p'] } },
    };
    expect(trace(content, 'objective:o')).toBe('reaches objective:o > priority:p');
  });

  test('survives a loop, on both of its sides', () => {
    const content: Content = {
      strategy: { p: {} },
      objectives: { a: { supports: ['b', 'p'] }, b: { supports: ['a'] } },
    };
    expect(trace(content, 'objective:b')).toBe('reaches objective:b > objective:a > priority:p');
    const lost: Content = { objectives: { a: { supports: ['b'] }, b: { supports: ['a'] } } };
    expect(trace(lost, 'objective:a')).toBe('breaks at objective:a');
  });
});

describe('live and current', () => {
  const { scorecard } = organization(
    {
      strategy: { p: { horizon: { start: '2026-01-01', end: '2026-06-30' } }, q: {} },
      cycles: {
        q3: { start: '2026-07-01', end: '2026-09-30' },
        q4: { start: '2026-10-01', end: '2026-12-31' },
      },
      objectives: { past: { cycle: 'q3' }, now: { cycle: 'q4', key_results: read('k') }, open: {} },
      kpis: { k: {}, old: retired, later: { retired: { on: '2026-11-21', reason: 'R.' } } },
    },
    { asOf: '2026-11-20' },
  );
  const refs = [
    'priority:p',
    'priority:q',
    'objective:past',
    'objective:now',
    'objective:open',
    'key-result:now.r',
    'kpi:k',
    'kpi:old',
    'kpi:later',
    'cycle:q3',
    'cycle:q4',
    'kpi:unknown',
  ] as const;

  test('live is what is not retired, and a priority inside its horizon', () => {
    expect(refs.filter((ref) => !scorecard.isLive(ref))).toEqual([
      'priority:p',
      'kpi:old',
      'kpi:unknown',
    ]);
  });

  test('current is what is live and whose cycle contains today', () => {
    expect(refs.filter((ref) => !scorecard.isCurrent(ref))).toEqual([
      'priority:p',
      'objective:past',
      'kpi:old',
      'cycle:q3',
      'kpi:unknown',
    ]);
  });
});
