/** A thousand KPIs as other validators read them: JSON files, and our own JSON Schema of a KPI. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSON_SCHEMA, load } from 'js-yaml';
import { type Run, run } from './timed.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Spectral and ajv-cli over the KPIs of an organisation, from the packages installed in a folder.
 * A KPI that is wrong is put to them first, which they have to find.
 */
export function peersOver(organization: string, installed: string): Record<string, () => Run> {
  const folder = join(organization, 'peers');
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas/kpi.json'), 'utf8'));
  write(join(folder, 'kpi.schema.json'), schema);
  const then = { function: 'schema', functionOptions: { schema } };
  write(join(folder, 'ruleset.json'), { rules: { kpi: { given: '$', severity: 'error', then } } });
  const kpis = join(organization, 'content/kpis');
  for (const name of readdirSync(kpis)) {
    const text = readFileSync(join(kpis, name), 'utf8');
    const yaml = text.slice(4, text.indexOf('\n---', 4));
    write(
      join(folder, 'kpis', name.replace(/\.md$/, '.json')),
      load(yaml, { schema: JSON_SCHEMA }),
    );
  }
  write(join(folder, 'wrong/kpi.json'), { title: 5 });
  const bin = (name: string) => join(installed, 'node_modules/.bin', name);
  const spectral = (files: string) => [bin('spectral'), 'lint', '-q', '-r', 'ruleset.json', files];
  const ajv = (files: string) =>
    [bin('ajv'), 'validate', '--strict=false', '-c', 'ajv-formats', '-s', 'kpi.schema.json'].concat(
      ['-d', files],
    );
  for (const peer of [spectral, ajv]) refuse(folder, peer('wrong/*.json'));
  return {
    Spectral: () => run(folder, spectral('kpis/*.json')),
    'ajv-cli': () => run(folder, ajv('kpis/*.json')),
  };
}

function refuse(folder: string, argv: readonly string[]): void {
  try {
    run(folder, argv);
  } catch {
    return;
  }
  throw new Error(`${argv[0]} has nothing against a KPI that is wrong.`);
}

function write(path: string, value: unknown): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, JSON.stringify(value, null, 2));
}
