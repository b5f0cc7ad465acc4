import { readFileSync } from 'node:fs';

/** Name and version of this package, as every output begins; read from its own package.json. */
export function readTool(): { name: string; version: string } {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version };
}
