import type { Day, PeriodCalendar } from '../calendar/index.ts';
import type { Place } from '../finding/index.ts';
import type { Places, YamlValue } from '../parse/index.ts';
import type { RuleSetting } from './config-schema.ts';
import type { Folder } from './kind.ts';
import type { LocalRule } from './local-rule.ts';
import type { Audience } from './record.ts';

export interface Perspective {
  id: string;
  title: string;
}

/** `throughline.yaml` with every default filled in; what may be absent is null. */
export interface Config {
  version: 1;
  organization: { name: string; mission: string | null; vision: string | null; url: string | null };
  content: string[];
  /** Where each of them is written; empty where none is. */
  contentPlaces: readonly Place[];
  repository: { url: string | null; branch: string };
  calendar: PeriodCalendar & { timezone: string; as_of: Day | null };
  /** From the bottom of the strategy map to its top. */
  perspectives: Perspective[];
  /** Pace needed. */
  status: { on_track: number; at_risk: number };
  /** Which patterns count as signals where a KPI's own limits do not say it. */
  limits: { rule_set: 'wheeler' | 'nhs' };
  /** From the widest to the narrowest. */
  audiences: Audience[];
  /**
   * Default audience by folder, as written; {@link defaultAudience} knows the rest. Where a fault hides
   * what was meant, the narrowest.
   */
  publish: Partial<Record<Folder, Audience>>;
  audit: {
    extends: 'minimal' | 'recommended' | 'strict';
    rules: Record<string, RuleSetting>;
    debt: string;
    /** Rules of one's own, those without a fault. */
    local: readonly LocalRule[];
  };
  site: {
    base: string;
    url: string | null;
    title: string;
    accent: string | null;
    /** Path of an image in the repository. */
    logo: string | null;
  };
  /** The file the places are in, also when it does not exist. */
  file: string;
  /** Finds the place of any key; the start of the file where there is none. */
  places: Places;
  /** False where there is a file that nobody could read. */
  isReadable: boolean;
  /**
   * Top-level keys that may have said more than stands here: those with a finding, and every key of a
   * file that could not be read. Nothing is judged on what is absent from them.
   */
  faulty: ReadonlySet<string>;
  /** What the file says, without what was faulty. */
  given: { [key: string]: YamlValue };
}
