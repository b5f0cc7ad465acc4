import { z } from 'zod';

/** What one variant of a union had to say against a value. */
export interface Variant {
  schema: z.core.$ZodType;
  issues: z.core.$ZodIssue[];
}

/**
 * The variant of a union that `value` was meant to be, so that it alone is judged: the one whose own
 * keys it has most of; among equals the one with least to say. Null when it could be none of them.
 */
export function meantVariant(
  union: z.core.$ZodType | undefined,
  issue: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): Variant | null {
  if (!(union instanceof z.ZodUnion)) return null;
  const variants = union.options.map((schema, at) => ({ schema, issues: issue.errors[at] ?? [] }));
  const possible = variants.filter(({ issues }) => !issues.some(isOfAnotherType));
  const maps = possible.filter(({ schema }) => schema instanceof z.ZodObject);
  if (maps.length > 1) return meantMap(maps, value);
  return possible[0] ?? null;
}

function meantMap(maps: Variant[], value: unknown): Variant | null {
  if (typeof value !== 'object' || value === null) return null;
  const shared = (key: string) => maps.every((map) => keysOf(map).includes(key));
  let best: { variant: Variant; own: number; faults: number } | null = null;
  for (const variant of maps) {
    const own = keysOf(variant).filter((key) => !shared(key) && Object.hasOwn(value, key)).length;
    const faults = variant.issues.length;
    if (own > 0 && (!best || own > best.own || (own === best.own && faults < best.faults))) {
      best = { variant, own, faults };
    }
  }
  return best?.variant ?? null;
}

function keysOf({ schema }: Variant): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function isOfAnotherType({ code, path }: z.core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}
