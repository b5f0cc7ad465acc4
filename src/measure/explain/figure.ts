import type { Unit } from '../../schema/index.ts';

/**
 * A number as it stands in a formula: up to four decimals, or three significant digits when it is
 * small; a true minus sign; the same on every machine.
 */
export function figure(value: number): string {
  const size = Math.abs(value);
  const rounded =
    size >= 0.01 || size === 0 ? Number(value.toFixed(4)) : Number(value.toPrecision(3));
  return String(rounded).replace('-', '−');
}

/** A number, a day or a word, or "missing". */
export function figureOf(value: number | string | null): string {
  if (value === null) return 'missing';
  return typeof value === 'number' ? figure(value) : value;
}

/** A value with its unit, as it is said: `99.95%`, `340 ms`, `EUR 2.84`. */
export function quantity(value: number, unit: Unit | null): string {
  const plain = figure(value);
  switch (unit?.kind) {
    case undefined:
      return plain;
    case 'percent':
      return `${plain}%`;
    case 'duration':
      return `${plain} ${unit?.base ?? ''}`.trim();
    case 'currency':
      return `${unit?.currency ?? ''} ${plain}`.trim();
    default:
      return `${plain} ${unit?.symbol ?? ''}`.trim();
  }
}
