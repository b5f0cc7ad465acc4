import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rooms that decide what a history says. */
const ROOMS = ['finding', 'calendar', 'read', 'parse', 'schema', 'history'];

/**
 * What decides how a history is read and told, besides the history: this program as it is, the
 * packages it asks for, the runtime with its time zones. Two of the same give the same timelines.
 */
export function fingerprint(git: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const room of ROOMS) addFolder(join(here, '..', room), hash);
  hash.update(readFileSync(join(here, '../../package.json')));
  hash.update(
    `${process.version} ${process.versions['tz'] ?? ''} ${process.versions['icu'] ?? ''}`,
  );
  return hash.update(git).digest('hex');
}

function addFolder(folder: string, hash: ReturnType<typeof createHash>): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) addFolder(path, hash);
    else if (/\.[jt]s$/.test(entry.name)) hash.update(entry.name).update(readFileSync(path));
  }
}
