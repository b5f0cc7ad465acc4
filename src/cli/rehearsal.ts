import { Buffer } from 'node:buffer';
import { compareText, type Finding } from '../finding/index.ts';
import { type Collected, judge } from '../index.ts';
import { parseFiles } from '../parse/index.ts';
import {
  type AnyRecord,
  collectRecords,
  FOLDERS,
  KINDS,
  type Records,
  type RecordsByFolder,
} from '../schema/index.ts';
import type { Organisation } from './organisation.ts';
import type { FilePlace } from './places.ts';

/** A file as it will be. */
export interface Planned extends FilePlace {
  text: string;
  /** What it holds now; null for a new one. */
  before: string | null;
}

/** What a write would change in the eyes of the check. */
export interface Rehearsal {
  /** Findings that are not there now. */
  added: Finding[];
  /** Records that the files hold. */
  records: AnyRecord[];
}

/** Judges the organisation as it would be with the planned files in place of what is there. */
export async function rehearse(organisation: Organisation, planned: Planned[]): Promise<Rehearsal> {
  const { result } = organisation;
  const files = planned.map(({ shown, within, text }) => {
    return { path: shown, within, root: '.', bytes: new Uint8Array(Buffer.from(text, 'utf8')) };
  });
  const parsed = await parseFiles(files);
  const made = collectRecords({ entries: parsed.entries, failed: parsed.failed }, result.config);
  const records = KINDS.flatMap((kind): AnyRecord[] => made.records[FOLDERS[kind]]);
  const next = withFiles(result.scorecard.graph.records, planned, records);
  const replaced = new Set(planned.map(({ shown }) => shown));
  const kept = result.scorecard.graph.broken.filter(({ file }) => !replaced.has(file));
  const broken = [...kept, ...made.broken];
  const findings = [...parsed.findings, ...made.findings];
  const judged = judge({ records: next, broken, findings } satisfies Collected, result);
  const before = new Set(result.findings.map(({ fingerprint }) => fingerprint));
  return { added: judged.findings.filter(({ fingerprint }) => !before.has(fingerprint)), records };
}

function withFiles(present: Records, planned: Planned[], records: AnyRecord[]): Records {
  const replaced = new Set(planned.map(({ shown }) => shown));
  const next = Object.entries(present as RecordsByFolder).map(([folder, list]) => {
    const kept = list.filter(({ file }) => !replaced.has(file));
    const added = records.filter(({ kind }) => FOLDERS[kind] === folder);
    return [folder, [...kept, ...added].sort((a, b) => compareText(a.id, b.id))];
  });
  return Object.fromEntries(next) as Records;
}
