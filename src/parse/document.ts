import { createFinding, type Finding, type Locator, type Place } from '../finding/index.ts';
import { CONFIG_FILE, type ContentFile } from '../read/index.ts';
import type { Body, DocumentEntry, YamlMap } from './entry.ts';
import { splitFrontMatter } from './front-matter.ts';
import { MOST_FAULTS } from './most-faults.ts';
import { YamlPlaces } from './yaml/places.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Most bytes of a narrative, in UTF-8; of one in MDX, whose grammar is dearer to judge. */
export const BODY_LIMITS = { md: 256 * 1024, mdx: 32 * 1024, yaml: 256 * 1024 } as const;

interface Parsed {
  entry: DocumentEntry | null;
  findings: Finding[];
}

/** Front matter and body of a Markdown or MDX file. MDX has no parts until it has been judged. */
export function parseMarkdown(file: ContentFile, locator: Locator, format: 'md' | 'mdx'): Parsed {
  const { parts, findings } = splitFrontMatter(locator);
  if (parts === null) return { entry: null, findings };
  const { data, places, findings: faults } = readMap(locator, parts.source, parts.base);
  if (data === null) return { entry: null, findings: faults };
  const { body, bodyOffset } = parts;
  const long = judgeLength(locator, format, body, bodyOffset);
  const narrative: Body | null =
    body.trim() === '' ? null : { text: body, offset: bodyOffset, parts: partsOf(body, format) };
  const entry = { ...headOf(file, locator), places, format, data, body: long ? null : narrative };
  return { entry, findings: long ? [long] : [] };
}

/** A YAML file: its data, and the narrative under `body`. The configuration has no body. */
export function parseYaml(file: ContentFile, locator: Locator): Parsed {
  const isConfiguration = file.path === CONFIG_FILE;
  const { data, places, findings } = readMap(locator, locator.text, 0);
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

function headOf(file: ContentFile, locator: Locator) {
  return { file: file.path, within: file.within, locator };
}

function partsOf(text: string, format: DocumentEntry['format']): Body['parts'] {
  return format === 'mdx' ? [] : [{ kind: 'markdown', text }];
}

/** The map a YAML text holds, `{}` for an empty one; null when anything in it is refused. */
function readMap(
  locator: Locator,
  source: string,
  base: number,
): { data: YamlMap | null; places: YamlPlaces; findings: Finding[] } {
  const places = new YamlPlaces(locator, source, base);
  const { data, faults } = readYaml(source);
  const findings = faults.slice(0, MOST_FAULTS).map((fault) =>
    createFinding({
      rule: 'content/syntax',
      message: fault.message,
      expected: fault.expected,
      hint: fault.hint,
      place: locator.span(base + fault.from, base + fault.to),
      related: fault.first && [{ message: 'It stands here first.', ...places.key(fault.first) }],
    }),
  );
  const next = faults[MOST_FAULTS];
  if (next) {
    const more = faults.length - MOST_FAULTS;
    const message = `The file has ${more} more ${more === 1 ? 'fault' : 'faults'} from here on.`;
    const place = locator.span(base + next.from, base + next.to);
    findings.push(createFinding({ rule: 'content/syntax', message, place }));
  }
  if (findings.length > 0) return { data: null, places, findings };
  if (data === null) return { data: {}, places, findings };
  if (typeof data === 'object' && !Array.isArray(data)) return { data, places, findings };
  const message = Array.isArray(data)
    ? 'The file holds a list.'
    : 'The file holds a text without the name of a field.';
  const finding = createFinding({
    rule: 'content/syntax',
    message,
    expected: 'fields, each as name: value',
    hint: 'Give what stands here a name, followed by a colon and a space.',
    place: places.value([]),
  });
  return { data: null, places, findings: [finding] };
}

function refuseEmpty(locator: Locator): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: 'The file is empty.',
    expected: 'fields, each as name: value',
    hint: 'Begin with title: and a title.',
    place: locator.span(0, 0),
  });
}

function refuseBody(place: Place): Finding {
  return createFinding({
    rule: 'content/schema',
    message: 'The body is not a text.',
    expected: 'text',
    hint: 'Write body: | and the text on the lines below it, indented.',
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
