import type { DocumentEntry, Path, YamlValue } from '../parse/index.ts';
import type { Edit } from './edit.ts';
import { isPlain } from './scalar.ts';

/** Takes the quotes off every text and key of a document that says the same without them. */
export function needlessQuotes(entry: DocumentEntry): Edit[] {
  return [...textsIn(entry, entry.data, [], false)];
}

function* textsIn(
  entry: DocumentEntry,
  value: YamlValue,
  path: Path,
  inFlow: boolean,
): Generator<Edit> {
  const { places } = entry;
  const { text } = entry.locator;
  if (typeof value === 'string') {
    const { start, end } = places.value(path);
    yield* unquoted(entry, start.offset, end.offset, value, inFlow);
  }
  if (typeof value !== 'object' || value === null) return;
  const opening = path.length === 0 ? '' : (text[places.value(path).start.offset] ?? '');
  const isFlow = inFlow || opening === '[' || opening === '{';
  for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const at = [...path, key];
    if (typeof key === 'string') {
      const { start, end } = places.key(at);
      yield* unquoted(entry, start.offset, end.offset, key, isFlow);
    }
    yield* textsIn(entry, item, at, isFlow);
  }
}

function* unquoted(
  { file, locator: { text } }: DocumentEntry,
  start: number,
  end: number,
  plain: string,
  inFlow: boolean,
): Generator<Edit> {
  const source = text.slice(start, end);
  if (!/^(["']).*\1$/s.test(source) || source.includes('\n')) return;
  if (isPlain(plain, inFlow)) yield { file, start, end, text: plain, title: 'Take off the quotes' };
}
