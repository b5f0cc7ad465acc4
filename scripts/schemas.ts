/**
 * Writes the JSON Schemas editors use into `schemas/`: one for each kind, one for a line of a table
 * of check-ins, one for throughline.yaml, others for the JSON that commands print; and the reference
 * of the site's guide. With `--check` writes nothing and exits 1 when a file is not what the code says.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  checkOutputJsonSchema,
  compareOutputJsonSchema,
  goalpostsOutputJsonSchema,
  historyOutputJsonSchema,
  modelOutputJsonSchema,
} from '../src/report/index.ts';
import {
  checkInLineJsonSchema,
  configJsonSchema,
  type JsonSchema,
  jsonSchemaOf,
  KINDS,
} from '../src/schema/index.ts';
import { guideReference } from './guide.ts';

const FOLDER = new URL('../schemas/', import.meta.url);

function everySchema(): Map<string, string> {
  const schemas: [string, JsonSchema][] = [
    ['throughline.json', configJsonSchema()],
    ...KINDS.map((kind): [string, JsonSchema] => [`${kind}.json`, jsonSchemaOf(kind)]),
    ['check-in-line.json', checkInLineJsonSchema()],
    ['check-output.json', checkOutputJsonSchema()],
    ['compare-output.json', compareOutputJsonSchema()],
    ['goalposts-output.json', goalpostsOutputJsonSchema()],
    ['history-output.json', historyOutputJsonSchema()],
    ['model-output.json', modelOutputJsonSchema()],
  ];
  return new Map(schemas.map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]));
}

/** Names of files that are missing, different or no longer written. */
function staleFiles(wanted: ReadonlyMap<string, string>): string[] {
  const present = readdirSync(FOLDER).toSorted();
  const current = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
  const changed = [...wanted].filter(
    ([name, text]) => !present.includes(name) || current(name) !== text,
  );
  return [...changed.map(([name]) => name), ...present.filter((name) => !wanted.has(name))];
}

const GUIDE = new URL('../src/site/guide/reference.json', import.meta.url);

function currentGuide(): string {
  return existsSync(GUIDE) ? readFileSync(GUIDE, 'utf8') : '';
}

mkdirSync(FOLDER, { recursive: true });
const wanted = everySchema();
const stale = staleFiles(wanted);
const guide = `${JSON.stringify(await guideReference(), null, 2)}\n`;
const isGuideStale = currentGuide() !== guide;
if (process.argv.includes('--check')) {
  for (const name of stale) console.error(`schemas/${name} is not current.`);
  if (isGuideStale) console.error('The reference of the guide is not current.');
  if (stale.length > 0 || isGuideStale) {
    console.error('Run: node scripts/schemas.ts');
    process.exitCode = 1;
  }
} else {
  if (isGuideStale) writeFileSync(GUIDE, guide);
  for (const name of stale) {
    const text = wanted.get(name);
    if (text === undefined) rmSync(new URL(name, FOLDER));
    else writeFileSync(new URL(name, FOLDER), text);
  }
}
