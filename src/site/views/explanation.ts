import type { ExplainedInput, PublishedExplanation, PublishedUnit } from '../../publish/index.ts';
import { count, day, number, percent, quantity } from '../format.ts';
import { STATUS_FACES } from '../status.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A number of an explanation as it is read: a share as percent, a value with its unit, a day as a date. */
export function explainedText(
  said: Pick<PublishedExplanation | ExplainedInput, 'value' | 'text' | 'as'>,
  unit: PublishedUnit | null,
): string {
  const { value, text, as } = said;
  if (text !== null) return words(text);
  if (value === null) return 'missing';
  if (as === 'share') return percent(value);
  if (as === 'days') return count(value, 'day');
  return as === 'value' ? quantity(value, unit) : number(value, 2);
}

function words(text: string): string {
  if (DAY.test(text)) return day(text);
  return Object.hasOwn(STATUS_FACES, text)
    ? STATUS_FACES[text as keyof typeof STATUS_FACES].word
    : text;
}
