import type { Finding, Place } from '../finding/index.ts';
import { startOf } from '../finding/index.ts';
import type { Graph, Link } from '../link/index.ts';
import { type AnyRecord, type Ref, refOf } from '../schema/index.ts';

/** A link and the record it is written in. */
export interface Written {
  link: Link;
  record: AnyRecord;
}

/** Who names whom, by the file it is written in, so that one file can be put in place of itself. */
export class Links {
  readonly #byFile = new Map<string, Written[]>();
  readonly #to = new Map<Ref, Set<string>>();

  /** Takes in the links of a graph that are written in some files, all when not said. */
  take(graph: Graph, files?: ReadonlySet<string>): void {
    for (const file of files ?? [...this.#byFile.keys()]) this.#forget(file);
    for (const link of [...graph.links, ...graph.looping]) {
      const record = graph.find(link.from) ?? graph.keyResults.get(link.from)?.objective;
      if (record === undefined || (files !== undefined && !files.has(record.file))) continue;
      append(this.#byFile, record.file, { link, record });
      const files_ = this.#to.get(link.to) ?? new Set();
      this.#to.set(link.to, files_.add(record.file));
    }
  }

  #forget(file: string): void {
    for (const { link } of this.#byFile.get(file) ?? []) this.#to.get(link.to)?.delete(file);
    this.#byFile.set(file, []);
  }

  /** Links written in a file. */
  in(file: string): readonly Written[] {
    return this.#byFile.get(file) ?? [];
  }

  /** Links that lead to a record or key result, by file. */
  to(ref: Ref): Written[] {
    return [...(this.#to.get(ref) ?? [])]
      .sort()
      .flatMap((file) => this.in(file).filter(({ link }) => link.to === ref));
  }
}

/** Where a link is written: the id, a key of `values`, or the whole file that has the id as its name. */
export function placeOf({ link, record }: Written): Place {
  if (link.at.length === 0) return startOf(record.file);
  return link.at[0] === 'values' ? record.places.key(link.at) : record.places.value(link.at);
}

/** Names of a record and of what it holds. */
export function refsOf(record: AnyRecord): Ref[] {
  const self = refOf(record.kind, record.id);
  if (record.kind !== 'objective') return [self];
  const own = (record.data.key_results ?? []).map(({ id }) =>
    refOf('key-result', `${record.id}.${id}`),
  );
  return [self, ...own];
}

/** Findings by the file they stand in. */
export function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  return Map.groupBy(findings, ({ file }) => file);
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
