import type { Finding } from '../finding/index.ts';
import type { SkippedFile } from './file.ts';
import { CONFIG_FILE, endingOf } from './limits.ts';
import { refuseLink, refuseSpecial, refuseSubmodule } from './refusals.ts';
import type { Item, Source } from './source.ts';

/** A file that may hold a record, not yet opened. */
export interface FoundFile {
  path: string;
  within: string;
  root: string;
  source: Source;
  /** Its path in the source. */
  at: string;
}

/** What a root's folders list. */
export interface Listing {
  found: FoundFile[];
  skipped: SkippedFile[];
  encrypted: FoundFile[];
  findings: Finding[];
  /** Whether a folder, or what may be one, could not be listed. */
  isPart: boolean;
}

/** A content root, and where in which source it begins. */
export interface Start {
  name: string;
  source: Source;
  /** Path of the root in the source; '' for its top. */
  base: string;
}

/** Adds to `listing` what lies below one root, folder by folder; nothing is opened. */
export function listRoot({ name, source, base }: Start, listing: Listing): void {
  const folders = [''];
  const prefix = prefixOf(name);
  const top = base === '' ? '' : `${base}/`;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const shownFolder = (prefix + folder).replace(/\/$/, '') || '.';
    const items = source.list((top + folder).replace(/\/$/, ''), shownFolder);
    if (!Array.isArray(items)) {
      listing.isPart = true;
      listing.findings.push(items);
      continue;
    }
    for (const item of items) {
      const within = folder + item.name;
      const shown = prefix + within;
      if (isLeftAside(item, shown)) continue;
      const refusal = REFUSALS[item.kind];
      if (item.kind === 'folder') folders.push(`${within}/`);
      else if (refusal !== undefined) {
        listing.findings.push(refusal(shown));
        listing.skipped.push({ path: shown, within });
        if (item.kind === 'link' && endingOf(item.name) === '') listing.isPart = true;
      } else if (item.name.endsWith('.age')) {
        const plain = within.slice(0, -'.age'.length);
        listing.encrypted.push({
          path: shown,
          within: plain,
          root: name,
          source,
          at: top + within,
        });
      } else listing.found.push({ path: shown, within, root: name, source, at: top + within });
    }
  }
}

const REFUSALS: Partial<Record<Item['kind'], (name: string) => Finding>> = {
  link: refuseLink,
  special: refuseSpecial,
  submodule: refuseSubmodule,
};

/** What stands before `within` in a path: nothing for the repository itself. */
function prefixOf(name: string): string {
  const plain = name.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
  return plain === '.' || plain === '' ? '' : `${plain}/`;
}

const IMAGES = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** README files, images, dotfiles, and the configuration where the repository itself is the root. */
function isLeftAside(item: Item, shown: string): boolean {
  if (item.name.startsWith('.') || shown === CONFIG_FILE) return true;
  return item.kind === 'file' && (/^readme\.md$/i.test(item.name) || IMAGES.test(item.name));
}
