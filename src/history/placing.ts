import { CONFIG_FILE, endingOf, SIZE_LIMITS } from '../read/index.ts';
import { identify, isReadme } from '../schema/index.ts';
import type { PlacedFile } from './line.ts';

/**
 * Which record a path of the repository holds, by the content roots as they are configured today;
 * null for everything that is none. `prefix` is the organisation's folder in the repository.
 */
export function placing(
  prefix: string,
  roots: readonly string[],
): (path: string) => PlacedFile | null {
  const top = prefix === '' ? '' : `${prefix}/`;
  const folders = roots.map((root) => root.replace(/\/+$/, ''));
  const known = new Map<string, PlacedFile | null>();
  const place = (path: string): PlacedFile | null => {
    if (!path.startsWith(top)) return null;
    const own = path.slice(top.length);
    const root = folders.find((folder) => own.startsWith(`${folder}/`));
    return root === undefined || own === CONFIG_FILE
      ? null
      : placedIn(own, own.slice(root.length + 1));
  };
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const placed = place(path);
    known.set(path, placed);
    return placed;
  };
}

function placedIn(path: string, within: string): PlacedFile | null {
  const isKept = within.split('/').every((part) => !part.startsWith('.')) && !isReadme(within);
  if (!isKept || !Object.hasOwn(SIZE_LIMITS, endingOf(within))) return null;
  const { kind, id } = { id: '', ...identify(within) };
  if (kind === null || id === '' || id.split(/[/.]/).includes('')) return null;
  return { path, within, kind, id };
}
