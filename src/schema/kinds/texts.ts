import { z } from 'zod';
import { isDay } from '../../calendar/index.ts';
import { dayFault, dayHint } from '../day-wording.ts';
import { idFrom, isHandleText, isId, isReference, isWebAddress } from '../identifier.ts';
import { shortened } from '../words.ts';
import { listOf, textThat } from './build.ts';

export const text = textThat(
  (t) => /\S/.test(t),
  'text',
  () => 'is empty',
  { pattern: '\\S' },
);

/** A text or a list of texts. */
export const oneOrMore = z.union([text, listOf(text)]);

export const day = textThat(
  isDay,
  'a date such as 2026-11-20',
  dayFault,
  { pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' },
  dayHint,
);

const REFERENCE =
  '([a-z]+(-[a-z]+)*:)?[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*(\\.[a-z0-9]+(-[a-z0-9]+)*)?';
const ADDRESS = 'https?://[^\\s/?#]+[^\\s]*';

/** The id of a record of the one kind a field points at, or `kind:id`. */
export const reference = textThat(
  isReference,
  'the id of a record, such as `checkout-p95` or `kpi:checkout-p95`',
  noId,
  { pattern: `^${REFERENCE}$` },
  nearestId,
);
export const references = listOf(reference);
export const oneOrMoreReferences = z.union([reference, references]);

/** An id that is defined here rather than pointed at. */
export const id = textThat(
  isId,
  'an id of small letters, digits and single hyphens, at most 64',
  noId,
  { pattern: '^(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*$' },
  nearestId,
);

export const webAddress = textThat(
  isWebAddress,
  'an address that begins with https:// or http://',
  (t) => `is \`${shortened(t)}\`, which is no web address`,
  { pattern: `^${ADDRESS}$` },
  (value) => {
    const whole = `https://${value}`;
    const isHost =
      typeof value === 'string' && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:$|[/?#])/i.test(value);
    return isHost && isWebAddress(whole) ? `Write ${shortened(whole)}.` : undefined;
  },
);

/** What shows where a rating comes from: a record's id or a web address. */
export const evidence = textThat(
  (t) => isReference(t) || isWebAddress(t),
  'the id of a record or a web address',
  (t) =>
    t.trim() === ''
      ? 'is empty'
      : `is \`${shortened(t)}\`, which is neither an id nor a web address`,
  { pattern: `^(${ADDRESS}|${REFERENCE})$` },
);

const EMAIL = '^[^\\s@<>(),;:"\\[\\]\\\\]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+$';
export const email = textThat(
  (t) => t.length <= 254 && new RegExp(EMAIL).test(t),
  'an e-mail address',
  (t) => `is \`${shortened(t)}\`, which is no e-mail address`,
  { pattern: EMAIL },
);

export const handle = textThat(
  isHandleText,
  'a name on that service, without @',
  (t) => `is \`${shortened(t)}\`, which cannot be a name on that service`,
  { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$' },
  (value) =>
    typeof value === 'string' && isHandleText(value.slice(1))
      ? `Write ${value.slice(1)}.`
      : undefined,
);

/** Asked for at the first amount of money: the list takes as long to make as a hundred records to judge. */
let currencies: ReadonlySet<string> | null = null;
function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}
const CURRENCY_SIGNS = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);
export const currency = textThat(
  isCurrency,
  'a currency code of ISO 4217, such as EUR',
  (t) => `is \`${shortened(t)}\`, which is no currency code`,
  { pattern: '^[A-Z]{3}$' },
  (value) => {
    if (typeof value !== 'string') return undefined;
    const meant = CURRENCY_SIGNS.get(value) ?? value.toUpperCase();
    return isCurrency(meant) ? `Write ${meant}.` : undefined;
  },
);

/** The first character of a text that nobody sees, by its name where it is a common one. */
function invisibleIn(text: string): string | null {
  const found = /(?! )[\p{Zs}\p{Cf}]/u.exec(text)?.[0];
  if (found === undefined) return null;
  const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `${INVISIBLE.get(code) ?? 'the character'} U+${code}`;
}

const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['00A0', 'a no-break space,'],
  ['202F', 'a narrow no-break space,'],
  ['00AD', 'a soft hyphen,'],
  ['200B', 'a zero-width space,'],
  ['FEFF', 'a byte order mark,'],
]);

function noId(text: string): string {
  if (text.trim() === '') return 'is empty';
  const hidden = invisibleIn(text);
  if (hidden !== null) return `holds ${hidden}, which nobody sees`;
  return `is \`${shortened(text)}\`, which cannot be an id`;
}

function nearestId(value: unknown): string | undefined {
  if (typeof value !== 'string' || /[:./]/.test(value)) return undefined;
  const near = idFrom(value);
  return near === '' || near === value ? undefined : `Did you mean \`${near}\`?`;
}
