import { nearest } from '../../finding/index.ts';
import { shorten } from '../shorten.ts';
import type { NarrativeFault } from './fault.ts';

/** The components a narrative may use, and the one attribute each of them needs: a record's id. */
const COMPONENTS: Readonly<Record<string, string>> = {
  Kpi: 'id',
  Trend: 'kpi',
  Progress: 'objective',
};

/** All components as they are written. */
export const WRITTEN_COMPONENTS = Object.entries(COMPONENTS)
  .map(([name, attribute]) => `\`<${name} ${attribute}="…" />\``)
  .join(', ');

/** A component as it stands in the text; attributes whose value is not plain text have null. */
export interface Element {
  name: string | null;
  from: number;
  to: number;
  /** Something stands between its opening and its closing tag. */
  holds: boolean;
  attributes: { name: string | null; value: string | null; from: number; to: number }[];
}

/** What keeps a component from being shown; empty when it is one of ours, written plainly. */
export function judgeElement(element: Element): NarrativeFault[] {
  const { name } = element;
  const needed = name !== null && Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined;
  if (name === null || needed === undefined) return [refuseName(element)];
  const faults: NarrativeFault[] = [];
  const seen = new Set<string>();
  for (const attribute of element.attributes) {
    const fault = judgeAttribute(name, needed, attribute, seen);
    if (fault !== null) faults.push(fault);
    if (attribute.name !== null) seen.add(attribute.name);
  }
  if (faults.length === 0 && !seen.has(needed)) {
    faults.push(
      refuse(
        element,
        `\`<${name}>\` does not say which record it shows.`,
        `\`<${name} ${needed}="…" />\``,
      ),
    );
  }
  if (element.holds) {
    faults.push(
      refuse(
        element,
        `Something stands between \`<${name}>\` and \`</${name}>\`.`,
        `\`<${name} ${needed}="…" />\``,
        'Put the text before or after the component.',
      ),
    );
  }
  return faults;
}

function judgeAttribute(
  element: string,
  needed: string,
  attribute: Element['attributes'][number],
  seen: ReadonlySet<string>,
): NarrativeFault | null {
  const { name, value } = attribute;
  const expected = `\`<${element} ${needed}="…" />\``;
  if (name === null) {
    return refuse(attribute, 'Braces bring code into the component.', expected);
  }
  if (name !== needed) {
    return refuse(
      attribute,
      `The component \`${element}\` has no attribute \`${shorten(name)}\`.`,
      expected,
      nearest(name, [needed]).length > 0 ? `Did you mean \`${needed}\`?` : undefined,
    );
  }
  if (seen.has(name)) return refuse(attribute, `The attribute \`${name}\` stands twice.`, expected);
  if (value === null || value.trim() === '') {
    return refuse(attribute, `The attribute \`${name}\` is not a text in quotes.`, expected);
  }
  return null;
}

function refuseName(element: Element): NarrativeFault {
  const { name } = element;
  if (name === null) return refuse(element, 'An empty tag stands here.', WRITTEN_COMPONENTS);
  if (/^[a-z]/.test(name)) {
    return refuse(
      element,
      `The HTML element \`<${shorten(name)}>\` stands in the text.`,
      `Markdown and ${WRITTEN_COMPONENTS}`,
      'Write it in Markdown. A `<` in the text itself is written `\\<`.',
    );
  }
  const [close] = nearest(name, Object.keys(COMPONENTS), 1);
  return refuse(
    element,
    `There is no component \`${shorten(name)}\`.`,
    WRITTEN_COMPONENTS,
    close === undefined ? undefined : `Did you mean \`${close}\`?`,
  );
}

function refuse(
  { from, to }: { from: number; to: number },
  message: string,
  expected: string,
  hint?: string,
): NarrativeFault {
  return { rule: 'content/safe-narrative', from, to, message, expected, ...(hint && { hint }) };
}
