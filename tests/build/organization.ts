/**
 * Small organisations for tests, made by the real parse, schema, link and measure. Folders hold
 * records by id: an object becomes a YAML file (with its title or name filled in), a text is the
 * file as it is, and rows become a CSV file.
 *
 *   organization({
 *     kpis: { latency: { supports: ['speed'], target: { value: 300, by: '2026-12-31' } } },
 *     measurements: { latency: [['2026-10-31', 420]] },
 *   }).scorecard
 */
import type { Finding } from '../../src/finding/index.ts';
import { type Graph, linkRecords } from '../../src/link/index.ts';
import { type Measure, measureGraph, type Scorecard } from '../../src/measure/index.ts';
import { type Entry, parseFile } from '../../src/parse/index.ts';
import type { ContentFile, SkippedFile } from '../../src/read/index.ts';
import {
  type BrokenRecord,
  type Config,
  collectRecords,
  type Folder,
  isSilentAbout,
  type Records,
  type Ref,
  readConfig,
  titleFrom,
} from '../../src/schema/index.ts';

const TODAY = '2026-11-20';

export type Fields = Record<string, unknown>;
/** Lines of date and value. */
export type Rows = readonly (readonly (string | number)[])[];

/** Records by folder and id. */
export type Content = { [F in Folder]?: Record<string, Fields | Rows | string> };

export interface BuildOptions {
  /** Today; 2026-11-20 when not said. */
  asOf?: string;
  /** What throughline.yaml holds. */
  config?: Fields;
  /** Changes the order in which files are handed on. */
  order?: (files: ContentFile[]) => ContentFile[];
}

export interface Organization {
  config: Config;
  records: Records;
  broken: BrokenRecord[];
  graph: Graph;
  /** Of every stage from parse to link. */
  findings: Finding[];
  /** Measured on first use. */
  readonly scorecard: Scorecard;
  /** The measure of one record; fails the test when there is none. */
  measure(ref: Ref): Measure;
  /** Its measure when it is of this kind; fails the test when it is not. */
  measured<K extends Measure['kind']>(kind: K, id: string): Extract<Measure, { kind: K }>;
}

/** Builds an organisation. Content with faults is welcome: look at `findings`. */
export function organization(content: Content, options: BuildOptions = {}): Organization {
  const { asOf = TODAY, order = (files) => files } = options;
  const settled = settings(options.config ?? {});
  const parsed = parseAll(order(filesOf(content)));
  const collected = collectRecords(parsed, settled.config);
  const linked = linkRecords(collected, settled.config);
  let scorecard: Scorecard | null = null;
  const built = {
    config: settled.config,
    records: collected.records,
    broken: collected.broken,
    graph: linked.graph,
    findings: [...settled.findings, ...parsed.findings, ...collected.findings, ...linked.findings],
    get scorecard() {
      scorecard ??= measureGraph(linked.graph, settled.config, asOf);
      return scorecard;
    },
    measure(ref: Ref): Measure {
      const measure = built.scorecard.measures.get(ref);
      if (measure === undefined) throw new Error(`${ref} has no measure.`);
      return measure;
    },
    measured<K extends Measure['kind']>(kind: K, id: string) {
      const measure = built.measure(`${kind}:${id}`);
      if (measure.kind !== kind) throw new Error(`${id} is measured as ${measure.kind}.`);
      return measure as Extract<Measure, { kind: K }>;
    },
  };
  return built;
}

/** The files that an organisation's content stands for, under `content/`. */
function filesOf(content: Content): ContentFile[] {
  return Object.entries(content).flatMap(([folder, records]) =>
    Object.entries(records).map(([id, record]) => fileOf(folder as Folder, id, record)),
  );
}

function fileOf(folder: Folder, id: string, record: Fields | Rows | string): ContentFile {
  const { ending, text } = written(folder, id, record);
  const within = `${folder}/${id}${ending}`;
  const bytes = new TextEncoder().encode(text);
  return { path: `content/${within}`, within, root: 'content', bytes };
}

function written(folder: Folder, id: string, record: Fields | Rows | string) {
  if (typeof record === 'string') {
    const isTable = folder === 'measurements' || record.startsWith('date,');
    return { ending: isTable ? '.csv' : '.md', text: record };
  }
  if (isRows(record)) {
    const lines = [['date', 'value'], ...record].map((row) => row.join(','));
    return { ending: '.csv', text: `${lines.join('\n')}\n` };
  }
  return { ending: '.yaml', text: JSON.stringify({ ...named(folder, id), ...record }) };
}

function named(folder: Folder, id: string): Fields {
  const name = titleFrom(id);
  if (folder === 'people') return { name };
  return ['check-ins', 'reviews', 'feedback'].includes(folder) ? {} : { title: name };
}

function isRows(record: Fields | Rows): record is Rows {
  return Array.isArray(record);
}

function settings(fields: Fields): { config: Config; findings: Finding[] } {
  const path = 'throughline.yaml';
  const bytes = new TextEncoder().encode(
    JSON.stringify({ organization: { name: 'Example' }, ...fields }),
  );
  const { entry, findings } = parseFile({ path, within: path, root: '', bytes });
  if (entry !== null && entry.format === 'csv') throw new Error('The configuration is no table.');
  const read = readConfig(entry);
  return { config: read.config, findings: [...findings, ...read.findings] };
}

function parseAll(files: readonly ContentFile[]) {
  const entries: Entry[] = [];
  const failed: SkippedFile[] = [];
  const silent = new Set<string>();
  const findings: Finding[] = [];
  for (const file of files) {
    const parsed = parseFile(file);
    if (parsed.entry === null) {
      failed.push({ path: file.path, within: file.within });
      if (isSilentAbout(new TextDecoder('latin1').decode(file.bytes))) silent.add(file.path);
    } else entries.push(parsed.entry);
    findings.push(...parsed.findings);
  }
  return { entries, failed, silent, findings };
}
