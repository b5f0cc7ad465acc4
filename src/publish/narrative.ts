import type { NarrativePart as WrittenPart } from '../parse/index.ts';
import type { AnyRecord } from '../schema/index.ts';
import { type LinkTargets, leadLink } from './link-target.ts';
import { renderMarkdown } from './markdown.ts';
import type { NarrativePart } from './published-record.ts';

/** Stands for a component while its Markdown is rendered; both are taken out of the text first. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
const RESERVED = /[\uE000\uE001]/g;
const PLACE = /\uE000(\d+)\uE001/;

/** A component of ours in a narrative. */
type Component = Exclude<NarrativePart, { type: 'html' }>;

/**
 * A record's narrative as finished HTML with our components in between. A component inside a
 * sentence leaves the HTML around it cut in two: the parts are to be written out one after the other.
 */
export function narrativeOf(
  record: AnyRecord,
  targets: LinkTargets,
  level: number,
): NarrativePart[] {
  if (record.body === null) return [];
  const components: Component[] = [];
  const text = record.body.parts.map((part) => placed(part, components, targets)).join('');
  if (text.trim() === '') return [];
  const html = renderMarkdown(text, {
    resolve: (href) => leadLink(href, record.file, targets),
    level,
    anchors: record.kind !== 'check-in',
  });
  return splitAtPlaces(html, components);
}

function placed(part: WrittenPart, components: Component[], targets: LinkTargets): string {
  if (part.kind === 'markdown') return part.text.replace(RESERVED, '');
  const component = componentOf(part, targets);
  if (component === null) return '';
  components.push(component);
  const place = `${OPEN}${components.length - 1}${CLOSE}`;
  return part.block ? `\n\n${place}\n\n` : place;
}

function componentOf(
  part: Extract<WrittenPart, { kind: 'component' }>,
  targets: LinkTargets,
): Component | null {
  const id = (name: string) =>
    Object.hasOwn(part.attributes, name) ? (part.attributes[name] ?? '') : '';
  const isThere = (ref: string) => targets.pageOf(ref) !== null;
  switch (part.name) {
    case 'Kpi':
      return isThere(`kpi:${id('id')}`) ? { type: 'kpi', kpi: id('id'), block: part.block } : null;
    case 'Trend':
      return isThere(`kpi:${id('kpi')}`)
        ? { type: 'trend', kpi: id('kpi'), block: part.block }
        : null;
    case 'Progress':
      return isThere(`objective:${id('objective')}`)
        ? { type: 'progress', objective: id('objective'), block: part.block }
        : null;
    default:
      return null;
  }
}

function splitAtPlaces(html: string, components: readonly Component[]): NarrativePart[] {
  const parts: NarrativePart[] = [];
  // A component on lines of its own is not inside a paragraph.
  const free = html.replace(/<p>(\uE000\d+\uE001)<\/p>\n?/g, '$1');
  free.split(PLACE).forEach((piece, index) => {
    if (index % 2 === 0) {
      if (piece !== '') parts.push({ type: 'html', html: piece });
      return;
    }
    const component = components[Number(piece)];
    if (component) parts.push(component);
  });
  return parts;
}
