import {
  compareFindings,
  compareText,
  createFinding,
  type Finding,
  startOf,
} from '../finding/index.ts';
import type { Entry } from '../parse/index.ts';
import type { SkippedFile } from '../read/index.ts';
import { audienceOfBroken, defaultAudience } from './audience.ts';
import { checkInLines } from './check-in-lines.ts';
import type { Config } from './config.ts';
import { documentRecord } from './document-record.ts';
import { type Identity, identify, isReadme } from './identity.ts';
import { findingsOf } from './judgement.ts';
import { FOLDERS, KINDS, type Kind, refOf } from './kind.ts';
import { readPoints } from './kinds/measurement.ts';
import { misplacedFindings, nameFinding, type Stray, wrongFormatFinding } from './misplaced.ts';
import { NOUNS } from './noun.ts';
import type { AnyRecord, BrokenRecord, Records, RecordsByFolder } from './record.ts';
import { sameUids } from './uids.ts';

/** What reading and parsing have brought. */
interface Input {
  entries: readonly Entry[];
  /** Files that could not be taken in, and why stands in a finding. */
  failed: readonly SkippedFile[];
  /** Files in no kind's folder, which nobody has looked into. */
  misplaced?: readonly SkippedFile[];
  /** Paths of documents that are known to be sound. */
  sound?: ReadonlySet<string>;
  /** Paths among the failed whose text has no word about an audience. */
  silent?: ReadonlySet<string>;
}

/** An entry whose path says what it is. */
interface Placed extends Identity {
  entry: Entry;
  isSound: boolean;
}

interface Collected {
  records: AnyRecord[];
  broken: BrokenRecord[];
  findings: Finding[];
}

/**
 * Every record of the content, by kind and sorted by id, in whatever order the entries come. Wrong
 * shapes, kinds and names and ids that come twice are reported; of two with one id the first by
 * path stands. Never throws on content.
 */
