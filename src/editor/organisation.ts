import { compareText, type Finding } from '../finding/index.ts';
import { type Ids, idsOf, linkRecords } from '../link/index.ts';
import {
  type AnyRecord,
  type BrokenRecord,
  FOLDERS,
  KINDS,
  type Records,
  type RecordsByFolder,
  type Ref,
  refOf,
} from '../schema/index.ts';
import { Content } from './content.ts';
import { judgeCollected, type Standing } from './judgement.ts';
import { byFile, Links, refsOf } from './links.ts';
import { isNearby } from './nearby.ts';
import type { Surroundings } from './settings.ts';
import type { Answer } from './whole.ts';

/** So many keystrokes one list of ids makes suggestions for. */
const IDS_LAST = 100;

/**
 * An organisation as an editor has it. A change of one file is judged at once with what that file
 * leads to and what leads to it; rules that look at everything follow when the whole was judged.
 */
export class Organisation {
  readonly content: Content;
  readonly links = new Links();
  readonly #records = new Map<string, AnyRecord[]>();
  readonly #broken = new Map<string, BrokenRecord[]>();
  readonly #byRef = new Map<Ref, AnyRecord>();
  #ids: { ids: Ids; key: string; left: number } | null = null;
  /** What was found, by file: the newest that is known of each. */
  #findings = new Map<string, Finding[]>();
  #standings: ReadonlyMap<Ref, Standing> = new Map();
  /** The turn at which each file changed last. */
  readonly #changed = new Map<string, number>();

  constructor(root: string, surroundings: Surroundings) {
    this.content = new Content(root, surroundings);
  }

  /** Reads everything that changed on the disk. */
  async load(): Promise<void> {
    await this.content.load();
    this.#collectAll();
  }

