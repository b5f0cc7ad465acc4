import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, overlap, placeWishes, spreadNames } from '../src/site/charts/labels.ts';
import { rangeChart } from '../src/site/charts/range-chart.ts';
import { dateOf, dayNumber } from '../src/site/charts/scale.ts';
import { small } from '../src/site/charts/small.ts';
import { cutTo, widthOf, wrapWords } from '../src/site/charts/text-width.ts';
import { timeTicks } from '../src/site/charts/time-axis.ts';
import { trend } from '../src/site/charts/trend.ts';
import { frameOf } from '../src/site/charts/trend-frame.ts';
import type { LimitLines, Reading, TrendInput } from '../src/site/charts/trend-input.ts';
import { textBoxes } from './build/text-boxes.ts';

const START = dayNumber('2025-05-01');
const BROKEN = /NaN|Infinity|undefined|style=|<script/;

/** A series of any length, rhythm and size, with gaps, limits, signals, marks and a forecast. */
const inputs: fc.Arbitrary<TrendInput> = fc
  .record({
    values: fc.array(fc.option(fc.double({ min: -1, max: 1, noNaN: true }), { freq: 9 }), {
      maxLength: 500,
    }),
    step: fc.constantFrom(1, 7, 14, 30, 91),
    size: fc.constantFrom(1e-6, 0.01, 1, 37, 5000, 1e9),
    shift: fc.constantFrom(-1e6, -3, 0, 1, 99, 1e6),
    isNarrow: fc.boolean(),
    kind: fc.constantFrom('percent', 'count', 'currency', 'duration', 'other'),
    symbol: fc.constantFrom(null, 'per 1000 parcels', 'x'),
    levels: fc.array(fc.option(fc.double({ min: -2, max: 2, noNaN: true })), {
      minLength: 8,
      maxLength: 8,
    }),
    ahead: fc.integer({ min: -50, max: 400 }),
    readings: fc.array(
      fc.constantFrom<(Reading | null)[]>('improvement', 'concern', 'change', null),
      {
        maxLength: 60,
      },
    ),
  })
  .map(({ values, step, size, shift, isNarrow, kind, symbol, levels, ahead, readings }) => {
    const at = (share: number) => shift + share * size;
    const periods = values.map((value, index) => {
      const end = dateOf(START + (index + 1) * step - 1);
      return {
        start: dateOf(START + index * step),
        end,
        on: value === null ? null : end,
        value: value === null ? null : at(value),
      };
    });
    const last = START + Math.max(1, values.length) * step;
    const [target, min, max, standard, baseline, centre, low, high] = levels.map((share) =>
      share === null ? null : at(share),
    );
    const known = periods.findLast(({ value }) => value !== null);
    const limits: LimitLines[] =
      centre == null || !known
        ? []
        : [
            {
              from: dateOf(START),
              to: dateOf(last),
              isTrial: false,
              centre,
              lower: centre - size,
              upper: centre + size,
            },
          ];
    return {
      width: isNarrow ? 352 : 900,
      height: isNarrow ? 290 : 360,
      unit: {
        kind,
        base: kind === 'duration' ? 'min' : null,
        currency: kind === 'currency' ? 'EUR' : null,
        symbol,
        precision: null,
      },
      decimals: 2,
      periods,
      goal: {
        target: target ?? null,
        min: min ?? null,
        max: max ?? null,
        due: dateOf(last + ahead),
      },
      baseline: baseline == null ? null : { value: baseline, on: dateOf(START - 30) },
      milestones: baseline == null ? [] : [{ value: baseline, on: dateOf(last) }],
      standard: standard ?? null,
      limits,
      signals: new Map(
        readings.flatMap((reading, index) => {
          const on = periods[index]?.on;
          return reading !== null && on != null ? [[on, reading] as const] : [];
        }),
      ),
      forecast:
        low == null || high == null || known?.value == null || known.on === null
          ? null
          : {
              from: { on: known.on, value: known.value },
              by: dateOf(last + Math.abs(ahead)),
              value: (low + high) / 2,
              low: Math.min(low, high),
              high: Math.max(low, high),
            },
      noted: new Set(periods.slice(0, 3).flatMap(({ on }) => on ?? [])),
      checkIns: [{ on: dateOf(START + 3), label: 'A <check-in>', status: 'at-risk' }],
      changes: [{ on: dateOf(START + 5), label: 'Begun "anew"' }],
      today: dateOf(last),
      title: 'A & B',
      description: 'Values.',
    } satisfies TrendInput;
  });

describe('a picture over time', () => {
  it('has no number that is none, whatever it is given', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(trend(input)).not.toMatch(BROKEN);
      }),
    );
  });

  it('keeps every word inside its frame and off every other', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const boxes = textBoxes(trend(input));
        expect(boxes.length).toBeGreaterThan(0);
        for (const { box, words } of boxes) {
          expect(box.left, words).toBeGreaterThanOrEqual(-0.5);
          expect(box.right, words).toBeLessThanOrEqual(input.width + 0.5);
          expect(box.top, words).toBeGreaterThanOrEqual(-0.5);
          expect(box.bottom, words).toBeLessThanOrEqual(input.height + 0.5);
        }
        const lying = boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .flatMap((b) => (overlap(a.box, b.box) ? [`${a.words} | ${b.words}`] : [])),
        );
        expect(lying).toEqual([]);
      }),
    );
  });

  it('emphasises signals and nothing else', () => {
    const [input] = fc.sample(inputs, { numRuns: 1, seed: 4 });
    if (!input) throw new Error('no sample');
    const periods = [3, 4, 5, 9, 4].map((value, index) => ({
      start: `2026-0${index + 1}-01`,
      end: `2026-0${index + 1}-28`,
      on: `2026-0${index + 1}-28`,
      value,
    }));
    const plain = { ...input, periods, limits: [], signals: new Map(), noted: new Set<string>() };
    expect(trend(plain)).not.toContain('class="signal');
    const marked = trend({ ...plain, signals: new Map([['2026-04-28', 'concern' as const]]) });
    expect(marked.match(/class="signal concern"/g)).toHaveLength(1);
    expect(marked).toContain('>concern<');
  });
});

