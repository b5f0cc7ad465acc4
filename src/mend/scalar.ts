/** Words that some readers of YAML take for yes, no or nothing; they keep their quotes. */
const SPOKEN = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|~)$/i;

/** What some reader takes for a number: with signs, points, exponents, underscores, colons, bases. */
const NUMERIC = /^[-+]?(?:\.?\d[\d_.:,]*(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.(?:inf|nan))$/i;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text can stand in YAML without quotes, also between brackets when `inFlow`. */
export function isPlain(text: string, inFlow: boolean): boolean {
  if (DATE.test(text)) return true;
  if (text === '' || SPOKEN.test(text) || NUMERIC.test(text)) return false;
  if (!/^[\p{L}\p{N}_(/.$+]/u.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  if (/[\p{C}\p{Zl}\p{Zp}\u00A0]|\s$|: |:$| #/u.test(text)) return false;
  return !inFlow || !/[,[\]{}]/.test(text);
}

/** A text as it is written in YAML in place of `original`: with its quotes where it had or needs any. */
export function yamlScalar(text: string, original: string): string {
  if (original.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  return original.startsWith('"') || !isPlain(text, true) ? JSON.stringify(text) : text;
}

/** A text as a cell of a table: in quotes where it holds a comma, a quote or a line break. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
