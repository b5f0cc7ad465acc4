/** Relative difference below which two figures are the same: sums of decimals are not exact. */
const TOLERANCE = 1e-9;

/** Whether `a` ≥ `b`, up to the rounding of floating-point sums; holds in any unit. */
export function atLeast(a: number, b: number): boolean {
  return a >= b || b - a <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** Whether `a` > `b` by more than the rounding of floating-point sums. */
export function exceeds(a: number, b: number): boolean {
  return a > b && !atLeast(b, a);
}

/** a / b, never −0; null where either is missing, b is zero or the result is no finite number. */
export function ratio(a: number | null, b: number | null): number | null {
  if (a === null || b === null || b === 0) return null;
  const result = a / b;
  return Number.isFinite(result) ? result + 0 : null;
}
