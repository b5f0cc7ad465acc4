import type { Comparison } from '../compare/index.ts';
import type { Head } from './check-output.ts';
import { verdictOf } from './compare-words.ts';

/** What `throughline compare --format json` prints; its schema is `schemas/compare-output.json`. */
export interface CompareOutput extends Head, Comparison {
  verdict: string;
}

/** A comparison as JSON; `head` is that of the later state. */
export function compareOutput(head: Head, comparison: Comparison): CompareOutput {
  const { isEmpty, ...rest } = comparison;
  return { ...head, isEmpty, verdict: verdictOf(comparison).join('; '), ...rest };
}
