import type { Locator, Place } from '../finding/index.ts';

/** What YAML 1.2 core can say: no dates, no undefined. Maps have no prototype surprises: plain keys only. */
export type YamlValue = null | boolean | number | string | YamlValue[] | YamlMap;
export interface YamlMap {
  [key: string]: YamlValue;
}

/** Where in an entry: keys and indices from the top, `['target', 'value']`; a CSV cell is `[row, column]`. */
export type Path = readonly (string | number)[];

/** Finds places in one entry, on demand. */
export interface Places {
  /**
   * Place of the value at `path`: a scalar's exact source with its quotes, a list or map from its
   * first to its last character. Of the nearest enclosing key when it is absent or empty; the
   * file's first line when nothing encloses it.
   */
  value(path: Path): Place;
  /** Place of the last key of `path`; of the nearest enclosing key when it is absent. */
  key(path: Path): Place;
}

/** A piece of a narrative, in the order of the text: Markdown to be rendered, or one of our components. */
export type NarrativePart =
  | { kind: 'markdown'; text: string }
  | {
      kind: 'component';
      name: string;
      attributes: Readonly<Record<string, string>>;
      /** Stands on lines of its own; otherwise inside the sentence of the parts around it. */
      block: boolean;
      place: Place;
    };

/** What a record tells in words. */
export interface Body {
  /** As written. */
  text: string;
  /** Where `text` begins in the file. */
  offset: number;
  /** What may be shown. Empty for MDX that has not been judged, or was judged unsafe. */
  parts: readonly NarrativePart[];
}

interface EntryBase {
  /** Relative to the repository's root. */
  file: string;
  /** Path below its content root. */
  within: string;
  locator: Locator;
  places: Places;
}

/** A Markdown, MDX or YAML file: one map of data, perhaps a narrative. */
export interface DocumentEntry extends EntryBase {
  format: 'md' | 'mdx' | 'yaml';
  data: YamlMap;
  body: Body | null;
}

/** A CSV file: a header and rows of text cells. */
export interface TableEntry extends EntryBase {
  format: 'csv';
  columns: string[];
  rows: TableRow[];
}

export interface TableRow {
  /** Line in the file, starting at 1. */
  line: number;
  /** Cells in the order of `columns`, trimmed; an absent or empty cell is ''. */
  cells: string[];
}

export type Entry = DocumentEntry | TableEntry;
