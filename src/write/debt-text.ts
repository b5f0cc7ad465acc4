import type { DebtEntry } from '../schema/index.ts';

/** The text of a debt file: an entry a line, so that two branches that mend merge. */
export function debtText(entries: readonly Omit<DebtEntry, 'place'>[]): string {
  const lines = entries.map(
    ({ file, rule, count }) =>
      `    {"file": ${JSON.stringify(file)}, "rule": ${JSON.stringify(rule)}, "count": ${count}}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "entries": ${list}\n}\n`;
}
