import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber as calendarDay } from '../src/calendar/index.ts';
import { bullet, rangeBullet } from '../src/site/charts/bullet.ts';
import { dayNumber, monthsBetween, niceTicks } from '../src/site/charts/scale.ts';
import { statusShape } from '../src/site/charts/shape.ts';
import { sparkline } from '../src/site/charts/sparkline.ts';
import { trend } from '../src/site/charts/trend.ts';
import type { TrendInput } from '../src/site/charts/trend-input.ts';
import { count, day, list, longUnit, number, percent, quantity } from '../src/site/format.ts';
import { BY_URGENCY, STATUS_FACES } from '../src/site/status.ts';

const NBSP = '\u00a0';
const plain = { base: null, currency: null, symbol: null, precision: null };

describe('figures', () => {
  it.each([
    [1234567.891, 2, '1,234,567.89'],
    [-0.5, 1, '−0.5'],
    [-0.0001, 2, '0'],
    [99.95, 3, '99.95'],
    [1000, 0, '1,000'],
  ])('%f with at most %i decimals is %s', (value, decimals, text) => {
    expect(number(value, decimals)).toBe(text);
  });

  it.each([
    [99.95, { ...plain, kind: 'percent' }, '99.95%'],
    [99.9, { ...plain, kind: 'percent', precision: 2 }, '99.90%'],
    [340, { ...plain, kind: 'duration', base: 'ms' }, `340${NBSP}ms`],
    [1, { ...plain, kind: 'duration', base: 'd' }, `1${NBSP}day`],
    [-2.8, { ...plain, kind: 'currency', currency: 'EUR' }, '−€2.8'],
    [1200, { ...plain, kind: 'currency', currency: 'DKK' }, `DKK${NBSP}1,200`],
    [22, { ...plain, kind: 'count', symbol: 'disputes' }, `22${NBSP}disputes`],
    [0.123456789, { ...plain, kind: 'ratio' }, '0.1235'],
  ] as const)('%f in its unit is %#', (value, unit, text) => {
    expect(quantity(value, unit)).toBe(text);
  });

  it('are a dash when missing, never nought', () => {
    expect([quantity(null, null), percent(null), day(null)]).toEqual(['–', '–', '–']);
  });

  it('have whole percent, unclamped', () => {
    expect([percent(1.234), percent(-0.4), percent(0.005)]).toEqual(['123%', '−40%', '1%']);
  });

  it('name a long unit apart from the figure', () => {
    expect(longUnit({ ...plain, kind: 'count', symbol: 'per 1000 parcels' })).toBe(
      'per 1000 parcels',
    );
    expect(longUnit({ ...plain, kind: 'duration', base: 'h' })).toBeNull();
  });
});