describe('a value far from all others', () => {
  const lone = (values: number[]) => {
    const [input] = fc.sample(inputs, { numRuns: 1, seed: 4 });
    if (input === undefined) throw new Error('no input was drawn');
    const periods = values.map((value, index) => {
      const on = dateOf(START + index * 7);
      return { start: on, end: dateOf(START + index * 7 + 6), on, value };
    });
    const nothing = { goal: null, baseline: null, milestones: [], standard: null, limits: [] };
    return { ...input, ...nothing, forecast: null, signals: new Map(), decimals: 0, periods };
  };
  const calm = [3, 4, 3, 5, 4, 3, 4, 5, 4, 3];

  it('stands at the edge with its figure, and leaves the others their room', () => {
    const input = lone([...calm, 400, ...calm]);
    expect(Math.max(...frameOf(input).yTicks)).toBeLessThan(10);
    expect(trend(input)).toMatch(/class="far-value[^"]*">↑ 400/);
    expect(trend(input)).toMatch(/Beyond the scale: [^<]*400[^<]* on 10\sJul\s2025\./);
    expect(trend(lone([...calm, -400, ...calm]))).toMatch(/>↓ −400/);
  });

  it('has its place on the axis where it is the latest, one of many, or not that far', () => {
    for (const values of [
      [...calm, 400],
      [400, 400, ...calm],
      [...calm, 9, ...calm],
    ]) {
      const input = lone(values);
      expect(Math.max(...frameOf(input).yTicks)).toBeGreaterThanOrEqual(Math.max(...values));
      expect(trend(input)).not.toContain('Beyond the scale');
    }
  });
});

describe('the pictures beside it', () => {
  it('draw any series without a number that is none', () => {
    fc.assert(
      fc.property(inputs, ({ periods, limits, signals, goal, unit, today }) => {
        const drawn = small({
          periods,
          limits,
          signals,
          target: goal?.target ?? null,
          min: null,
          max: null,
          from: dateOf(START),
          to: today,
          label: 'x',
        });
        expect(drawn).not.toMatch(BROKEN);
        const ranges = rangeChart({
          width: 900,
          height: 200,
          unit,
          decimals: 1,
          points: periods.map(({ end, value }) => ({
            on: end,
            range: value === null ? null : Math.abs(value),
            isSignal: false,
          })),
          segments: limits.map(({ from, to, upper }) => ({
            from,
            to,
            mean: Math.abs(upper),
            limit: Math.abs(upper) * 3.27,
          })),
          from: dateOf(START),
          to: today,
          title: 'x',
          description: 'y',
        });
        expect(ranges).not.toMatch(BROKEN);
      }),
    );
  });
});

describe('names of lines in a margin', () => {
  const margin = { top: 30, bottom: 300, pitch: 15, width: 80, size: 12.5 };

  it('stand apart, in the order of their lines, inside the margin', () => {
    const name = fc.record({
      y: fc.double({ min: -500, max: 900, noNaN: true }),
      words: fc.constant(['Upper limit of it all 99.950%', 'Upper 99.950%', 'Upper']),
      class: fc.constant('x'),
      weight: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (names) => {
        const spread = spreadNames(names, margin);
        spread.forEach(({ at, words }, index) => {
          expect(at).toBeGreaterThanOrEqual(margin.top - 1e-9);
          expect(at).toBeLessThanOrEqual(margin.bottom + 1e-9);
          expect(widthOf(words, margin.size)).toBeLessThanOrEqual(margin.width);
          const above = spread[index - 1];
          if (above) expect(at - above.at).toBeGreaterThanOrEqual(margin.pitch - 1e-9);
        });
        expect(spread.length).toBe(Math.min(names.length, 19));
      }),
    );
  });

  it('stay with their lines where there is room', () => {
    const [only] = spreadNames([{ y: 100, words: ['Target'], class: 'x', weight: 1 }], margin);
    expect(only?.at).toBe(100);
  });
});

describe('words on a picture', () => {
  it('take their second place where the first is taken, and are left out where none is free', () => {
    const room: Box = { left: 0, right: 100, top: 0, bottom: 40 };
    const wish = {
      words: 'abc',
      class: 'x',
      size: 10,
      places: [
        { x: 10, y: 12, anchor: 'start' as const },
        { x: 10, y: 30, anchor: 'start' as const },
      ],
    };
    expect(placeWishes([wish, wish, wish], room, []).map(({ y }) => y)).toEqual([12, 30]);
  });

  it('are cut and wrapped to a width', () => {
    expect(cutTo('Hours in which a label prints', 60, 12)).toMatch(/^Hours.*…$/);
    for (const line of wrapWords('Supercalifragilistic words in a box that is small', 70, 12, 3))
      expect(widthOf(line, 12)).toBeLessThanOrEqual(70);
    expect(wrapWords('one two three four five six', 40, 12, 2)).toHaveLength(2);
  });
});

describe('a time axis', () => {
  it('finds the day that is so many days off, and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
        expect(dayNumber(dateOf(days))).toBe(days);
      }),
    );
  });

  it('has a tick at least from a day to a lifetime, and never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 2, max: 20 }),
        (span, most) => {
          const ticks = timeTicks(dateOf(START), dateOf(START + span), most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          if (span < 60 || span > 1100) expect(ticks.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
