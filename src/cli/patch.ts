import { structuredPatch } from 'diff';
import { visible } from '../report/index.ts';

/** More lines to take away and add than anybody reads; beyond it the search for them takes too long. */
const MOST_EDITS = 20_000;

/** What changes in a file as a unified diff, characters nobody sees made visible. */
export function patchText(file: string, before: string, after: string): string {
  const options = { context: 3, maxEditLength: MOST_EDITS };
  const patch = structuredPatch(file, file, before, after, undefined, undefined, options);
  const name = visible(file);
  if (patch === undefined) return `--- a/${name}\n+++ b/${name}\n(too many lines change to show)\n`;
  const hunks = patch.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    const shown = lines.map((line) => visible(line.replace(/\r$/, '')));
    return [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...shown].join('\n');
  });
  return `--- a/${name}\n+++ b/${name}\n${hunks.join('\n')}\n`;
}