describe('words', () => {
  it('give a day, with its year when that is another', () => {
    expect(day('2026-11-20')).toBe(`20${NBSP}Nov${NBSP}2026`);
    expect(day('2026-11-20', '2026-01-01')).toBe(`20${NBSP}Nov`);
    expect(day('2025-11-20', '2026-01-01')).toBe(`20${NBSP}Nov${NBSP}2025`);
  });

  it('count and join', () => {
    expect([count(1, 'day'), count(0, 'day'), count(2, 'person', 'people')]).toEqual([
      `1${NBSP}day`,
      `0${NBSP}days`,
      `2${NBSP}people`,
    ]);
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});

describe('a status', () => {
  it.each(BY_URGENCY)('%s has a word, a shape of its own and a picture', (status) => {
    const shapes = Object.values(STATUS_FACES).map(({ shape }) => shape);
    expect(STATUS_FACES[status].word).toMatch(/^[A-Z]/);
    expect(shapes.filter((shape) => shape === STATUS_FACES[status].shape)).toHaveLength(1);
    expect(statusShape(status)).toMatch(/<(circle|path|rect) /);
  });
});

describe('an axis', () => {
  it('counts days like the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(dayNumber(iso)).toBe(calendarDay(iso));
        },
      ),
    );
  });

  it('has round steps that cover its values', () => {
    expect(niceTicks(2.61, 3.66)).toEqual([2.5, 3, 3.5, 4]);
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (low, span) => {
          const ticks = niceTicks(low, low + span);
          expect(ticks[0]).toBeLessThanOrEqual(low + span * 1e-6);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - span * 1e-6);
          expect(ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('names months across a year', () => {
    expect(monthsBetween('2025-11-15', '2026-03-01', 1)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
  });
});

describe('a bullet graph', () => {
  const input = { score: 0.4, expected: 0.6, status: 'at-risk', label: 'A <b>: 40%' };

  it('says in words what it shows, and escapes them', () => {
    expect(bullet(input)).toContain('<title>A &lt;b&gt;: 40%</title>');
  });

  it('cuts what lies beyond its track, and shows that it does', () => {
    const beyond = bullet({ ...input, score: 25 });
    expect(beyond).toContain('class="cut"');
    expect(bullet({ ...input, score: -2 })).toContain('class="beyond"');
    expect(bullet(input)).not.toMatch(/class="(cut|beyond)"/);
    expect(widths(beyond)).toBeLessThanOrEqual(108);
  });

  it('draws no bar for what is missing', () => {
    expect(bullet({ ...input, score: null })).not.toContain('class="bar"');
  });

  it('keeps the value, its range and what was seen on the axis', () => {
    const drawn = rangeBullet({
      value: 5,
      min: 1,
      max: 3,
      seen: [0, 9],
      status: 'off-track',
      label: 'x',
    });
    expect(drawn).toContain('class="dot"');
    expect(widths(drawn)).toBeLessThanOrEqual(108);
  });

  function widths(svg: string): number {
    return Math.max(
      ...[...svg.matchAll(/<rect x="([\d.]+)"[^>]*? width="([\d.]+)"/g)].map(
        ([, x, w]) => Number(x) + Number(w),
      ),
    );
  }
});

describe('a line', () => {
  it('breaks at a gap and shows a value between two gaps', () => {
    const svg = sparkline({ values: [1, 2, null, 3, null, 4, 5], label: null });
    const path = /<path d="([^"]+)"/.exec(svg)?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(3);
    expect(path).toContain('h.01');
  });

  it('is nothing without a value', () => {
    expect(sparkline({ values: [null, null], label: 'x' })).toBe('');
  });
});

describe('a trend', () => {
  const period = (month: string, value: number | null) => ({
    start: `2026-${month}-01`,
    end: `2026-${month}-28`,
    on: value === null ? null : `2026-${month}-28`,
    value,
  });
  const input: TrendInput = {
    width: 900,
    height: 340,
    unit: { ...plain, kind: 'percent' },
    decimals: 2,
    periods: [period('01', 99), period('02', null), period('03', 99.5)],
    goal: { target: 99.95, min: null, max: null, due: '2026-05-15' },
    baseline: { value: 99, on: '2026-01-01' },
    milestones: [{ on: '2026-04-10', value: 99.7 }],
    standard: 99.9,
    limits: [],
    signals: new Map(),
    forecast: null,
    changes: [],
    noted: new Set(['2026-03-28']),
    checkIns: [{ on: '2026-02-10', label: 'Check-in "x" & <y>', status: 'at-risk' }],
    today: '2026-04-01',
    title: 'Label availability',
    description: 'Two values.',
  };

  it('names its axis, its target and its standard on the lines themselves', () => {
    const svg = trend(input);
    for (const words of ['>percent<', '>Target 99.95%<', '>Standard 99.90%<', '>today<'])
      expect(svg).toContain(words);
  });

  it('leaves a gap open and says which period has no value', () => {
    const svg = trend(input);
    expect(/<path d="([^"]+)" class="series"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg).toContain('No value for the period to 28');
  });

  it('marks values with a note, milestones and check-ins', () => {
    const svg = trend(input);
    expect(svg).toContain('class="point noted"');
    expect(svg).toContain('class="milestone"');
    expect(svg).toContain('Check-in &quot;x&quot; &amp; &lt;y&gt;');
  });

  it('has neither style nor script nor a number that is none, whatever it is given', () => {
    const value = fc.option(fc.double({ min: -1e15, max: 1e15, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 12 }), value, (values, target) => {
        const periods = values.map((v, i) => period(String(i + 1).padStart(2, '0'), v));
        const svg = trend({
          ...input,
          periods,
          goal: { target, min: null, max: null, due: null },
        });
        expect(svg).not.toMatch(/NaN|Infinity|undefined|style=|<script/);
      }),
    );
  });
});
