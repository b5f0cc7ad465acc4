import { type Dirent, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../finding/index.ts';
import type { ContentRoot, SkippedFile } from './file.ts';
import { CONFIG_FILE, endingOf } from './limits.ts';
import { codeOf, refuseError, refuseLink, refuseSpecial } from './refusals.ts';

/** A file that may hold a record, not yet opened. */
export interface FoundFile {
  path: string;
  within: string;
  root: string;
  absolute: string;
}

/** What a root's folders list. */
export interface Listing {
  found: FoundFile[];
  skipped: SkippedFile[];
  encrypted: SkippedFile[];
  findings: Finding[];
  /** Whether a folder, or what may be one, could not be listed. */
  isPart: boolean;
}

/** Adds to `listing` what lies below one root, folder by folder; nothing is opened. */
export function listRoot({ name, path, external }: ContentRoot, listing: Listing): void {
  const folders = [''];
  const top = external ? realpathSync(path) : path;
  const prefix = prefixOf(name);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const absolute = join(top, folder);
    for (const item of listFolder(absolute, prefix + folder, listing)) {
      const within = folder + item.name;
      const shown = prefix + within;
      if (isLeftAside(item, shown)) continue;
      const kind = kindOf(item, join(absolute, item.name));
      if (kind === 'folder') folders.push(`${within}/`);
      else if (kind === 'link' || kind === 'special') {
        listing.findings.push(kind === 'link' ? refuseLink(shown) : refuseSpecial(shown));
        listing.skipped.push({ path: shown, within });
        if (kind === 'link' && endingOf(item.name) === '') listing.isPart = true;
      } else if (item.name.endsWith('.age')) {
        listing.encrypted.push({ path: shown, within: within.slice(0, -'.age'.length) });
      } else
        listing.found.push({
          path: shown,
          within,
          root: name,
          absolute: join(absolute, item.name),
        });
    }
  }
}

function listFolder(absolute: string, shown: string, listing: Listing): Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    listing.isPart = true;
    listing.findings.push(refuseError(shown.replace(/\/$/, '') || '.', error));
    return [];
  }
}

/** What stands before `within` in a path: nothing for the repository itself. */
function prefixOf(name: string): string {
  const plain = name.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  return plain === '.' || plain === '' ? '' : `${plain}/`;
}

const IMAGES = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** README files, images, dotfiles, and the configuration where the repository itself is the root. */
function isLeftAside(item: Dirent, shown: string): boolean {
  if (item.name.startsWith('.') || shown === CONFIG_FILE) return true;
  return item.isFile() && (/^readme\.md$/i.test(item.name) || IMAGES.test(item.name));
}

/** Some file systems do not say in the listing what an item is. */
function kindOf(item: Dirent, absolute: string): 'file' | 'folder' | 'link' | 'special' {
  if (item.isFile()) return 'file';
  if (item.isDirectory()) return 'folder';
  if (item.isSymbolicLink()) return 'link';
  if (item.isFIFO() || item.isSocket() || item.isBlockDevice() || item.isCharacterDevice()) {
    return 'special';
  }
  try {
    const stats = lstatSync(absolute);
    return stats.isFile()
      ? 'file'
      : stats.isDirectory()
        ? 'folder'
        : stats.isSymbolicLink()
          ? 'link'
          : 'special';
  } catch (error) {
    codeOf(error);
    return 'special';
  }
}
