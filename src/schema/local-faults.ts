import { z } from 'zod';
import { nearest } from '../finding/index.ts';
import type { Path } from '../parse/index.ts';
import { schemaAt, unwrapped } from './expectation.ts';
import type { Fault } from './fault.ts';
import type { Kind } from './kind.ts';
import { SCHEMAS } from './kinds/index.ts';
import type { Conditions, Neighbours, WrittenRule } from './local-rule.ts';
import { NOUNS } from './noun.ts';
import { either } from './words.ts';

/** What every record has beside its fields, and what is computed of those that are measured. */
const COMPUTED = ['id', 'audience', 'measured.status', 'measured.score'];

const MEASURED: ReadonlySet<Kind> = new Set(['kpi', 'objective', 'priority', 'initiative']);

/**
 * What is wrong with rules of one's own though each has the right shape: names that stand twice,
 * fields that no selected kind has, values a field never takes, a demand that asks nothing.
 */
export function localFaults(rules: readonly (WrittenRule | null)[]): Fault[] {
  const names = rules.map((rule) => rule?.name);
  return rules.flatMap((rule, index) => {
    if (rule === null) return [];
    const at = (...path: Path): Path => ['audit', 'local', index, ...path];
    const { select, demand } = rule;
    const kinds = listed(select.kind);
    const asks = demand.fields ?? demand.above ?? demand.below;
    return [
      ...(names.indexOf(rule.name) < index ? [stoodTwice(at('name'), rule.name)] : []),
      ...(asks === undefined ? [asksNothing(at('demand'))] : []),
      ...fieldFaults(select.where, kinds, at('select', 'where')),
      ...fieldFaults(demand.fields, kinds, at('demand', 'fields')),
      ...neighbourFaults(demand.above, at('demand', 'above')),
      ...neighbourFaults(demand.below, at('demand', 'below')),
    ];
  });
}

/** A list, or the one item that stands in place of it. */
export function listed<T extends string>(given: T | readonly T[] | undefined): readonly T[] {
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

function neighbourFaults(asked: Neighbours | undefined, at: Path): Fault[] {
  if (asked === undefined) return [];
  const kinds = listed(asked.kind);
  const { hops = 1, at_least: least = 0, at_most: most } = asked;
  return [
    ...fieldFaults(asked.where, kinds, [...at, 'where']),
    ...fieldFaults(asked.each, kinds, [...at, 'each']),
    ...(hops > 1 && least > 1 ? [farCount([...at, 'at_least'], '1')] : []),
    ...(hops > 1 && (most ?? 0) > 0 ? [farCount([...at, 'at_most'], '0')] : []),
    ...(most !== undefined && most < least ? [crossed([...at, 'at_most'], least)] : []),
  ];
}

function fieldFaults(
  conditions: Conditions | undefined,
  given: readonly Kind[],
  at: Path,
): Fault[] {
  const kinds = given.length === 0 ? (Object.keys(SCHEMAS) as Kind[]) : given;
  return Object.entries(conditions ?? {}).flatMap(([field, asked]): Fault[] => {
    const path = [...at, field];
    const known = kinds.filter((kind) => hasField(kind, field));
    if (known.length === 0) return [unknownField(path, field, kinds)];
    if (typeof asked === 'object' && !Array.isArray(asked) && Object.keys(asked).length === 0) {
      return [asksNothing(path)];
    }
    return impossible(path, field, asked, known);
  });
}

function hasField(kind: Kind, field: string): boolean {
  if (field.startsWith('x-') || field === 'id' || field === 'audience') return true;
  if (COMPUTED.includes(field)) return MEASURED.has(kind);
  return kind !== 'measurement' && schemaAt(SCHEMAS[kind], field.split('.')) !== undefined;
}

function unknownField(path: Path, field: string, kinds: readonly Kind[]): Fault {
  const parent = field.split('.').slice(0, -1);
  const known = new Set(kinds.flatMap((kind) => fieldsBelow(kind, parent)));
  const [near] = nearest(field, [...known, ...COMPUTED], 1);
  const nouns =
    kinds.length > 3 ? 'any record' : either(kinds.map((kind) => NOUNS[kind])).replaceAll('`', '');
  return {
    path,
    at: 'key',
    message: `\`${field}\` is not a field of ${nouns}.`,
    expected:
      'the name of a field, `source.method` for one inside another, or one of your own that begins with `x-`',
    hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
    fields: ['audit'],
  };
}

function fieldsBelow(kind: Kind, parent: readonly string[]): string[] {
  if (kind === 'measurement') return [];
  const schema = schemaAt(SCHEMAS[kind], parent);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.keys(schema.shape).map((key) => [...parent, key].join('.'));
}

/** A value that a field of few words never takes. */
function impossible(
  path: Path,
  field: string,
  asked: Conditions[string],
  kinds: readonly Kind[],
): Fault[] {
  const schemas = kinds.flatMap((kind) =>
    kind === 'measurement' ? [] : (schemaAt(SCHEMAS[kind], field.split('.')) ?? []),
  );
  const words = schemas.flatMap((schema) => {
    const bare = unwrapped(schema);
    return bare instanceof z.ZodEnum ? bare.options.map(String) : [null];
  });
  const options = words.filter((word) => word !== null);
  if (options.length === 0 || options.length < words.length) return [];
  const isTest = typeof asked === 'object' && !Array.isArray(asked);
  const values = isTest
    ? [asked.is, asked.is_not, ...(asked.one_of ?? []), ...(asked.none_of ?? [])]
    : [asked].flat();
  const wrong = values.find((value) => value !== undefined && !options.includes(String(value)));
  if (wrong === undefined) return [];
  const [near] = nearest(String(wrong), options, 1);
  return [
    {
      path,
      at: 'value',
      message: `\`${field}\` is never \`${String(wrong)}\`.`,
      expected: either([...new Set(options)]),
      hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
      fields: ['audit'],
    },
  ];
}

function stoodTwice(path: Path, name: string): Fault {
  return {
    path,
    at: 'value',
    message: `There is an earlier rule called \`${name}\`.`,
    expected: 'a name of its own for each rule',
    hint: 'Rename one of the two; until then only the first one counts.',
    fields: ['audit'],
  };
}

function asksNothing(path: Path): Fault {
  return {
    path,
    at: 'key',
    message: 'Nothing is asked here.',
    expected:
      path.at(-1) === 'demand'
        ? '`fields`, `above` or `below`'
        : 'a value, or a test such as `present: true`',
    hint: 'Say what has to hold, or remove it.',
    fields: ['audit'],
  };
}

function farCount(path: Path, only: string): Fault {
  return {
    path,
    at: 'value',
    message: 'Records more than one step away are not counted.',
    expected: `${only}, or \`hops: 1\``,
    hint: 'Ask whether there is one at all, or count the nearest alone.',
    fields: ['audit'],
  };
}

function crossed(path: Path, least: number): Fault {
  return {
    path,
    at: 'value',
    message: `No number is at least ${least} and at most less than that.`,
    expected: `a number of at least ${least}`,
    hint: 'Correct one of the two.',
    fields: ['audit'],
  };
}
