import { day, quantity } from '../../format.ts';
import type { Period } from './periods.ts';
import type { ExploreSettings } from './settings.ts';

const SIGNALS: Readonly<Record<string, string>> = {
  improvement: 'part of a change for the better',
  concern: 'part of a change for the worse',
  change: 'part of a change',
};

/** What is said of a value, or of a period without one, in pieces. */
function readingOf(period: Period, settings: ExploreSettings): string[] {
  const say = (value: number) => quantity(value, settings.unit, settings.decimals);
  if (period.value === null) return [`${day(period.from)} to ${day(period.to)}`, 'no value'];
  const { lower, upper } = period;
  const limits =
    lower === null || upper === null ? '' : `usual range ${say(lower)} to ${say(upper)}`;
  return [
    day(period.on),
    say(period.value),
    SIGNALS[period.signal] ?? limits,
    period.note === '' ? '' : `“${period.note}”`,
    period.by,
  ].filter((part) => part !== '');
}

/** Says a value below the picture, with the commit that recorded it. */
export function showReading(
  place: HTMLElement,
  period: Period | null,
  settings: ExploreSettings,
): void {
  place.replaceChildren();
  if (period === null) {
    place.textContent = 'Point at the picture, or walk its values with the arrow keys.';
    return;
  }
  const [when = '', value = '', ...rest] = readingOf(period, settings);
  const strong = document.createElement('strong');
  strong.textContent = value;
  place.append(`${when}: `, strong, ...rest.map((part) => ` · ${part}`));
  if (period.commit !== '') place.append(' · recorded in ', commitOf(period, settings));
}

function commitOf({ commit, recorded }: Period, { commits }: ExploreSettings): Node {
  const words = `${commit.slice(0, 7)}${recorded === '' ? '' : ` on ${day(recorded)}`}`;
  if (commits === null) return document.createTextNode(words);
  const link = document.createElement('a');
  link.href = `${commits}${encodeURIComponent(commit)}`;
  link.rel = 'noopener noreferrer';
  link.textContent = words;
  return link;
}
