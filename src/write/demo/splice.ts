/** Edits of a record's source text that leave every other byte as it is. */

/** Puts `then` where `now` stands; `now` must stand there exactly once. */
export function replaceOnce(text: string, now: string, then: string): string {
  const at = text.indexOf(now);
  if (at < 0 || text.indexOf(now, at + 1) >= 0) {
    const count = at < 0 ? 'not' : 'more than once';
    throw new Error(`“${now}” stands ${count} in:\n${text}`);
  }
  return text.slice(0, at) + then + text.slice(at + now.length);
}

/** Leaves out top-level fields with everything below them. */
export function withoutFields(text: string, names: readonly string[]): string {
  const { before, fields, after } = partsOf(text);
  const kept: string[] = [];
  let isLeft = false;
  for (const line of fields) {
    if (!/^[ #]/.test(line)) isLeft = names.includes(line.slice(0, Math.max(0, line.indexOf(':'))));
    if (!isLeft) kept.push(line);
  }
  return before + kept.join('') + after;
}

/** Leaves out the entry of a top-level list that begins with `- on: DAY`; the field with its last one. */
export function withoutEntry(text: string, field: string, day: string): string {
  const { before, fields, after } = partsOf(text);
  const start = fields.indexOf(`${field}:\n`);
  const first = fields.indexOf(`  - on: ${day}\n`, start);
  if (start < 0 || first < 0) throw new Error(`There is no ${field} of ${day} in:\n${text}`);
  let end = first + 1;
  while (fields[end]?.startsWith('    ')) end++;
  const isOnly = first === start + 1 && !fields[end]?.startsWith('  - ');
  const rest = fields.toSpliced(isOnly ? start : first, end - (isOnly ? start : first));
  return before + rest.join('') + after;
}

/** Leaves out one item of every flow list of the named fields; a line whose list becomes empty goes. */
export function withoutItem(text: string, names: readonly string[], item: string): string {
  const shape = new RegExp(`^( *(?:- )?(?:${names.join('|')}): )\\[(.*)\\]\\n`, 'gm');
  return text.replace(shape, (line: string, head: string, list: string) => {
    const items = list.split(', ');
    if (!items.includes(item)) return line;
    const left = items.filter((one) => one !== item);
    return left.length === 0 ? '' : `${head}[${left.join(', ')}]\n`;
  });
}

/** The narrative of a Markdown record cut off; what stands above it ends in its closing line. */
export function withoutNarrative(text: string): string {
  const { before, fields } = partsOf(text);
  return before === '' ? text : `${before}${fields.join('')}---\n`;
}

/** A Markdown record as the YAML file it was before it had a narrative. */
export function asYaml(text: string): string {
  return partsOf(text).fields.join('');
}

/** The lines of the fields, and what stands before and after them in a Markdown record. */
function partsOf(text: string): { before: string; fields: string[]; after: string } {
  if (!text.startsWith('---\n')) return { before: '', fields: linesOf(text), after: '' };
  const end = text.indexOf('\n---\n') + 1;
  return { before: '---\n', fields: linesOf(text.slice(4, end)), after: text.slice(end) };
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
