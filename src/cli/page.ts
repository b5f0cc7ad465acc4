import { createPage, type Page } from '../report/index.ts';
import { hasColour } from './colour.ts';
import type { Io, Output } from './io.ts';

/** How an output, stdout unless said, is set: its colours and width. */
export function pageOf(io: Io, output: Output = io.stdout): Page {
  return createPage(hasColour(io, output), output.columns);
}
