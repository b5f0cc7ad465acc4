import type { Destination } from './markdown.ts';
import { headingId } from './markdown.ts';

/** What is known of the places a narrative's links may lead to. */
export interface LinkTargets {
  /** The page of a record by `kind:id`; null when there is none for this audience. */
  pageOf(ref: string): string | null;
  /** The page of the record in a file of the repository. */
  pageOfFile(file: string): string | null;
  /** Where the provider shows a file that is no record, named by the narrative in another file. */
  sourceOf(file: string, from: string): string | null;
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Leads a link of the narrative in `file`: `https`, `http`, `mailto`, `kind:id`, a path relative to
 * the file, or a heading. Everything else leads nowhere and keeps its words.
 */
export function leadLink(href: string, file: string, targets: LinkTargets): Destination {
  const address = decode(href.trim());
  if (address === '' || hasControls(address)) return null;
  if (address.startsWith('#')) return { type: 'fragment', id: headingId(address.slice(1)) };
  const scheme = SCHEME.exec(address)?.[0].toLowerCase();
  if (scheme === undefined) return byPath(address, file, targets);
  if (scheme === 'https:' || scheme === 'http:') {
    return URL.canParse(address) ? { type: 'external', href: new URL(address).href } : null;
  }
  if (scheme === 'mailto:') return { type: 'external', href: encodeURI(address) };
  const page = targets.pageOf(address);
  return page === null ? null : { type: 'page', href: page };
}

/** Browsers drop some control characters and blanks before they read a scheme. */
function hasControls(text: string): boolean {
  return [...text].some((character) => character <= ' ' || /[\p{C}\p{Z}]/u.test(character));
}

function byPath(address: string, file: string, targets: LinkTargets): Destination {
  if (address.startsWith('//') || address.includes('\\')) return null;
  const path = address.replace(/[#?].*$/, '');
  const target = joinPath(file, path);
  if (target === null) return null;
  const page = targets.pageOfFile(target);
  if (page !== null) return { type: 'page', href: page };
  const source = targets.sourceOf(target, file);
  return source === null ? null : { type: 'external', href: source };
}

/** A path relative to a file's folder, or from the repository's root when it begins with `/`; null above the root. */
function joinPath(file: string, path: string): string | null {
  const parts = path.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
