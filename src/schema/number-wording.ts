/** Beyond it a number is refused, however it is written. */
const LARGEST = 1e15;

/**
 * The hint for a text that holds a number: that number, without its unit. `isShare` says that the
 * number lies between 0 and 1, `hasUnits` that the unit has a field of its own.
 */
export function numberHint(
  value: unknown,
  isShare: boolean,
  hasUnits: boolean,
): string | undefined {
  if (typeof value !== 'string') return undefined;
  const parts = /^([^\d+-]{0,4})([+-]?\d[\d.,_' ]*)(.*)$/s.exec(value.trim());
  if (!parts) return undefined;
  const [, before = '', digits = '', after = ''] = parts;
  const number = plainNumber(digits);
  if (number === null) return undefined;
  if (Math.abs(number) > LARGEST) return 'Count in a larger unit: a figure has 15 digits at most.';
  const unit = (before + after).trim();
  // A date, a time of day or a number in another notation.
  if (/\d/.test(after)) return undefined;
  if (unit === '%' && isShare) return `Write ${Number((number / 100).toFixed(6))}.`;
  if (unit === '') return `Write ${number}${String(number) === value ? ', without quotes' : ''}.`;
  return hasUnits
    ? `Write ${number}; the unit stands in \`unit\`.`
    : `Write ${number}, without its unit.`;
}

/** `1 000`, `1_000`, `99,5` and `1,000.5` as numbers; null where two readings are possible. */
function plainNumber(text: string): number | null {
  const tight = text.trim().replace(/[_' ]/g, '');
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(tight)) return Number(tight.replaceAll(',', ''));
  if (/^[+-]?\d{1,3},\d{3}$/.test(tight)) return null;
  const pointed = tight.replace(',', '.');
  return /^[+-]?\d+(?:\.\d+)?$/.test(pointed) ? Number(pointed) : null;
}
