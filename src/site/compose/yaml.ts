/** What may stand in the front matter of a new file. */
export type FieldValue = string | number | FieldValue[] | { [key: string]: FieldValue };

/** Fields as YAML, those without a value left out; `''` and empty lists count as none. */
export function fieldsText(fields: Readonly<Record<string, FieldValue | null>>): string {
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === null || isEmpty(value) ? [] : [`${key}: ${inlineText(value)}`],
  );
  return `---\n${lines.join('\n')}\n---\n`;
}

function isEmpty(value: FieldValue): boolean {
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return value === '';
}

/** On one line: what needs no quotes has none, all else is quoted as JSON is, which YAML reads as it is. */
function inlineText(value: FieldValue): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return wordText(value);
  if (Array.isArray(value)) return `[${value.map(inlineText).join(', ')}]`;
  const fields = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return `{${fields.map(([key, part]) => `${keyText(key)}: ${inlineText(part)}`).join(', ')}}`;
}

/** Ids, days and plain words of letters; never what YAML reads as something else than text. */
const PLAIN = /^(?:\d{4}-\d{2}-\d{2}|[A-Za-z][A-Za-z0-9]*(?:[-. ][A-Za-z0-9]+)*)$/;
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|nan|inf)$/i;

function keyText(key: string): string {
  return PLAIN.test(key) ? key : JSON.stringify(key);
}

function wordText(text: string): string {
  return PLAIN.test(text) && !NO_TEXT.test(text) ? text : JSON.stringify(text);
}
