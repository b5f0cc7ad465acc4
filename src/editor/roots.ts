import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_FILE } from '../read/index.ts';

/** The nearest folder, upward from a file, that holds the configuration of an organisation. */
export function rootAbove(file: string): string | null {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** Whether an organisation lies in a folder that was opened. */
export function isRoot(folder: string): boolean {
  if (existsSync(join(folder, CONFIG_FILE))) return true;
  const content = lstatSync(join(folder, 'content'), { throwIfNoEntry: false });
  return content?.isDirectory() === true && existsSync(join(folder, 'content', 'kpis'));
}
