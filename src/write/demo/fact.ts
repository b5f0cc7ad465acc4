import type { Moment } from './moment.ts';

/** Something that became true of one file. Facts of one moment, author and message are one commit. */
export interface Fact {
  /** The file's path today. */
  path: string;
  at: Moment;
  /** Id of the person. */
  by: string;
  message: string;
  /** The change request it belongs to; absent for what is committed to the main branch directly. */
  request?: string;
  /** The text before, from the text after. */
  undo?: (after: string) => string;
  /** The path before, from the path after. */
  was?: (path: string) => string;
}

/** Whether the file begins with this fact: there is nothing before it. */
export function isBirth({ undo, was }: Fact): boolean {
  return undo === undefined && was === undefined;
}

/** A change request: its commits lie on a branch of their own until they are merged. */
export interface ChangeRequest {
  branch: string;
  title: string;
  /** Id of the person who merges. */
  by: string;
  at: Moment;
  /** `squash`: its one commit keeps its author, and the one who merges becomes the committer. */
  how: 'merge' | 'squash';
}
