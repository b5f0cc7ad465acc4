/**
 * Process behaviour by its published definitions, written apart from the code under test and in
 * exact fractions: Wheeler, "Understanding Variation" (XmR chart, 2.66 and 3.27, detection rules
 * one to three), and NHS England, "Making Data Count" (7 on a side, 7 in a trend, 2 of 3 near a
 * limit). Each point is asked by itself whether any window around it breaks a rule.
 */
export type Flags = Record<string, number[]>;

interface Exact {
  /** Whether value i lies beyond numerator/denominator of the way from the centre to a limit. */
  beyond(value: number, side: 1 | -1, numerator: bigint, denominator: bigint): boolean;
  isWide(range: number): boolean;
}

/** Indexes of the points that break each rule, by name; `basis` values make the limits. */
export function flagsOf(values: readonly number[], basis: number, ruleSet: string): Flags {
  const exact = exactly(values.slice(0, basis));
  const beyond = (i: number, side: 1 | -1, a: bigint, b: bigint) =>
    exact.beyond(values[i] ?? 0, side, a, b);
  const all = values.map((_, i) => i);
  const inWindow = (i: number, size: number, holds: (window: number[]) => boolean) =>
    all.some((start) => {
      const window = all.slice(start, start + size);
      return window.length === size && window.includes(i) && holds(window);
    });
  const onEitherSide = (test: (i: number, side: 1 | -1) => boolean) =>
    all.filter((i) => test(i, 1) || test(i, -1));
  const cluster = (size: number, least: number, a: bigint, b: bigint) =>
    onEitherSide(
      (i, side) =>
        beyond(i, side, a, b) &&
        inWindow(i, size, (w) => w.filter((j) => beyond(j, side, a, b)).length >= least),
    );
  const run = (size: number) =>
    onEitherSide((i, side) => inWindow(i, size, (w) => w.every((j) => beyond(j, side, 0n, 1n))));
  const trend = (size: number) =>
    onEitherSide((i, side) =>
      inWindow(i, size, (w) =>
        w.slice(1).every((j) => side * ((values[j] ?? 0) - (values[j - 1] ?? 0)) > 0),
      ),
    );
  const outside = onEitherSide((i, side) => beyond(i, side, 1n, 1n));
  const wide = all.filter(
    (i) => i > 0 && exact.isWide(Math.abs((values[i] ?? 0) - (values[i - 1] ?? 0))),
  );
  const found: Flags =
    ruleSet === 'nhs'
      ? {
          'outside-limits': outside,
          run: run(7),
          trend: trend(7),
          'beyond-two-thirds': cluster(3, 2, 2n, 3n),
        }
      : {
          'outside-limits': outside,
          'moving-range': wide,
          run: run(8),
          'near-limit': cluster(4, 3, 1n, 2n),
        };
  return Object.fromEntries(Object.entries(found).filter(([, indexes]) => indexes.length > 0));
}

/** Comparisons with the centre S/n and mean range R/(n−1) of whole numbers, without a division. */
function exactly(basis: readonly number[]): Exact {
  const n = BigInt(basis.length);
  const sum = basis.reduce((total, value) => total + BigInt(value), 0n);
  const ranges = basis.slice(1).map((value, i) => BigInt(Math.abs(value - (basis[i] ?? 0))));
  const rangeSum = ranges.reduce((total, range) => total + range, 0n);
  const gaps = n - 1n;
  return {
    beyond(value, side, numerator, denominator) {
      const distance = BigInt(side) * (BigInt(value) * n - sum);
      return distance * gaps * 100n * denominator > 266n * rangeSum * n * numerator;
    },
    isWide: (range) => BigInt(range) * gaps * 100n > 327n * rangeSum,
  };
}
