import type { DocumentEntry } from '../parse/index.ts';
import type { Edit } from './edit.ts';
import type { MapAt } from './maps.ts';

/** The keys of a map in brackets in another order; what stands between them stays where it is. */
export function reorderFlow(
  { file, locator: { text }, places }: DocumentEntry,
  { path, keys }: MapAt,
  order: readonly number[],
): Edit | null {
  const spans = keys.map((key) => {
    const { start, end } = places.key([...path, key]);
    const value = places.value([...path, key]);
    return { from: start.offset, to: Math.max(end.offset, value.end.offset) };
  });
  const [start, end] = [spans[0]?.from ?? 0, spans.at(-1)?.to ?? 0];
  const parts = order.map((at, place) => {
    const span = spans[at];
    const between = text.slice(spans[place]?.to, spans[place + 1]?.from);
    return {
      own: text.slice(span?.from, span?.to),
      between: place + 1 < spans.length ? between : '',
    };
  });
  // A comment may belong to either side.
  if (parts.some(({ between }) => between.includes('#'))) return null;
  const joined = parts.map(({ own, between }) => own + between).join('');
  return { file, start, end, text: joined, title: 'Put the keys in order' };
}
