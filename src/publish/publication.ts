import type { Day } from '../calendar/index.ts';
import type { Severity } from '../finding/index.ts';
import type {
  CheckInRhythm,
  DeclaredStatus,
  Freshness,
  SeriesPeriod,
  ShareName,
  Status,
  StatusReason,
} from '../measure/index.ts';
import type {
  PublishedCheckIn,
  PublishedCycle,
  PublishedInitiative,
  PublishedKpi,
  PublishedObjective,
  PublishedPerson,
  PublishedPriority,
  PublishedTeam,
} from './published.ts';

export type {
  CheckInRhythm,
  DeclaredStatus,
  Freshness,
  SeriesPeriod,
  Severity,
  ShareName,
  Status,
  StatusReason,
};

/** All that the site may know: plain JSON, made for one audience. What is not in it cannot leak. */
export interface Publication {
  version: 1;
  tool: { name: string; version: string };
  audience: string;
  asOf: Day;
  commit: string | null;
  organization: { name: string; mission: string | null; vision: string | null; url: string | null };
  site: { title: string; base: string; url: string | null; accent: string | null };
  repository: { provider: string; url: string; branch: string } | null;
  /** Folder words of the kinds that by default are not for this audience: from the configuration, never a count. */
  withheldKinds: string[];
  perspectives: { id: string; title: string }[];
  weekStart: string;
  priorities: PublishedPriority[];
  objectives: PublishedObjective[];
  kpis: PublishedKpi[];
  initiatives: PublishedInitiative[];
  checkIns: PublishedCheckIn[];
  cycles: PublishedCycle[];
  teams: PublishedTeam[];
  people: PublishedPerson[];
  /** Records that could not be read, each shown as a card in its place. */
  broken: BrokenCard[];
  alignment: PublishedAlignment;
  findings: PublishedFinding[];
  suppressed: number;
  tolerated: number;
  rules: PublishedRule[];
}

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
  /** A new check-in about the record, its file begun. */
  checkIn: string | null;
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
}

/** How a number is written: a share of 1, a value in the record's unit, days, a count, words. */
export type Written = 'share' | 'value' | 'days' | 'count' | 'text';

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

export interface PublishedFinding {
  rule: string;
  severity: Severity;
  message: string;
  expected: string | null;
  hint: string | null;
  source: SourceLine;
  /** The record it is about, where it has a page. */
  record: Mention | null;
  /** Who answers for that record. */
  owner: Mention | null;
  chain: string[];
}

export interface PublishedRule {
  id: string;
  demands: string;
  /** As configured: `off` when it is not judged. */
  severity: Severity | 'off';
  /** The rule's page as HTML, from its Markdown. */
  html: string;
}

/** A record that could not be read: its place is kept, its words are not repeated. */
export interface BrokenCard {
  kind: string;
  id: string;
  file: string;
  source: SourceLine;
  faults: { rule: string; demands: string; line: number }[];
}

export interface PublishedShare {
  name: ShareName;
  value: number | null;
  of: number;
  over: number;
  missing: Mention[];
}

export interface PublishedAlignment {
  index: number | null;
  shares: PublishedShare[];
}

/** Alignment of a part of the organisation: numbers without names. */
export interface PartAlignment {
  index: number | null;
  shares: { name: ShareName; value: number | null; of: number; over: number }[];
}
