import type { PublishedUnit } from '../../../publish/index.ts';

/** What a page tells the interactive picture besides the table of values. */
export interface ExploreSettings {
  title: string;
  /** Address of the table of values. */
  data: string;
  unit: PublishedUnit | null;
  decimals: number;
  target: number | null;
  min: number | null;
  max: number | null;
  standard: number | null;
  forecast: { by: string; value: number; low: number; high: number } | null;
  /** What stands before a commit's hash in its address; null without a known repository. */
  commits: string | null;
}
