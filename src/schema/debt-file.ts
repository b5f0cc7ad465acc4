import { z } from 'zod';
import { createFinding, type Finding, type Place, startOf } from '../finding/index.ts';
import { type DocumentEntry, parseFile } from '../parse/index.ts';
import { type Fault, faultsIn } from './fault.ts';
import { findingsOf } from './judgement.ts';
import { listOf, map, must, text, wholeCount } from './kinds/field.ts';

/** So many findings of one rule in one file that are tolerated. */
export interface DebtEntry {
  file: string;
  rule: string;
  count: number;
  /** Where the debt file says so. */
  place: Place;
}

/** What an organisation has agreed to mend later. */
export interface Debt {
  /** Path of the debt file, also where there is none. */
  file: string;
  /** `none`: nothing was ever tolerated. `faulty`: what could not be read of it tolerates nothing. */
  state: 'none' | 'sound' | 'faulty';
  /** Each file and rule once. */
  entries: readonly DebtEntry[];
}

const entrySchema = map({
  file: must(text, 'The file the findings are in.'),
  rule: must(text, 'The rule that finds them.'),
  count: must(wholeCount.min(1), 'How many of them are tolerated.'),
});

const debtSchema = map({
  version: must(z.literal(1), 'The version of this file; 1.'),
  entries: must(listOf(entrySchema), 'What is tolerated.'),
});

/** An organisation that tolerates nothing. */
export function noDebt(file: string): Debt {
  return { file, state: 'none', entries: [] };
}

/** The debt in the bytes of its file. What is faulty is reported and tolerates nothing. */
export function readDebt(
  file: string,
  bytes: Uint8Array | Finding,
): { debt: Debt; findings: Finding[] } {
  const faulty = { file, state: 'faulty', entries: [] } as const;
  if (!(bytes instanceof Uint8Array)) return { debt: faulty, findings: [bytes] };
  if (bytes.every((byte) => byte <= 0x20)) return { debt: faulty, findings: [refuseEmpty(file)] };
  // JSON is YAML, and read so every value has a place.
  const parsed = parseFile({ path: file, within: 'debt.yaml', root: '.', bytes });
  if (parsed.entry === null || parsed.entry.format === 'csv') {
    return { debt: faulty, findings: parsed.findings };
  }
  const { data, places } = parsed.entry;
  const faults = faultsIn(debtSchema, data, 'the debt file');
  const { entries, twice } = soundEntries(parsed.entry, faults);
  const all = [...faults, ...twice];
  const state = all.length === 0 ? 'sound' : 'faulty';
  return {
    debt: { file, state, entries },
    findings: [...parsed.findings, ...findingsOf(all, places)],
  };
}

function soundEntries(
  { data, places }: DocumentEntry,
  faults: readonly Fault[],
): { entries: DebtEntry[]; twice: Fault[] } {
  const broken = new Set(faults.map(({ path }) => (path[0] === 'entries' ? path[1] : undefined)));
  const list = Array.isArray(data['entries']) ? data['entries'] : [];
  const known = new Set<string>();
  const entries: DebtEntry[] = [];
  const twice: Fault[] = [];
  for (const [index, item] of list.entries()) {
    if (broken.has(index)) continue;
    const { file, rule, count } = item as Pick<DebtEntry, 'file' | 'rule' | 'count'>;
    const key = `${file}\0${rule}`;
    if (known.has(key)) twice.push(stoodBefore(index, rule, file));
    else entries.push({ file, rule, count, place: places.value(['entries', index]) });
    known.add(key);
  }
  return { entries, twice };
}

function stoodBefore(index: number, rule: string, file: string): Fault {
  return {
    path: ['entries', index],
    at: 'value',
    message: `There is an earlier entry for ${rule} in ${file}.`,
    expected: 'one entry for each rule in a file',
    hint: 'Remove one of the two; until then the first one counts.',
    fields: ['entries'],
  };
}

function refuseEmpty(file: string): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: 'The file of tolerated findings is empty.',
    expected: '`{"version": 1, "entries": []}` where nothing is tolerated',
    hint: 'Restore it from an earlier commit, or remove it if nothing is tolerated.',
    place: startOf(file),
  });
}
