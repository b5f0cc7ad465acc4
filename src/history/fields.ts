import type { YamlMap, YamlValue } from '../parse/index.ts';
import { isMap } from './contents.ts';
import type { Change } from './event.ts';

/** Fields by their path, as one text. */
export type Fields = Map<string, { path: readonly string[]; value: YamlValue }>;

/** What has to change to make `after` of `before`; {} stands for nothing at all. */
export function differences(before: YamlMap, after: YamlMap): Change[] {
  const changes: Change[] = [];
  compare(before, after, TOP, changes);
  return changes;
}

function compare(before: YamlMap, after: YamlMap, path: readonly string[], into: Change[]): void {
  for (const key of Object.keys(before)) {
    const old = before[key] as YamlValue;
    const isThere = Object.hasOwn(after, key);
    if (isThere && old === after[key]) continue;
    const here = below(path, key);
    if (!isThere) gone(old, here, into);
    else {
      const now = after[key] as YamlValue;
      if (isBranch(old) && isBranch(now)) compare(old, now, here, into);
      else if (isBranch(old) || isBranch(now)) {
        gone(old, here, into);
        come(now, here, into);
      } else if (!isSame(old, now)) into.push({ path: here, before: old, after: now });
    }
  }
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key)) come(after[key] as YamlValue, below(path, key), into);
  }
}

/** Paths that were made before, by the path above them: the same few are met in every record. */
const BELOW = new WeakMap<readonly string[], Map<string, readonly string[]>>();
const MOST_BELOW = 1000;
const TOP: readonly string[] = [];

/** One array for every use of a path, as far as there are not too many. */
function below(path: readonly string[], key: string): readonly string[] {
  let known = BELOW.get(path);
  if (known === undefined) {
    known = new Map();
    BELOW.set(path, known);
  }
  let made = known.get(key);
  if (made === undefined) {
    made = [...path, key];
    if (known.size < MOST_BELOW) known.set(key, made);
  }
  return made;
}

/** A map with something in it; an empty one is a value. */
function isBranch(value: YamlValue): value is YamlMap {
  return isMap(value) && Object.keys(value).length > 0;
}

function gone(value: YamlValue, path: readonly string[], into: Change[]): void {
  if (!isBranch(value)) into.push({ path, before: value });
  else for (const key of Object.keys(value)) gone(value[key] as YamlValue, below(path, key), into);
}

function come(value: YamlValue, path: readonly string[], into: Change[]): void {
  if (!isBranch(value)) into.push({ path, after: value });
  else for (const key of Object.keys(value)) come(value[key] as YamlValue, below(path, key), into);
}

/** Whether two values say the same, whatever the order of their keys. */
export function isSame(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

/** Lets the newer of two versions hold the values of the older where they are the same: memory alone. */
export function shareSame(older: YamlMap | null, newer: YamlMap | null): void {
  if (older === null || newer === null) return;
  for (const key of Object.keys(newer)) {
    const old = Object.hasOwn(older, key) ? older[key] : undefined;
    const now = newer[key];
    if (old === undefined || old === now) continue;
    if (isIdentical(old, now)) newer[key] = old;
    else if (isMap(old) && isMap(now)) shareSame(old, now);
  }
}

/** The same to the order of their keys. */
function isIdentical(a: YamlValue | undefined, b: YamlValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isIdentical(item, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && isIdentical(a[key], b[key]))
  );
}

export function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** Every field of a map. */
export function fieldsOf(data: YamlMap): Fields {
  return applied(new Map(), differences({}, data));
}

/** The same fields after the changes, in their order; changes the map it is given. */
export function applied(fields: Fields, changes: readonly Change[]): Fields {
  for (const change of changes) {
    const key = keyOf(change.path);
    if (change.after === undefined) fields.delete(key);
    else fields.set(key, { path: change.path, value: change.after });
  }
  return fields;
}

/** What has to change to make `after` of `before`. */
export function fieldDifferences(before: Fields, after: Fields): Change[] {
  const changes: Change[] = [];
  for (const [key, { path, value }] of before) {
    const now = after.get(key);
    if (now === undefined) changes.push({ path, before: value });
    else if (!isSame(value, now.value)) changes.push({ path, before: value, after: now.value });
  }
  for (const [key, { path, value }] of after) {
    if (!before.has(key)) changes.push({ path, after: value });
  }
  return changes;
}
