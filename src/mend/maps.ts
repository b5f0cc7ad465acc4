import type { DocumentEntry, Path, YamlValue } from '../parse/index.ts';

/** A map of a document. */
export interface MapAt {
  path: Path;
  /** In the order of the file. */
  keys: string[];
}

/** Every map of a document, the deepest first. */
export function mapsIn(entry: DocumentEntry): MapAt[] {
  const maps: MapAt[] = [];
  collect(entry.data, []);
  return maps.sort((a, b) => b.path.length - a.path.length);

  function collect(value: YamlValue, path: Path): void {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) {
      const keys = path.length === 0 ? topKeys(entry) : Object.keys(value);
      maps.push({ path, keys: inOrderOfPlace(entry, path, keys) });
    }
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      collect(item, [...path, key]);
    }
  }
}

/** The narrative of a YAML file is a key of it, though not among its data. */
function topKeys({ data, places, locator }: DocumentEntry): string[] {
  const keys = Object.keys(data);
  const { start, end } = places.key(['body']);
  const written = locator.text.slice(start.offset, end.offset);
  return keys.includes('body') || !/^(["']?)body\1$/.test(written) ? keys : [...keys, 'body'];
}

/** JavaScript lists keys that look like numbers first. */
function inOrderOfPlace({ places }: DocumentEntry, path: Path, keys: string[]): string[] {
  if (keys.at(-1) !== 'body' && !keys.some((key) => /^\d/.test(key))) return keys;
  const at = new Map(keys.map((key) => [key, places.key([...path, key]).start.offset]));
  return keys.sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
}

/** Where the data of a document stands in its file: between the lines `---`, or all of it. */
export function spanOfData({ format, locator: { text } }: DocumentEntry): {
  from: number;
  to: number;
} {
  if (format === 'yaml') return { from: 0, to: text.length };
  const from = text.indexOf('\n') + 1;
  return { from, to: text.startsWith('---', from) ? from : text.indexOf('\n---', from - 1) + 1 };
}
