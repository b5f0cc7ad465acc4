import type { Body, Places } from '../parse/index.ts';
import type { Folder, Kind, Ref } from './kind.ts';
import type { DataOf } from './kinds/index.ts';

/** Who may read; from widest to narrowest. The list itself is configurable. */
export type Audience = string;

/** One record of a kind, validated. */
export interface RecordOf<K extends Kind> {
  kind: K;
  id: string;
  /** `kind:id`, made once: it is the key of every look-up. */
  ref: Ref;
  /** Relative to the repository's root. */
  file: string;
  /** Its own `audience`, else its kind's default. A measurement has its KPI's, set when linked. */
  audience: Audience;
  data: DataOf<K>;
  /** The narrative as written, and how to read it. */
  body: (Body & { format: 'md' | 'mdx' }) | null;
  /** Finds the place of any of its fields. For one line of a CSV, paths are the line's columns. */
  places: Places;
  /**
   * Top-level fields that already have a finding (and, for a misspelt key, the field that was
   * probably meant): they are absent from `data`, and rules stay silent about them. A measurement
   * with `points` among them has them all but for the rows that have a finding.
   */
  faulty: ReadonlySet<string>;
}

export type AnyRecord = { [K in Kind]: RecordOf<K> }[Kind];

/** A file whose record could not be read at all; references to it are not reported again. */
export interface BrokenRecord {
  kind: Kind;
  id: string;
  file: string;
  /** Who may know of it: what it says, else its kind's default; the narrowest where it may say more. */
  audience: Audience;
}

/** Every record by its folder's word, each list sorted by id. */
export type Records = { [K in Kind as typeof import('./kind.ts').FOLDERS[K]]: RecordOf<K>[] };

/** Every list of records, as one iterable in the order of the kinds. */
export type RecordsByFolder = Record<Folder, AnyRecord[]>;
