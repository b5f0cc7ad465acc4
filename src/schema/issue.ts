import { z } from 'zod';
import type { Path, YamlValue } from '../parse/index.ts';
import { schemaAt, unwrapped } from './expectation.ts';
import { meantVariant } from './variant.ts';

/** One thing zod says against a value, where it stands, and the schema it was held against. */
export interface Issue {
  issue: z.core.$ZodIssue;
  path: Path;
  schema: z.core.$ZodType | undefined;
  value: YamlValue | undefined;
}

/** Everything zod says against `data`; of a union, only what the variant that was meant says. */
export function issuesIn(schema: z.ZodType, data: YamlValue): Issue[] {
  const result = schema.safeParse(data);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => flatten(issue, schema, data, []));
}

function flatten(
  issue: z.core.$ZodIssue,
  root: z.core.$ZodType,
  data: YamlValue | undefined,
  base: Path,
): Issue[] {
  const own = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const path = [...base, ...own];
  const schema = schemaAt(root, own);
  const value = valueAt(data, own);
  if (issue.code === 'invalid_union') {
    const meant = meantVariant(schema, issue, value);
    if (meant) return meant.issues.flatMap((part) => flatten(part, meant.schema, value, path));
  }
  return [{ issue, path, schema: takenVariant(schema, issue, value), value }];
}

/** Of a union that took a value but for some keys, the form that knows all the others. */
function takenVariant(
  schema: z.core.$ZodType | undefined,
  issue: z.core.$ZodIssue,
  value: YamlValue | undefined,
): z.core.$ZodType | undefined {
  const union = schema && unwrapped(schema);
  if (issue.code !== 'unrecognized_keys' || !(union instanceof z.ZodUnion)) return schema;
  const known = Object.keys(value ?? {}).filter((key) => !issue.keys.includes(key));
  return union.options.find((option) => {
    return option instanceof z.ZodObject && known.every((key) => Object.hasOwn(option.shape, key));
  });
}

/** What stands at `path`; undefined where nothing does. */
export function valueAt(data: YamlValue | undefined, path: Path): YamlValue | undefined {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Array.isArray(value) ? value[Number(step)] : value[step];
  }
  return value;
}
