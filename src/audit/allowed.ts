import { z } from 'zod';

/** What of a JSON Schema says which values an option takes. */
interface OptionSchema {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  items?: OptionSchema;
  description?: string;
  default?: unknown;
}

/** One option of a rule, as its page and a finding tell it. */
export interface OptionFacts {
  name: string;
  default: unknown;
  /** `a whole number of at least 3`. */
  allowed: string;
  description: string;
}

/** The options of a rule in the order of its schema. */
export function optionsOf(options: z.ZodObject): OptionFacts[] {
  return Object.entries(options.shape).map(([name, schema]) => {
    const json = z.toJSONSchema(schema as z.ZodType, { io: 'input' }) as OptionSchema;
    return {
      name,
      default: json.default,
      allowed: allowedBy(json),
      description: json.description ?? '',
    };
  });
}

function allowedBy(schema: OptionSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ');
  if (schema.type === 'array') return `a list, each item ${allowedBy(schema.items ?? {})}`;
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'integer') return `a whole number${range(schema)}`;
  if (schema.type === 'number') return `a number${range(schema)}`;
  return 'a text';
}

/** zod gives whole numbers the range of safe integers, which says nothing to anybody. */
function range({ minimum, maximum }: OptionSchema): string {
  const low = minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum;
  const high = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return ` of at least ${low}`;
  return high === undefined ? '' : ` of at most ${high}`;
}
