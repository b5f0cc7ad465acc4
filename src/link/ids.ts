import { compareText, nearest } from '../finding/index.ts';
import type { AnyRecord, BrokenRecord, Ref } from '../schema/index.ts';
import { refOf, splitRef } from '../schema/index.ts';
import type { KeyResultNode } from './graph.ts';
import type { Target } from './reference.ts';

/**
 * How many unknown ids are compared with the known ones: each comparison reads every id, and a
 * repository in which thousands are unknown has another fault than misspelling.
 */
const MOST_SUGGESTED = 200;

/** Everything that can be named, by id. */
export class Ids {
  readonly #targets = new Map<string, Map<Target, Ref>>();
  readonly #broken = new Set<Ref>();
  readonly #former = new Map<string, Ref[]>();
  readonly #idsOf = new Map<Target, string[]>();
  readonly #suggestions = new Map<string, string[]>();

  readonly #answers = new Map<readonly Target[], Map<string, Ref>>();

  /** Whether every content folder was read: where one was not, an id may be in there. */
  readonly isWhole: boolean;

  /**
   * Takes in records and key results; the key results of unreadable objectives count as broken. A
   * file of measurements has the id of what it measures, and nothing names it.
   */
  constructor(
    records: Iterable<AnyRecord>,
    broken: readonly BrokenRecord[],
    keyResults: Iterable<KeyResultNode>,
    isWhole = true,
  ) {
    this.isWhole = isWhole;
    for (const record of records) {
      if (record.kind === 'measurement') continue;
      this.#add(record.kind, record.id, record.ref);
      for (const id of record.data.formerly ?? []) this.#rename(id, record.ref);
      if (record.faulty.has('key_results')) this.#broken.add(refOf('key-result', record.id));
    }
    for (const { kind, id } of broken) {
      this.#broken.add(refOf(kind, id));
      if (kind === 'objective') this.#broken.add(refOf('key-result', id));
    }
    for (const { ref } of keyResults) this.#add('key-result', splitRef(ref).id, ref);
  }

  /** The kinds of which something has this id, readable or not, among `allowed`. */
  named(id: string, allowed: readonly Target[]): Target[] {
    const known = this.#targets.get(id);
    const isSound = this.#broken.size === 0;
    return allowed.filter(
      (target) => known?.has(target) || (!isSound && this.isBroken(target, id)),
    );
  }

  /** What has been found to be named among some kinds, by the text that names it. */
  answersAmong(allowed: readonly Target[]): Map<string, Ref> {
    const known = this.#answers.get(allowed) ?? new Map<string, Ref>();
    if (known.size === 0) this.#answers.set(allowed, known);
    return known;
  }

  isKnown(target: Target, id: string): boolean {
    return this.#targets.get(id)?.has(target) ?? false;
  }

  /** Whether it may be there, in a record or list that could not be read. */
  isBroken(target: Target, id: string): boolean {
    if (this.#broken.size === 0 || this.isKnown(target, id)) return false;
    if (target !== 'key-result') return this.#broken.has(refOf(target, id));
    const dot = id.lastIndexOf('.');
    return dot >= 0 && this.#broken.has(refOf(target, id.slice(0, dot)));
  }

  /** The reference of what is known by an id: always the same text, so that look-ups are quick. */
  refOf(target: Target, id: string): Ref {
    return this.#targets.get(id)?.get(target) ?? refOf(target, id);
  }

  /** Every kind of which something has this id. */
  kindsOf(id: string): Target[] {
    return [...(this.#targets.get(id)?.keys() ?? [])];
  }

  /** The record that was called `id` before, if just one was. */
  renamed(id: string, allowed: readonly Target[]): Ref | null {
    const refs = this.#former
      .get(id)
      ?.filter((ref) => allowed.some((k) => ref.startsWith(`${k}:`)));
    return refs?.length === 1 && refs[0] !== undefined ? refs[0] : null;
  }

  /** The ids, among the kinds allowed, that may have been meant by `id`; best first. */
  near(id: string, allowed: readonly Target[]): string[] {
    const key = `${allowed.join()} ${id}`;
    const known = this.#suggestions.get(key);
    if (known) return known;
    if (this.#suggestions.size >= MOST_SUGGESTED) return [];
    const isDotted = id.includes('.') && allowed.includes('key-result');
    const kinds = isDotted ? (['key-result'] as const) : allowed;
    const found = nearest(id, new Set(kinds.flatMap((target) => this.#idsOf.get(target) ?? [])));
    this.#suggestions.set(key, found);
    return found;
  }

  #add(target: Target, id: string, ref: Ref): void {
    const targets = this.#targets.get(id);
    if (targets) targets.set(target, ref);
    else this.#targets.set(id, new Map([[target, ref]]));
    const ids = this.#idsOf.get(target);
    if (ids) ids.push(id);
    else this.#idsOf.set(target, [id]);
  }

  #rename(id: string, ref: Ref): void {
    const refs = [...(this.#former.get(id) ?? []), ref].sort(compareText);
    this.#former.set(id, refs);
  }
}
