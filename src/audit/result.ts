import type { Day } from '../calendar/index.ts';
import type { Timeline } from '../history/index.ts';
import type { Scorecard } from '../measure/index.ts';
import type { Config, Debt } from '../schema/index.ts';
import type { Judgement } from './audit-scorecard.ts';

/** Everything one run knows: what reports, the publication and every other consumer begin from. */
export interface Result extends Judgement {
  tool: { name: string; version: string };
  /** Full hash of the commit that is checked out; null without one. */
  commit: string | null;
  asOf: Day;
  config: Config;
  /** What the organisation has agreed to mend later. */
  debt: Debt;
  /** Paths of the encrypted files that nobody here could open. */
  encrypted: readonly string[];
  scorecard: Scorecard;
  /** What happened to every record; null where no history was read. */
  timelines: readonly Timeline[] | null;
  /**
   * The configurations that stood before and after a commit came to the main line, null for what is
   * not committed; absent where none but today's is known.
   */
  configAt?: ((landedBy: string | null) => { before: Config; after: Config }) | undefined;
}
