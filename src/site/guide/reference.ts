/** What the guide's reference pages are made from; `scripts/guide.ts` writes it from the code. */
export interface Reference {
  kinds: KindReference[];
  commands: CommandReference[];
  /** Flags that many commands know: how they are written, and what they mean. */
  globals: [string, string][];
  formulas: FormulaGroup[];
}

/** A kind of record, a line of a table, or the configuration: what it may say. */
export interface KindReference {
  /** Its word in the page's address. */
  id: string;
  /** `A KPI`. */
  title: string;
  /** What it is for, in one sentence. */
  purpose: string;
  /** Where its files are. */
  place: string;
  /** Who may read one that does not say it; null where that is not asked. */
  audience: string | null;
  fields: FieldReference[];
}

export interface FieldReference {
  /** Its path: `target.value`, `key_results[].id`. */
  path: string;
  depth: number;
  description: string;
  required: boolean;
  expected: string;
}

export interface CommandReference {
  name: string;
  group: string;
  summary: string;
  description: string;
  arguments: [string, string][];
  options: [string, string][];
  /** Flags of {@link Reference.globals} it knows, by their name. */
  takes: string[];
  formats: string[];
  examples: [string, string][];
  exits: [number, string][];
  notes: string;
}

export interface FormulaGroup {
  id: string;
  title: string;
  formulas: { key: string; title: string; formula: string; rule: string | null }[];
}
