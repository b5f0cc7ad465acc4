import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sampleOrganization } from './organization.ts';
import type { Size } from './shape.ts';

/** Writes a sample organisation below `folder`; gives the number of its files. */
export function writeSampleOrganization(folder: string, size: Size): number {
  let count = 0;
  for (const { path, text } of sampleOrganization(size)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    count += 1;
  }
  return count;
}
