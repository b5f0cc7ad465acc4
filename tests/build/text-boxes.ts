/** Where the words of a picture stand, read from its markup. */
import { XMLParser } from 'fast-xml-parser';
import { type Box, boxOf } from '../../src/site/charts/labels.ts';

/** The rectangle of every text element, without the air that is kept around it. */
export function textBoxes(svg: string): { words: string; box: Box }[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => name === 'text',
    trimValues: false,
  });
  const { svg: root } = parser.parse(svg) as { svg: { text?: Text[] } };
  return (root.text ?? []).map((text) => {
    const words = String(text['#text'] ?? '');
    const kinds = text.class.split(' ');
    const isBold = kinds.some((kind) => ['target', 'last-value', 'signal-name'].includes(kind));
    const size = kinds.includes('last-value') ? 14 : 12.5;
    const anchor = kinds.includes('end') ? 'end' : kinds.includes('middle') ? 'middle' : 'start';
    const box = boxOf(
      { words, class: '', size, bold: isBold, places: [] },
      { x: Number(text.x), y: Number(text.y), anchor },
    );
    return { words, box: { ...box, left: box.left + 2, right: box.right - 2 } };
  });
}

interface Text {
  '#text'?: string | number;
  class: string;
  x: string;
  y: string;
}