export function collectRecords(
  input: Input,
  config: Config,
): { records: Records; broken: BrokenRecord[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const broken = input.failed.flatMap((file) => brokenFile(file, input.silent, config));
  const misplaced: Stray[] = [];
  for (const { path, within } of input.misplaced ?? []) {
    const identity = identify(within);
    if (identity.kind === null && !isReadme(within)) misplaced.push({ path, within, identity });
  }
  const placed: Placed[] = [];
  for (const entry of input.entries) {
    if (isReadme(entry.within)) continue;
    const identity = identify(entry.within);
    if (identity.kind === null)
      misplaced.push({ path: entry.file, within: entry.within, identity });
    else placed.push({ ...identity, entry, isSound: input.sound?.has(entry.file) ?? false });
  }
  append(findings, misplacedFindings(misplaced));
  const records: AnyRecord[] = [];
  for (const one of withoutTwins(placed, findings)) {
    const made = recordsIn(one, config);
    records.push(...made.records);
    broken.push(...made.broken);
    findings.push(...made.findings);
  }
  const kept = withoutDoubles(records, findings);
  append(findings, sameUids(kept));
  return {
    records: byFolder(kept),
    broken: broken.sort((a, b) => compareText(a.file, b.file) || compareText(a.id, b.id)),
    findings: findings.sort(compareFindings),
  };
}

/** Without spreading: a list may be longer than a call may have arguments. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}

/** Whether one id may be used by an entry: tables of check-ins lend their name to their lines. */
function claimOf({ kind, id, entry }: Placed): string {
  const isTable = kind === 'check-in' && entry.format === 'csv';
  return `${kind}:${id}${isTable ? '/' : ''}`;
}

/** The first entry by path for each id, a properly named one before others; the rest is reported. */
function withoutTwins(placed: readonly Placed[], findings: Finding[]): Placed[] {
  const first = new Map<string, Placed>();
  const inOrder = placed.toSorted(
    (a, b) =>
      Number(a.asItShouldBe !== null) - Number(b.asItShouldBe !== null) ||
      compareText(a.entry.file, b.entry.file),
  );
  return inOrder.filter((one) => {
    const claim = claimOf(one);
    const taken = one.id === '' ? undefined : first.get(claim);
    if (taken) findings.push(twinFinding(one.kind, one.id, one.entry.file, taken.entry.file));
    else first.set(claim, one);
    return !taken;
  });
}

/** The same for lines of check-ins whose id is also the name of a file. */
function withoutDoubles(records: readonly AnyRecord[], findings: Finding[]): AnyRecord[] {
  const first = new Map<string, AnyRecord>();
  const inOrder = records.toSorted((a, b) => compareText(a.file, b.file));
  return inOrder.filter((record) => {
    const claim = `${record.kind}:${record.id}`;
    const taken = first.get(claim);
    if (taken) findings.push(twinFinding(record.kind, record.id, record.file, taken.file));
    else first.set(claim, record);
    return !taken;
  });
}

function twinFinding(kind: Kind, id: string, file: string, first: string): Finding {
  return createFinding({
    rule: 'content/unique-id',
    message: `There is already ${NOUNS[kind]} with the id \`${id}\`.`,
    expected: 'an id of its own for each record of a kind; capital letters make no difference',
    hint: 'Rename one of the two files; until then only the first one counts.',
    place: startOf(file),
    entity: { kind, id },
    related: [{ message: 'first defined here', ...startOf(first) }],
  });
}

function recordsIn(one: Placed, config: Config): Collected {
  const { kind, id, asItShouldBe, entry } = one;
  const findings: Finding[] = [];
  const broken = (): Collected => ({
    records: [],
    broken: [brokenOf(one, config)],
    findings,
  });
  if (!takes(kind, entry.format)) {
    findings.push(wrongFormatFinding(entry.file, kind));
    return broken();
  }
  if (asItShouldBe !== null) findings.push(nameFinding(entry.file, entry.within, one));
  if (id === '' || id.split(/[/.]/).includes('')) return broken();
  const made = judged(one, config);
  return { ...made, findings: [...findings, ...made.findings] };
}

function judged(one: Placed, config: Config): Collected {
  const { kind, id, entry } = one;
  const { file } = entry;
  if (entry.format === 'csv') {
    if (kind === 'check-in') return checkInLines(entry, id, config);
    const { measurement, faults } = readPoints(entry);
    const findings = findingsOf(faults, entry.places, { kind, id });
    if (measurement === null) return { records: [], broken: [brokenOf(one, config)], findings };
    const audience = defaultAudience('measurement', undefined, config);
    const record: AnyRecord = {
      kind: 'measurement',
      id,
      ref: refOf('measurement', id),
      file,
      audience,
      data: measurement,
      body: null,
      places: entry.places,
      // Rows with a fault are left out: rules keep silent about a value that may stand in one.
      faulty: new Set(measurement.points.length < entry.rows.length ? ['points'] : []),
    };
    return { records: [record], broken: [], findings };
  }
  if (kind === 'measurement') throw new Error('Measurements are tables.');
  const { record, findings } = documentRecord(entry, kind, id, config, one.isSound);
  return record
    ? { records: [record], broken: [], findings }
    : { records: [], broken: [brokenOf(one, config)], findings };
}

/** Measurements are tables, check-ins may be, all else are documents. */
function takes(kind: Kind, format: Entry['format']): boolean {
  return format === 'csv' ? kind === 'measurement' || kind === 'check-in' : kind !== 'measurement';
}

function brokenFile(
  { path, within }: SkippedFile,
  silent: ReadonlySet<string> | undefined,
  config: Config,
): BrokenRecord[] {
  const { kind, id } = { id: '', ...identify(within) };
  if (kind === null || isReadme(within)) return [];
  const isSilent = silent?.has(path) ?? false;
  return [{ kind, id, file: path, audience: audienceOfBroken(kind, { isSilent }, config) }];
}

function brokenOf({ kind, id, entry }: Placed, config: Config): BrokenRecord {
  const read = entry.format === 'csv' ? { isSilent: true } : { data: entry.data };
  return { kind, id, file: entry.file, audience: audienceOfBroken(kind, read, config) };
}

function byFolder(records: readonly AnyRecord[]): Records {
  const lists = Object.fromEntries(
    KINDS.map((kind) => [FOLDERS[kind], []]),
  ) as unknown as RecordsByFolder;
  for (const record of records) lists[FOLDERS[record.kind]].push(record);
  for (const list of Object.values(lists)) list.sort((a, b) => compareText(a.id, b.id));
  return lists as Records;
}
