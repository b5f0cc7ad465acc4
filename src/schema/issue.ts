import type { z } from 'zod';
import type { Path, YamlValue } from '../parse/index.ts';
import { schemaAt } from './expectation.ts';
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
  return [{ issue, path, schema, value }];
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
