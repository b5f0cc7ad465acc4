import type { z } from 'zod';
import type { EntityRef, Place, Related, Severity } from '../finding/index.ts';
import type { Scorecard } from '../measure/index.ts';

/** What a rule reports; the audit adds rule, severity and docs. */
export interface Report {
  message: string;
  expected?: string | undefined;
  hint?: string | undefined;
  place: Place;
  entity?: EntityRef | undefined;
  chain?: string[] | undefined;
  related?: Related[] | undefined;
}

export type PresetName = 'minimal' | 'recommended' | 'strict';
export type RuleSeverity = Severity | 'off';

/** A rule: metadata and one pure function over the finished scorecard. Its page is `NAME.md` beside it. */
export interface Rule<Options extends z.ZodObject = z.ZodObject> {
  /** `kpi/has-target`: also its file, its page and its test. */
  id: string;
  /** One line: what it demands. */
  demands: string;
  severity: Record<PresetName, RuleSeverity>;
  /** zod object with a default for every option; `z.strictObject({})` when there are none. */
  options: Options;
  judge(scorecard: Scorecard, options: z.output<Options>): Iterable<Report>;
}
