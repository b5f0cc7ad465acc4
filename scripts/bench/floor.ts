/**
 * The floor that `check` is compared with: reads every file of a folder, parses its YAML with js-yaml
 * and holds it against its kind's zod schema, no more. As the package is compiled, and on one core.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { FOLDERS as Folders } from '../../src/schema/kind.ts';
import type { SCHEMAS as Schemas } from '../../src/schema/kinds/index.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say which folder to read.');
const LIB = join(import.meta.dirname, '../../lib/schema');
const { FOLDERS }: { FOLDERS: typeof Folders } = await import(join(LIB, 'kind.js'));
const { SCHEMAS }: { SCHEMAS: typeof Schemas } = await import(join(LIB, 'kinds/index.js'));
const schemaOf = new Map(
  Object.entries(SCHEMAS).map(([kind, schema]) => [FOLDERS[kind as keyof typeof Schemas], schema]),
);

let files = 0;
let sound = 0;
for (const entry of readdirSync(join(folder, 'content'), {
  recursive: true,
  withFileTypes: true,
})) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const yaml = yamlOf(entry.name, readFileSync(path, 'utf8'));
  files += 1;
  if (yaml === null) continue;
  const kind = path.slice(folder.length).split('/').at(2) ?? '';
  const schema = [...schemaOf].find(([name]) => name === kind)?.[1];
  if (schema?.safeParse(load(yaml)).success === true) sound += 1;
}
console.log(`${files} files, ${sound} sound documents`);

function yamlOf(name: string, text: string): string | null {
  if (name.endsWith('.yaml')) return text;
  return name.endsWith('.md') ? text.slice(4, text.indexOf('\n---', 4)) : null;
}
