import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from 'js-yaml';

/** Largest magnitude a number may have: beyond it sums over many records lose whole units. */
export const LARGEST_NUMBER = 1e15;

/** Why a number cannot be kept as it is written. */
export type NumberFault = 'infinite' | 'too large' | 'too precise';

/** The value of an unquoted scalar by YAML 1.2's core schema: null, true, false, a number or text. */
export function readPlainScalar(source: string): null | boolean | number | string {
  for (const tag of tagsFor(source.charCodeAt(0))) {
    const value = tag.resolve(source, false, tag.tagName);
    if (value !== NOT_RESOLVED) return value === 0 ? 0 : value;
  }
  return source;
}

/** What keeps a number from being exactly what its author wrote; null when nothing does. */
export function judgeNumber(source: string, value: number): NumberFault | null {
  if (!Number.isFinite(value)) return 'infinite';
  if (Math.abs(value) > LARGEST_NUMBER) return 'too large';
  // Fifteen significant decimal digits always survive the way into a double and back.
  if (source.length <= 15 && !/[eE]/.test(source)) return null;
  if (/^0[xo]/.test(source)) return null;
  return decimalOf(source) === decimalOf(String(value)) ? null : 'too precise';
}

const NOTHING = [] as const;
const NUMBERS = [intCoreTag, floatCoreTag] as const;
const NULLS = [nullCoreTag] as const;
const BOOLEANS = [boolCoreTag] as const;

/** The tags a plain scalar may have, by its first character: most text has none to try. */
function tagsFor(first: number) {
  if ((first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x2b || first === 0x2e) {
    return NUMBERS;
  }
  // NaN is an empty scalar.
  if (Number.isNaN(first) || first === 0x7e || first === 0x6e || first === 0x4e) return NULLS;
  if (first === 0x74 || first === 0x54 || first === 0x66 || first === 0x46) return BOOLEANS;
  return NOTHING;
}

/** A decimal number as its significant digits and their exponent, the same for 1.50, 1.5 and 15e-1. */
function decimalOf(source: string): string {
  const [mantissa = '', exponent = '0'] = source.toLowerCase().replace(/^[-+]/, '').split('e');
  const dot = mantissa.indexOf('.');
  const digits = dot < 0 ? mantissa : mantissa.slice(0, dot) + mantissa.slice(dot + 1);
  const decimals = dot < 0 ? 0 : mantissa.length - dot - 1;
  let start = 0;
  while (digits[start] === '0') start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end--;
  if (start === end) return '0';
  return `${digits.slice(start, end)}e${Number(exponent) - decimals + digits.length - end}`;
}
