import { z } from 'zod';
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
  /**
   * Always an error, never turned down, turned off or suppressed: the rest, or somebody's privacy,
   * rests on it.
   */
  structure: boolean;
  /** zod object with a default for every option; `z.strictObject({})` when there are none. */
  options: Options;
  /** Absent when an earlier stage (read, parse, schema, link) or the audit itself judges it. */
  judge?(scorecard: Scorecard, options: z.output<Options>): Iterable<Report>;
}

/** What a rule's own file says; {@link defineRule} adds what follows from it. */
interface RuleDraft<Options extends z.ZodObject> {
  id: string;
  demands: string;
  /** Its severity in the preset `recommended`. */
  recommended: Severity;
  options?: Options;
  judge(scorecard: Scorecard, options: z.output<Options>): Iterable<Report>;
}

const NO_OPTIONS = z.strictObject({});
const STRICTER: Record<Severity, Severity> = { error: 'error', warn: 'error', info: 'warn' };

/** A rule over the scorecard: off in `minimal`, one step more severe in `strict`. */
export function defineRule<Options extends z.ZodObject = typeof NO_OPTIONS>(
  draft: RuleDraft<Options>,
): Rule {
  const { id, demands, recommended, judge } = draft;
  const severity = { minimal: 'off', recommended, strict: STRICTER[recommended] } as const;
  return { id, demands, severity, structure: false, options: draft.options ?? NO_OPTIONS, judge };
}

/** A rule that guards the structure or people: an error in every preset. Without `judge`, an earlier stage finds it. */
export function defineStructureRule<Options extends z.ZodObject = typeof NO_OPTIONS>(
  draft: Omit<RuleDraft<Options>, 'recommended' | 'judge'> &
    Partial<Pick<RuleDraft<Options>, 'judge'>>,
): Rule {
  const { id, demands, judge, options = NO_OPTIONS } = draft;
  const severity = { minimal: 'error', recommended: 'error', strict: 'error' } as const;
  return { id, demands, severity, structure: true, options, ...(judge ? { judge } : {}) };
}
