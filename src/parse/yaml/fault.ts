import type { Path } from '../entry.ts';

/** Something a YAML text may not say, at offsets of that text. */
export interface Fault {
  from: number;
  to: number;
  message: string;
  expected?: string;
  hint?: string;
  /** Path of the key that stood first, where this one repeats it. */
  first?: Path;
}
