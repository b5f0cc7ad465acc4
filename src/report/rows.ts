import { plainMarkdown } from './plain-markdown.ts';

/** One line of a table of texts. */
export type Row = readonly string[];

/** Rows as CSV: a program that takes a cell for a formula sees text, and numbers stay numbers. */
export function rowsAsCsv(heads: Row, rows: readonly Row[]): string {
  return [heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function csvCell(text: string): string {
  const isNumber = /^[+-]?\d+(?:\.\d+)?$/.test(text);
  const plain = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Rows as a table in Markdown; nothing in a cell is markup, a mention, a link or an image. */
export function rowsAsMarkdown(heads: Row, rows: readonly Row[]): string {
  const line = (row: Row) => `| ${row.map(markdownCell).join(' | ')} |\n`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|\n`, ...rows.map(line)].join('');
}

function markdownCell(text: string): string {
  return plainMarkdown(text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
}