  #collectAll(): void {
    const collected = this.content.collect();
    this.#records.clear();
    this.#byRef.clear();
    this.#broken.clear();
    for (const record of everyRecord(collected.records)) this.#add(record);
    for (const [file, list] of Map.groupBy(collected.broken, (one) => one.file)) {
      this.#broken.set(file, list);
    }
    this.#ids = null;
    this.links.take(linkRecords(collected, collected.config).graph);
  }

  /** Takes in the text of a file, null for that of the disk, and judges the file in its neighbourhood. */
  async change(path: string, text: string | null, turn: number): Promise<void> {
    const read = await this.content.set(path, text);
    if (read === 'nothing') return;
    this.#changed.set(path, turn);
    if (read === 'everything') this.#collectAll();
    const collected = this.content.collectFrom(path);
    if (collected === null) {
      this.#takeBeside(path);
      return;
    }
    for (const { kind, id } of this.#records.get(path) ?? []) this.#byRef.delete(refOf(kind, id));
    this.#records.delete(path);
    const own = everyRecord(collected.records);
    for (const record of own) this.#add(record);
    this.#broken.set(path, collected.broken);
    this.#judge(path, own, collected.findings);
  }

  /** The configuration, whose shape is known at once, or a file that is gone. */
  #takeBeside(path: string): void {
    const own = this.content.settings.findings.filter(({ file }) => file === path);
    const before = (this.#findings.get(path) ?? []).filter(
      ({ rule }) => !rule.startsWith('content/'),
    );
    const isThere = this.content.entry(path) !== null || own.length > 0;
    this.#findings.set(path, isThere ? [...own, ...before] : []);
  }

  #add(record: AnyRecord): void {
    this.#records.set(record.file, [...(this.#records.get(record.file) ?? []), record]);
    this.#byRef.set(refOf(record.kind, record.id), record);
  }

  #judge(path: string, own: AnyRecord[], findings: readonly Finding[]): void {
    const { config } = this.content.settings;
    const ids = this.#idsNow();
    const alone = { records: sorted(own), broken: [] };
    this.links.take(linkRecords(alone, config, ids).graph, new Set([path]));
    const near = this.#neighbourhood(own);
    const broken = [...this.#broken.values()].flat();
    const judged = judgeCollected(
      { records: sorted(near), broken, findings, config },
      this.content.settings,
      ids,
    );
    const local = judged.findings.filter((one) => one.file === path && isNearby(one.rule));
    const wide = (this.#findings.get(path) ?? []).filter(({ rule }) => !isNearby(rule));
    this.#findings.set(path, [...local, ...wide]);
  }

  /** Records, what they lead to however far, what leads to them, and what that leads to. */
  #neighbourhood(own: readonly AnyRecord[]): AnyRecord[] {
    const near = new Set<AnyRecord>();
    const open = [...own];
    for (const ref of [...own, ...this.#subjectsOf(own)].flatMap(refsOf)) {
      for (const { record } of this.links.to(ref)) open.push(record);
    }
    for (let record = open.pop(); record !== undefined; record = open.pop()) {
      const now = this.#byRef.get(refOf(record.kind, record.id));
      if (now === undefined || near.has(now)) continue;
      near.add(now);
      for (const { link } of this.links.in(now.file)) {
        const next = this.find(link.to);
        if (next !== undefined) open.push(next);
      }
      if (now.kind === 'kpi') open.push(...this.#valuesOf(now));
    }
    return [...near];
  }

  /** What measurements and check-ins are about: they are judged by what else is said of that. */
  #subjectsOf(own: readonly AnyRecord[]): AnyRecord[] {
    const notes = own.filter(({ kind }) => kind === 'measurement' || kind === 'check-in');
    const links = notes.flatMap(({ file }) => this.links.in(file));
    const told = links.filter(({ link }) => ['values-of', 'about', 'explains'].includes(link.kind));
    return [...new Set(told.flatMap(({ link }) => this.find(link.to) ?? []))];
  }

  #valuesOf({ kind, id }: AnyRecord): AnyRecord[] {
    const values = this.links.to(refOf(kind, id)).filter(({ link }) => link.kind === 'values-of');
    return values.map(({ record }) => record);
  }

  #holder(ref: Ref): Ref {
    return ref.startsWith('key-result:')
      ? refOf('objective', ref.slice('key-result:'.length).split('.')[0] ?? '')
      : ref;
  }

  #idsNow(): Ids {
    const key = `${this.#byRef.size}`;
    const { config } = this.content.settings;
    if (this.#ids === null || this.#ids.left-- <= 0 || this.#ids.key !== key) {
      const ids = idsOf(
        { records: this.records(), broken: [...this.#broken.values()].flat() },
        config,
      );
      this.#ids = { ids, key, left: IDS_LAST };
    }
    return this.#ids.ids;
  }

  /** Takes in how the whole stood at a turn; files that changed since keep what is known of them. */
  hear({ turn, findings, standings }: Answer): void {
    const all = byFile(findings);
    for (const [file, at] of this.#changed) {
      if (at > turn) all.set(file, this.#findings.get(file) ?? []);
      else this.#changed.delete(file);
    }
    this.#findings = all;
    this.#standings = standings;
  }

  findings(): ReadonlyMap<string, readonly Finding[]> {
    return this.#findings;
  }

  standing(ref: Ref): Standing | null {
    return this.#standings.get(ref) ?? null;
  }

  find(ref: Ref): AnyRecord | undefined {
    return this.#byRef.get(this.#holder(ref));
  }

  /** The records written in a file. */
  recordsIn(path: string): readonly AnyRecord[] {
    return this.#records.get(path) ?? [];
  }

  records(): Records {
    return sorted([...this.#byRef.values()]);
  }
}

function everyRecord(records: Records): AnyRecord[] {
  return KINDS.flatMap((kind): AnyRecord[] => records[FOLDERS[kind]]);
}

function sorted(records: readonly AnyRecord[]): Records {
  const lists = Object.fromEntries(
    KINDS.map((kind) => [FOLDERS[kind], []]),
  ) as unknown as RecordsByFolder;
  for (const record of records) lists[FOLDERS[record.kind]].push(record);
  for (const list of Object.values(lists)) list.sort((a, b) => compareText(a.id, b.id));
  return lists as Records;
}
