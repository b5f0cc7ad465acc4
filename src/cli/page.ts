import { createPage, type Page } from '../report/index.ts';
import { hasColour } from './colour.ts';
import type { Io } from './io.ts';

/** How output on stdout is set: its colours and width. */
export function pageOf(io: Io): Page {
  return createPage(hasColour(io), io.stdout.columns);
}
