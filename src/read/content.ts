import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { compareFindings, compareText, type Finding } from '../finding/index.ts';
import { openerFor } from './decrypt.ts';
import type { ContentFile, ContentRoot, SkippedFile } from './file.ts';
import { type FoundFile, type Listing, listRoot, type Start } from './folders.ts';
import { endingOf, SIZE_LIMITS, sizeLimit } from './limits.ts';
import { judgeRoot } from './roots.ts';
import { diskSource, type Source } from './source.ts';

/** What lies in the content roots; every list in the order of the paths. */
export interface Content {
  files: ContentFile[];
  /** Files that could not be taken in, each with a finding. */
  skipped: SkippedFile[];
  /** Files encrypted with age that nobody here can open, by name alone; `within` is without `.age`. */
  encrypted: SkippedFile[];
  /** Whether every folder was read. */
  isWhole: boolean;
  findings: Finding[];
}

/** How many files are read before the caller hears of it and the event loop has its turn. */
const BATCH = 1000;

const NOTHING = new Uint8Array(0);

/** Which of the files found are read here and now; the others are left to who asks for them later. */
type Share = (found: readonly FoundFile[]) => readonly FoundFile[];

/**
 * Reads every regular file below the content roots of the repository at `root`, from `source`.
 * README files, images and dotfiles are left aside; links, devices, submodules and what is too
 * large become findings. Encrypted files are opened for those who hold an identity. Throws a `MachineError` when a root given by `--content` is not there.
 */
export async function readContent(
  root: string,
  roots: readonly ContentRoot[],
  onProgress?: (count: number) => void,
  source: Source = diskSource(root),
  identities: readonly string[] = [],
  share: Share = (found) => found,
): Promise<Content> {
  const { found, skipped, encrypted, findings, isPart } = listRoots(root, roots, source);
  const read = await readFound(share(found), onProgress);
  const { files } = read;
  for (const file of read.skipped) skipped.push(file);
  for (const finding of read.findings) findings.push(finding);
  const closed = identities.length === 0 ? encrypted : [];
  if (identities.length > 0) {
    const opened = await openAll(encrypted, identities);
    files.push(...opened.files);
    findings.push(...opened.findings);
    skipped.push(...opened.skipped);
    closed.push(...opened.closed);
  }
  return {
    files: files.sort(byPath),
    skipped: skipped.sort(byPath),
    encrypted: closed.map(({ path, within }) => ({ path, within })).sort(byPath),
    isWhole: !isPart,
    findings: findings.sort(compareFindings),
  };
}

/** The bytes of files that were found, and of those that cannot be taken in why. */
export async function readFound(
  found: readonly FoundFile[],
  onProgress?: (count: number) => void,
): Promise<Pick<Content, 'files' | 'skipped' | 'findings'>> {
  const read: Pick<Content, 'files' | 'skipped' | 'findings'> = {
    files: [],
    skipped: [],
    findings: [],
  };
  let done = 0;
  for (const { source, at, path, within, root } of found) {
    const known = Object.hasOwn(SIZE_LIMITS, endingOf(path));
    const bytes = known ? source.read(at, path) : NOTHING;
    if (bytes instanceof Uint8Array) read.files.push({ path, within, root, bytes });
    else {
      read.findings.push(bytes);
      read.skipped.push({ path, within });
    }
    if (++done % BATCH === 0) {
      onProgress?.(done);
      await new Promise(setImmediate);
    }
  }
  onProgress?.(found.length);
  return read;
}

/** Encrypted files, opened as far as the identities go. */
async function openAll(
  encrypted: readonly FoundFile[],
  identities: readonly string[],
): Promise<{
  files: ContentFile[];
  skipped: SkippedFile[];
  closed: FoundFile[];
  findings: Finding[];
}> {
  const open = await openerFor(identities);
  const all = { files: [], skipped: [], closed: [], findings: [] } as Awaited<
    ReturnType<typeof openAll>
  >;
  for (const file of encrypted) {
    const { path, within, root, source, at } = file;
    const bytes = sizeLimit(path) === 0 ? 'closed' : source.read(at, path);
    const plain = bytes instanceof Uint8Array ? await open(bytes, path) : bytes;
    if (plain === 'closed') all.closed.push(file);
    else if (plain instanceof Uint8Array) all.files.push({ path, within, root, bytes: plain });
    else {
      all.findings.push(plain);
      all.skipped.push({ path, within });
    }
  }
  return all;
}

/** What all roots list, the files in the order of their paths. */
function listRoots(root: string, roots: readonly ContentRoot[], source: Source): Listing {
  const listing: Listing = { found: [], skipped: [], encrypted: [], findings: [], isPart: false };
  for (const [index, contentRoot] of roots.entries()) {
    const fault = judgeRoot(root, contentRoot, roots.slice(0, index), source);
    if (fault !== null) {
      listing.isPart = true;
      listing.findings.push(fault);
    } else {
      const start = startOf(root, contentRoot, source);
      const isThere =
        contentRoot.assumed === undefined || start.source.inspect(start.base) !== null;
      if (isThere) listRoot(start, listing);
    }
  }
  listing.found.sort(byPath);
  return listing;
}

function startOf(root: string, { name, path, external, source }: ContentRoot, own: Source): Start {
  if (external) return { name, source: source ?? diskSource(realpathSync(path)), base: '' };
  return { name, source: own, base: relative(root, path).split(sep).join('/') };
}

function byPath(a: SkippedFile, b: SkippedFile): number {
  return compareText(a.path, b.path);
}
