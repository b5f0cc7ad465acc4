import type { Place } from '../finding/index.ts';
import { type Kind, type Ref, splitRef } from '../schema/index.ts';
import type { Organisation } from './organisation.ts';

/** What the components of a narrative name: the attribute and the kind. */
const NAMED: Readonly<Record<string, { attribute: string; kind: Kind }>> = {
  Kpi: { attribute: 'id', kind: 'kpi' },
  Trend: { attribute: 'kpi', kind: 'kpi' },
  Progress: { attribute: 'objective', kind: 'objective' },
};

/** The places in narratives where a component names a record: of the id alone. */
export function shownIn({ content }: Organisation, ref: Ref): Place[] {
  const { kind, id } = splitRef(ref);
  return [...content.entries().values()].flatMap((entry) => {
    if (entry.format !== 'mdx') return [];
    return (entry.body?.parts ?? []).flatMap((part): Place[] => {
      if (part.kind !== 'component' || !Object.hasOwn(NAMED, part.name)) return [];
      const { attribute, kind: shown } = NAMED[part.name] ?? { attribute: '', kind: 'kpi' };
      if (shown !== kind || part.attributes[attribute] !== id) return [];
      const from = part.place.start.offset;
      const source = entry.locator.text.slice(from, part.place.end.offset);
      const at = new RegExp(`\\b${attribute}\\s*=\\s*["']`).exec(source);
      if (at === null) return [];
      const start = from + at.index + at[0].length;
      return [entry.locator.span(start, start + id.length)];
    });
  });
}
