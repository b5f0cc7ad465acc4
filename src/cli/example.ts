import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readSettings } from '../index.ts';
import { parseFiles } from '../parse/index.ts';
import { CONFIG_FILE, readContent } from '../read/index.ts';
import { collectRecords } from '../schema/index.ts';
import type { Example } from '../write/index.ts';

const PACKAGE = join(import.meta.dirname, '../..');
const CONTENT = 'content';

/** The example organisation that ships with the package: its files, and the records in them. */
export async function readExample(): Promise<Example> {
  const root = { name: CONTENT, path: join(PACKAGE, CONTENT), external: false };
  const { config } = await readSettings(PACKAGE);
  const { files } = await readContent(PACKAGE, [root]);
  const { entries } = await parseFiles(files);
  const { records } = collectRecords({ entries, failed: [] }, config);
  return { texts: readTexts(), records };
}

function readTexts(): Map<string, string> {
  const paths = readdirSync(join(PACKAGE, CONTENT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(PACKAGE.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
  return new Map(
    [CONFIG_FILE, ...paths].map((path) => [path, readFileSync(join(PACKAGE, path), 'utf8')]),
  );
}
