import type { Entry, Path, YamlValue } from '../parse/index.ts';

/** Whether two entries say the same: their data whatever the order of its keys, their text but for its end. */
export function sayTheSame(a: Entry, b: Entry | null): boolean {
  if (b === null || a.format !== b.format) return false;
  if (a.format === 'csv' || b.format === 'csv') return false;
  return (
    differences(a.data, b.data).length === 0 &&
    (a.body?.text.trimEnd() ?? '') === (b.body?.text.trimEnd() ?? '')
  );
}

/** A place where two pieces of data say something else; an absent value is undefined. */
export interface Difference {
  path: Path;
  before: YamlValue | undefined;
  after: YamlValue | undefined;
}

/** Every place where two pieces of data differ, as deep as both still have the same shape. */
export function differences(
  before: YamlValue | undefined,
  after: YamlValue | undefined,
  path: Path = [],
): Difference[] {
  if (before === after) return [];
  const [old, now] = [itemsOf(before), itemsOf(after)];
  if (old === null || now === null || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const keys = [...new Set([...old.keys(), ...now.keys()])];
  return keys.flatMap((key) => differences(old.get(key), now.get(key), [...path, key]));
}

function itemsOf(value: YamlValue | undefined): Map<string | number, YamlValue> | null {
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) ? new Map(value.entries()) : new Map(Object.entries(value));
}
