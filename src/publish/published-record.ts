import type { Day } from '../calendar/index.ts';
import type { DeclaredStatus, ShareName } from '../measure/index.ts';

/** Names a thing on a page. `href` is an address below the site's base, null when it has no page. */
export interface Mention {
  kind: string;
  id: string;
  title: string;
  href: string | null;
}

/** A line of a file, and where the repository's provider shows it. */
export interface SourceLine {
  file: string;
  line: number;
  href: string | null;
}

/** Where a reader goes to change a record or see how it came about; null without a known provider. */
export interface Doors {
  source: string | null;
  edit: string | null;
  history: string | null;
}

/** A narrative: finished HTML, and components to be drawn in between. */
export type NarrativePart =
  | { type: 'html'; html: string }
  | { type: 'kpi' | 'trend'; kpi: string; block: boolean }
  | { type: 'progress'; objective: string; block: boolean };

export interface PublishedUnit {
  kind: 'percent' | 'count' | 'ratio' | 'duration' | 'currency' | 'score' | 'other';
  base: string | null;
  currency: string | null;
  symbol: string | null;
  precision: number | null;
}

export interface PublishedDeclared {
  status: DeclaredStatus | null;
  confidence: number | null;
  on: Day;
  by: Mention | null;
  /** Address of the check-in in the feed. */
  href: string | null;
}

/** What was decided, by whom it is done and by when. */
export interface PublishedDecision {
  text: string;
  owner: Mention | null;
  due: Day | null;
}

/** What every record's page has. */
export interface PublishedRecord extends Mention {
  href: string;
  summary: string | null;
  tags: string[];
  file: string;
  audience: string;
  narrative: NarrativePart[];
  doors: Doors;
  retired: { on: Day; reason: string | null; by: Mention | null } | null;
  changes: { on: Day; reason: string }[];
  live: boolean;
  current: boolean;
  /** Every number of the record, explained. */
  explanations: PublishedExplanation[];
  /** Which of the publication's findings are about it. */
  findings: number[];
  /** Which of the publication's events are about it, the last first. */
  history: number[];
}

/** How a number came about. */
export interface PublishedExplanation {
  /** The number's key (`attainment`); also its anchor on the page, `how-attainment`. */
  key: string;
  title: string;
  value: number | null;
  /** What it says where it is no number. */
  text: string | null;
  as: Written;
  unit: PublishedUnit | null;
  /** The formula in words, then with its figures put in. */
  formula: string;
  figures: string;
  /** Which rule decided, where one did. */
  rule: string | null;
  inputs: ExplainedInput[];
}

/** Alignment of a part of the organisation: numbers without names. */
export interface PartAlignment {
  index: number | null;
  shares: { name: ShareName; value: number | null; of: number; over: number }[];
}

/** How a number is written: a share of 1, a value in the record's unit, days, a count, words. */
export type Written = 'share' | 'value' | 'days' | 'count' | 'text';

/** One figure that went in, and where it is written. */
export interface ExplainedInput {
  name: string;
  value: number | null;
  text: string | null;
  as: Written;
  weight: number | null;
  record: Mention | null;
  source: SourceLine | null;
}

/** The repository as its provider shows it. */
export interface PublishedRepository {
  provider: string;
  url: string;
  branch: string;
  /**
   * Where its page for a new file is, with `{folder}`, `{name}` and mostly `{text}` to be filled in;
   * null where it has none.
   */
  newFile: string | null;
}
