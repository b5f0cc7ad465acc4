import type { Finding } from '../finding/index.ts';
import type { DocumentEntry, YamlMap } from '../parse/index.ts';
import { audienceFault, defaultAudience, narrowest, rankedAudience } from './audience.ts';
import type { Config } from './config.ts';
import { type Fault, faultsIn } from './fault.ts';
import { titleFrom } from './identifier.ts';
import { identify } from './identity.ts';
import { faultyFields, findingsOf } from './judgement.ts';
import { refOf } from './kind.ts';
import { type DataOf, type DocumentKind, SCHEMAS } from './kinds/index.ts';
import { NOUNS } from './noun.ts';
import type { AnyRecord, Audience, RecordOf } from './record.ts';

/** Fields without which there is nothing to judge or to show. */
const NEEDED: Partial<Record<DocumentKind, readonly string[]>> = {
  'check-in': ['date'],
  cycle: ['start', 'end'],
  feedback: ['kind'],
};

/**
 * The record a document holds. Faulty fields are reported and left out; without its title it keeps
 * its id as title. Null when a field is faulty that its kind cannot do without. What {@link isSound}
 * is not judged again.
 */
export function documentRecord(
  entry: DocumentEntry,
  kind: DocumentKind,
  id: string,
  config: Config,
  isSound = false,
): { record: AnyRecord | null; findings: Finding[] } {
  const faults = isSound ? NO_FAULTS : faultsIn(SCHEMAS[kind], entry.data, NOUNS[kind]);
  return assemble(entry, kind, id, entry.data, faults, config);
}

/** Whether a document says nothing that its kind's schema has something against. */
export function isSound(entry: DocumentEntry): boolean {
  const { kind } = identify(entry.within);
  if (kind === null || kind === 'measurement') return false;
  return faultsIn(SCHEMAS[kind], entry.data, NOUNS[kind]).length === 0;
}

/** Shared by all that have no fault: most records of a large organisation. */
const NO_FAULTS: readonly Fault[] = [];
const NONE: ReadonlySet<string> = new Set();

/** What a record is made of, apart from its data. */
export type Source = Pick<DocumentEntry, 'file' | 'format' | 'body' | 'places'>;

/**
 * A record out of judged data: what is faulty is reported and taken out. `unread` are fields that
 * have their finding elsewhere.
 */
export function assemble<K extends DocumentKind>(
  source: Source,
  kind: K,
  id: string,
  given: YamlMap,
  faults: readonly Fault[],
  config: Config,
  unread: readonly string[] = [],
): { record: AnyRecord | null; findings: Finding[] } {
  const unknown = typeof given['audience'] === 'string' && audienceFault(given['audience'], config);
  const isNew = unknown && !faults.some(({ fields }) => fields.includes('audience'));
  const all = isNew ? [...faults, unknown] : faults;
  const faulty =
    all.length + unread.length === 0 ? NONE : new Set([...faultyFields(all), ...unread]);
  const data = withoutFields(given, faulty);
  const findings = findingsOf(all, source.places, { kind, id });
  if (isUnusable(kind, data, faulty)) return { record: null, findings };
  const name = kind === 'person' ? 'name' : 'title';
  if (faulty.has(name)) data[name] = titleFrom(id);
  const { file, body, places } = source;
  const format = source.format === 'mdx' ? 'mdx' : 'md';
  const record = {
    kind,
    id,
    ref: refOf(kind, id),
    file,
    audience: audienceOf(kind, data, faulty, config),
    data: data as DataOf<K>,
    body: body && { ...body, format },
    places,
    faulty,
  } satisfies RecordOf<K>;
  return { record: record as AnyRecord, findings };
}

/** Until a misspelt or unknown audience is mended nobody reads what may have been meant for few. */
function audienceOf(
  kind: DocumentKind,
  data: YamlMap,
  faulty: ReadonlySet<string>,
  config: Config,
): Audience {
  if (faulty.has('audience')) return narrowest(config);
  const own = data['audience'];
  if (typeof own === 'string') return rankedAudience(own, config);
  const feedbackKind = typeof data['kind'] === 'string' ? data['kind'] : undefined;
  return defaultAudience(kind, feedbackKind, config);
}

function isUnusable(kind: DocumentKind, data: YamlMap, faulty: ReadonlySet<string>): boolean {
  if (NEEDED[kind]?.some((field) => faulty.has(field))) return true;
  return kind === 'feedback' && data['kind'] !== 'survey-360' && faulty.has('date');
}

function withoutFields(data: YamlMap, faulty: ReadonlySet<string>): YamlMap {
  if (faulty.size === 0) return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => !faulty.has(key)));
}
