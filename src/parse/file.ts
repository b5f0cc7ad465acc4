import { createFinding, type Finding, Locator, nearest, startOf } from '../finding/index.ts';
import { type ContentFile, endingOf, type SkippedFile } from '../read/index.ts';
import { parseTable } from './csv/table.ts';
import { parseMarkdown, parseYaml } from './document.ts';
import type { Entry, YamlMap } from './entry.ts';
import { judgeNarratives } from './narrative/judge-narratives.ts';
import { shorten } from './shorten.ts';
import { decodeText } from './text.ts';
import { YamlPlaces } from './yaml/places.ts';

/** Endings of the files that hold records. */
const ENDINGS = ['.md', '.mdx', '.yaml', '.yml', '.csv'] as const;

/**
 * Entry of one file, null when it cannot be read as what its ending says; never throws on content.
 * The narrative of an MDX file is left unjudged, without parts: {@link parseFiles} judges it.
 */
export function parseFile(file: ContentFile): { entry: Entry | null; findings: Finding[] } {
  const ending = endingOf(plainName(file.within));
  if (!ENDINGS.some((known) => known === ending)) {
    return { entry: null, findings: [refuseEnding(file, ending)] };
  }
  const { locator, findings } = decodeText(file);
  if (locator === null) return { entry: null, findings };
  if (ending === '.csv') return parseTable(file, locator);
  if (ending === '.md') return parseMarkdown(file, locator, 'md');
  if (ending === '.mdx') return parseMarkdown(file, locator, 'mdx');
  return parseYaml(file, locator);
}

/**
 * Entry of a Markdown or YAML file whose text and data are known, as {@link parseFile} made them on
 * another core: a narrative of YAML is part of its data there and no longer here, so it has none.
 */
export function knownDocument(
  file: Pick<ContentFile, 'path' | 'within'>,
  text: string,
  data: YamlMap,
): Entry | null {
  const locator = new Locator(file.path, text);
  const known = (_: Locator, source: string, base: number) => {
    return { data, places: new YamlPlaces(locator, source, base), findings: [] };
  };
  const isMarkdown = endingOf(file.within) === '.md';
  return isMarkdown
    ? parseMarkdown(file, locator, 'md', known).entry
    : parseYaml(file, locator, known).entry;
}

/** An encrypted file is read as the file that was encrypted. */
function plainName(name: string): string {
  return name.endsWith('.age') ? name.slice(0, -'.age'.length) : name;
}

/** How many files are parsed before the caller hears of it and the event loop has its turn. */
const BATCH = 500;

/**
 * Entries of all files with their narratives judged, and the files that yielded none; `onProgress`
 * hears how many are done.
 */
export async function parseFiles(
  files: readonly ContentFile[],
  onProgress?: (count: number) => void,
): Promise<{ entries: Entry[]; failed: SkippedFile[]; findings: Finding[] }> {
  const entries: Entry[] = [];
  const failed: SkippedFile[] = [];
  const findings: Finding[] = [];
  for (const [index, file] of files.entries()) {
    const parsed = parseFile(file);
    if (parsed.entry) entries.push(parsed.entry);
    else failed.push({ path: file.path, within: file.within });
    findings.push(...parsed.findings);
    if ((index + 1) % BATCH === 0) {
      onProgress?.(index + 1);
      await new Promise(setImmediate);
    }
  }
  const documents = entries.filter((entry) => entry.format !== 'csv');
  findings.push(...(await judgeNarratives(documents)));
  onProgress?.(files.length);
  return { entries, failed, findings };
}

function refuseEnding(file: ContentFile, ending: string): Finding {
  const [close] = nearest(ending, ENDINGS, 1);
  return createFinding({
    rule: 'content/known-kind',
    message:
      ending === ''
        ? 'The name of this file has no ending that says what it holds.'
        : `No record is kept in a file that ends in \`${shorten(ending)}\`.`,
    expected: '`.md`, `.mdx`, `.yaml`, `.yml` or `.csv`',
    hint: close
      ? `Let it end in \`${close}\`, or keep it outside of the content.`
      : 'Keep the file outside of the content.',
    place: startOf(file.path),
  });
}
