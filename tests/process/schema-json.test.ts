import { execFileSync } from 'node:child_process';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { YamlMap, YamlValue } from '../../src/parse/index.ts';
import {
  configJsonSchema,
  type DocumentKind,
  fieldsOf,
  jsonSchemaOf,
  KINDS,
} from '../../src/schema/index.ts';
import { collectData, DOCUMENT_KINDS } from '../schema/collect.ts';
import { EXAMPLES, FULL_CONFIG } from '../schema/examples.ts';

/** Values that belong in few places. */
const STRANGE: (YamlValue | undefined)[] = [
  undefined,
  null,
  true,
  0.25,
  'UP!',
  [],
  ['UP!'],
  {},
  { a: 1 },
];

/** Orders and sums, which a JSON Schema cannot say, and audiences, which the configuration lists. */
const BEYOND_JSON_SCHEMA = /lies (?:before|below)|add up to|There is no audience/;

describe('the JSON Schemas', () => {
  it('in the repository are what the code says', () => {
    const script = new URL('../../scripts/schemas.ts', import.meta.url).pathname;
    expect(execFileSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toBe('');
  });

  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    formats: { date: true },
    allowUnionTypes: true,
  });
  const validators = new Map<DocumentKind, ValidateFunction>(
    DOCUMENT_KINDS.map((kind) => [kind, ajv.compile(jsonSchemaOf(kind))]),
  );

  it.each(DOCUMENT_KINDS)('accept the example of kind %s', (kind) => {
    const validate = validators.get(kind);
    expect([validate?.(load(EXAMPLES[kind])), validate?.errors]).toEqual([true, null]);
  });

  it('accept a full configuration and refuse one with a mistake', () => {
    const validate = ajv.compile(configJsonSchema());
    expect([validate(load(FULL_CONFIG)), validate.errors]).toEqual([true, null]);
    expect(validate({ organisation: { name: 'A' } })).toBe(false);
  });

  it('describe every field, at every depth', () => {
    for (const schema of [...KINDS.map(jsonSchemaOf), configJsonSchema()]) {
      expect(schema.$id).toMatch(/^urn:throughline:schema:/);
      expect(undescribed(schema as YamlMap)).toEqual([]);
    }
  });

  it('say the same as the check about the shape of altered records', () => {
    const altered = fc.constantFrom(...DOCUMENT_KINDS).chain((kind) => {
      const data = load(EXAMPLES[kind]) as YamlMap;
      const paths = pathsIn(data).filter((path) => !String(path[0]).startsWith('x-jira'));
      return fc.tuple(fc.constant(kind), fc.constantFrom(...paths), fc.constantFrom(...STRANGE));
    });
    fc.assert(
      fc.property(altered, ([kind, path, strange]) => {
        const data = alter(load(EXAMPLES[kind]) as YamlMap, path, strange);
        const { body: _, ...fields } = data;
        const { findings } = collectData(kind, fields);
        if (findings.some(({ message }) => BEYOND_JSON_SCHEMA.test(message))) return;
        const validate = validators.get(kind);
        if (path[0] === 'body') return;
        expect({ path, strange, valid: validate?.(data) }).toEqual({
          path,
          strange,
          valid: findings.length === 0,
        });
      }),
      { numRuns: 1500 },
    );
  });
});

describe('the fields of a kind', () => {
  it('are described, in the order they are written', () => {
    const fields = fieldsOf('kpi');
    expect(fields[0]).toEqual({
      name: 'title',
      description: 'What it is called, in plain words.',
      required: true,
      expected: 'text',
      values: [],
      isDay: false,
    });
    expect(fields.find(({ name }) => name === 'direction')).toEqual({
      name: 'direction',
      description: 'Which way is better.',
      required: false,
      expected: '`increase`, `decrease` or `maintain`',
      values: ['increase', 'decrease', 'maintain'],
      isDay: false,
    });
    expect(fieldsOf('measurement').map(({ name }) => name)).toEqual([
      'date',
      'value',
      'note',
      'by',
    ]);
  });

  it.each(KINDS)('of %s each have a sentence', (kind) => {
    for (const { description } of fieldsOf(kind)) expect(description).toMatch(/^[A-Z`].+\.$/s);
  });
});

function pathsIn(value: YamlValue, before: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [before];
  const steps: [string | number, YamlValue][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  const below = steps.flatMap(([step, item]) => pathsIn(item, [...before, step]));
  return before.length === 0 ? below : [before, ...below];
}

/** The data with another value at `path`; without its key when there is none. */
function alter(data: YamlMap, path: (string | number)[], value: YamlValue | undefined): YamlMap {
  const last = path.at(-1);
  let holder: YamlValue | undefined = data;
  for (const step of path.slice(0, -1)) {
    holder = Array.isArray(holder) ? holder[Number(step)] : (holder as YamlMap)[step];
  }
  if (Array.isArray(holder)) {
    if (value === undefined) holder.splice(Number(last), 1);
    else holder[Number(last)] = value;
  } else if (value === undefined) delete (holder as YamlMap)[String(last)];
  else (holder as YamlMap)[String(last)] = value;
  return data;
}

/** Names of the properties of a JSON Schema, at any depth, that say nothing about themselves. */
function undescribed(schema: YamlValue, name = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((part) => undescribed(part, name));
  const { properties, if: _, else: __, ...rest } = schema;
  const inner = Object.values(rest).flatMap((part) => undescribed(part, name));
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    return inner;
  const own = Object.entries(properties).flatMap(([key, property]) => {
    const says = typeof property === 'object' && property !== null && 'description' in property;
    return [...(says ? [] : [`${name}.${key}`]), ...undescribed(property, `${name}.${key}`)];
  });
  return [...inner, ...own];
}
