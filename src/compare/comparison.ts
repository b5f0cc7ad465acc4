import type { Day } from '../calendar/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Change, Difference } from '../history/index.ts';
import type { Share, ShareName, Status } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';

/** A value of both states; null where a state has none. */
export interface BeforeAfter<T> {
  before: T;
  after: T;
}

/** When a goal was due before it changed, and how far off that day is. */
export interface Due {
  on: Day;
  /** Whether that is the last day of a cycle. */
  isCycleEnd: boolean;
  /** From today to that day; negative after it. */
  days: number;
}

/** A record that was added, removed or altered. */
export interface ChangedRecord extends Difference {
  title: string;
  due: Due | null;
}

/** How a record or key result stands. */
export interface Standing {
  status: Status;
  /** Progress as a roll-up takes it. */
  score: number | null;
}

/** A record that stands otherwise than before; null where it was not there. */
export interface StandingChange extends BeforeAfter<Standing | null> {
  ref: Ref;
  title: string;
}

/** What is different between two states of an organisation, and what that touches. */
export interface Comparison {
  /** Whether nothing at all is different. */
  isEmpty: boolean;
  /** The commits compared; `after` null for files on the disk. */
  commits: BeforeAfter<string | null>;
  records: ChangedRecord[];
  /** What changed in throughline.yaml, its defaults filled in. */
  settings: Change[];
  standings: StandingChange[];
  alignment: {
    index: BeforeAfter<number | null>;
    shares: Record<ShareName, BeforeAfter<number | null>>;
  };
  /** Records not changed themselves that lie above or below those that are, in either state. */
  touched: { above: Ref[]; below: Ref[] };
  /** By fingerprint. */
  findings: { added: Finding[]; mended: Finding[]; kept: Finding[] };
  /** Of the live KPIs and objectives added or altered, those that reach a live priority. */
  traceability: Share;
}
