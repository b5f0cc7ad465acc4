import { createFinding, type Finding, type Locator, type Place } from '../finding/index.ts';
import { CONFIG_FILE, type ContentFile } from '../read/index.ts';
import type { Body, DocumentEntry } from './entry.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readMap } from './yaml/read-map.ts';

/** Most bytes of a narrative, in UTF-8; of one in MDX, whose grammar is dearer to judge. */
const BODY_LIMITS = { md: 256 * 1024, mdx: 32 * 1024, yaml: 256 * 1024 } as const;

type FileName = Pick<ContentFile, 'path' | 'within'>;

interface Parsed {
  entry: DocumentEntry | null;
  findings: Finding[];
}

/** Reads the map that a YAML text holds. */
type ReadMap = typeof readMap;

/** Front matter and body of a Markdown or MDX file. MDX has no parts until it has been judged. */
export function parseMarkdown(
  file: FileName,
  locator: Locator,
  format: 'md' | 'mdx',
  read: ReadMap = readMap,
): Parsed {
  const { parts, findings } = splitFrontMatter(locator);
  if (parts === null) return { entry: null, findings };
  const { data, places, findings: faults } = read(locator, parts.source, parts.base);
  if (data === null) return { entry: null, findings: faults };
  const { body, bodyOffset } = parts;
  const long = judgeLength(locator, format, body, bodyOffset);
  const narrative: Body | null =
    body.trim() === '' ? null : { text: body, offset: bodyOffset, parts: partsOf(body, format) };
  const entry = { ...headOf(file, locator), places, format, data, body: long ? null : narrative };
  return { entry, findings: long ? [long] : [] };
}

/** A YAML file: its data, and the narrative under `body`. The configuration has no body. */
export function parseYaml(file: FileName, locator: Locator, read: ReadMap = readMap): Parsed {
  const isConfiguration = file.path === CONFIG_FILE;
  const { data, places, findings } = read(locator, locator.text, 0);
  if (data === null) return { entry: null, findings };
  if (!isConfiguration && Object.keys(data).length === 0) {
    return { entry: null, findings: [refuseEmpty(locator)] };
  }
  const entry: DocumentEntry = {
    ...headOf(file, locator),
    places,
    format: 'yaml',
    data,
    body: null,
  };
  if (isConfiguration || !Object.hasOwn(data, 'body')) return { entry, findings };
  const { body, ...fields } = data;
  entry.data = fields;
  const place = places.value(['body']);
  if (typeof body !== 'string') {
    if (body !== null) findings.push(refuseBody(place));
    return { entry, findings };
  }
  const long = judgeLength(locator, 'yaml', body, place.start.offset);
  if (long) findings.push(long);
  else if (body.trim() !== '') {
    entry.body = { text: body, offset: place.start.offset, parts: partsOf(body, 'yaml') };
  }
  return { entry, findings };
}

function headOf(file: FileName, locator: Locator) {
  return { file: file.path, within: file.within, locator };
}

function partsOf(text: string, format: DocumentEntry['format']): Body['parts'] {
  return format === 'mdx' ? [] : [{ kind: 'markdown', text }];
}

function refuseEmpty(locator: Locator): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: 'The file is empty.',
    expected: 'fields, each as `name: value`',
    hint: 'Begin with `title:` and a title; a person begins with `name:`.',
    place: locator.span(0, 0),
  });
}

function refuseBody(place: Place): Finding {
  return createFinding({
    rule: 'content/schema',
    message: 'The body is not a text.',
    expected: 'text',
    hint: 'Write `body: |` and the text on the lines below it, indented.',
    place,
  });
}

function judgeLength(
  locator: Locator,
  format: DocumentEntry['format'],
  body: string,
  offset: number,
): Finding | null {
  const limit = BODY_LIMITS[format];
  if (body.length * 3 <= limit) return null;
  const bytes = Buffer.byteLength(body);
  if (bytes <= limit) return null;
  return createFinding({
    rule: 'content/readable',
    message: `The text is ${Math.ceil(bytes / 1024)} KiB long.`,
    expected: `at most ${limit / 1024} KiB`,
    hint: 'Shorten it, or spread it over several records.',
    place: locator.span(offset, offset),
  });
}
