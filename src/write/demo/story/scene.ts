import type { Day } from '../../../calendar/index.ts';

/** One change of one file, told backwards: how the text after it becomes the text before it. */
export type Edit = { path: string } & (
  | { now: string; before: string }
  /** From this phrase to the end of the file. */
  | { since: string; before: string }
  /** Top-level fields that came with the change. */
  | { fields: readonly string[] }
  /** The narrative below the fields came with the change. */
  | { narrative: 'new' }
  /** The id it had before. */
  | { formerly: string }
  /** A YAML file that became a Markdown file to have a narrative. */
  | { ending: 'yaml' }
);

/** A change somebody made on a day. Paths are below `content/`, but for `throughline.yaml`. */
export interface Scene {
  on: Day;
  /** `HH:MM` where the person works. */
  at?: string;
  by: string;
  message: string;
  edits: readonly Edit[];
  /** Came by a change request that was squashed. */
  request?: { branch: string; by: string; on: Day; at: string };
}
