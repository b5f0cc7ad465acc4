/** The floor that `check` is compared with: reads every file of a folder and parses its YAML, no more. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Say which folder to read.');

let files = 0;
let keys = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
  const yaml = yamlOf(entry.name, text);
  if (yaml !== null) keys += Object.keys(load(yaml) as object).length;
  files += 1;
}
console.log(`${files} files, ${keys} keys`);

function yamlOf(name: string, text: string): string | null {
  if (name.endsWith('.yaml')) return text;
  return name.endsWith('.md') ? text.slice(4, text.indexOf('\n---', 4)) : null;
}
