/** The model's part of the guide's reference: every kind with its fields, and the configuration. */
import {
  checkInLineJsonSchema,
  configJsonSchema,
  defaultAudience,
  type FieldDescription,
  FOLDERS,
  fieldAt,
  fieldsOf,
  type JsonSchema,
  jsonSchemaOf,
  KINDS,
  type Kind,
  NOUNS,
  PURPOSES,
  readConfig,
} from '../src/schema/index.ts';
import type { FieldReference, KindReference } from '../src/site/guide/reference.ts';

/** What stands at a path: its words, or null where only the schema knows it. */
type Describe = (path: (string | number)[]) => FieldDescription | null;

/** Every kind in the usual order, then the line of a table of check-ins and the configuration. */
export function modelReference(): KindReference[] {
  return [...KINDS.map(kindReference), checkInLine(), configuration()];
}

function kindReference(kind: Kind): KindReference {
  const noun = NOUNS[kind];
  return {
    id: kind,
    title: capital(noun),
    purpose: PURPOSES[kind],
    place: `${FOLDERS[kind]}/`,
    audience:
      kind === 'measurement' ? null : defaultAudience(kind, undefined, readConfig(null).config),
    fields: kind === 'measurement' ? fieldsOf(kind).map(column) : fieldsOfDocument(kind),
  };
}

function fieldsOfDocument(kind: Exclude<Kind, 'measurement'>): FieldReference[] {
  const tops = new Map(fieldsOf(kind).map((field) => [field.name, field]));
  return fieldsIn(jsonSchemaOf(kind), (path) =>
    path.length === 1 ? (tops.get(String(path[0])) ?? null) : fieldAt(kind, path),
  );
}

function checkInLine(): KindReference {
  return {
    id: 'check-in-line',
    title: 'A line of check-ins',
    purpose: 'A check-in in one line of a table, for who has no more to say than how it stands.',
    place: `${FOLDERS['check-in']}/*.csv`,
    audience: null,
    fields: fieldsIn(checkInLineJsonSchema(), ([name]) => fieldOfCheckIn(name)),
  };
}

function fieldOfCheckIn(name: string | number | undefined): FieldDescription | null {
  return fieldsOf('check-in').find((field) => field.name === name) ?? null;
}

function configuration(): KindReference {
  return {
    id: 'configuration',
    title: 'The configuration',
    purpose: 'Whose organisation it is, who may read what, how the site looks and what is judged.',
    place: 'throughline.yaml',
    audience: null,
    fields: fieldsIn(configJsonSchema(), (path) => fieldAt('configuration', path)),
  };
}

function column({ name, description, required, expected }: FieldDescription): FieldReference {
  return { path: name, depth: 0, description, required, expected };
}

/** The fields below a schema, each followed by its own; of several forms, each name once. */
function fieldsIn(
  schema: JsonSchema,
  describe: Describe,
  above: readonly Step[] = [],
): FieldReference[] {
  const forms = formsOf(schema);
  const found = new Map<string, JsonSchema[]>();
  for (const [name, value] of forms.flatMap((form) => Object.entries(form.properties ?? {}))) {
    if (isSchema(value)) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return [...found].flatMap(([name, schemas]) => {
    const [first] = schemas;
    if (first === undefined) return [];
    const path = [...above, { name, isList: schemas.some(isList) }];
    const words = describe(stepsOf(path));
    const field: FieldReference = {
      path: written(path),
      depth: above.length,
      description: first.description ?? words?.description ?? '',
      required: forms.every((form) => form.required?.includes(name)),
      expected: words?.expected ?? '',
    };
    return [field, ...fieldsIn({ anyOf: schemas }, describe, path)];
  });
}

interface Step {
  name: string;
  isList: boolean;
}

/** The path into the first of each list on the way. */
function stepsOf(path: readonly Step[]): (string | number)[] {
  return path.flatMap(({ name, isList }, at) =>
    isList && at < path.length - 1 ? [name, 0] : [name],
  );
}

/** `key_results[].id`: brackets say that what stands before is a list. */
function written(path: readonly Step[]): string {
  return path
    .map(({ name, isList }, at) => (isList && at < path.length - 1 ? `${name}[]` : name))
    .join('.');
}

/** The maps a schema may be: itself, one of its forms, or what its list holds. */
function formsOf(schema: JsonSchema): JsonSchema[] {
  const forms = (schema.anyOf ?? []).filter(isSchema).flatMap(formsOf);
  const items = schema.items;
  const held = isSchema(items) ? formsOf(items) : [];
  return [...(schema.properties === undefined ? [] : [schema]), ...forms, ...held];
}

function isList(schema: JsonSchema): boolean {
  return schema.type === 'array' || (schema.anyOf ?? []).filter(isSchema).some(isList);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
