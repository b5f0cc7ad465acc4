/** Makes SVG text. Attributes are escaped; no style attribute and no script can come out of it. */

type Attributes = Record<string, string | number | null | undefined>;

/** Escapes text for markup and for attributes in double quotes. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** One element; `children` are finished markup. Absent attributes are left out. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    open += ` ${key}="${typeof value === 'number' ? coordinate(value) : escapeMarkup(value)}"`;
  }
  return children === '' ? `${open}/>` : `${open}>${children}</${name}>`;
}

/** A text element with escaped words. */
export function text(attributes: Attributes, words: string): string {
  return element('text', attributes, escapeMarkup(words));
}

/** The words a drawing says when it is pointed at, and to those who hear it. */
export function titled(words: string): string {
  return element('title', {}, escapeMarkup(words));
}

/** A whole picture with its accessible name; `decorative` ones are hidden from screen readers. */
export function picture(
  box: { width: number; height: number; class: string; label: string | null; description?: string },
  children: string,
): string {
  const named = box.label !== null;
  const head = named ? element('title', {}, escapeMarkup(box.label ?? '')) : '';
  const body = box.description ? element('desc', {}, escapeMarkup(box.description)) : '';
  return element(
    'svg',
    {
      class: box.class,
      viewBox: `0 0 ${coordinate(box.width)} ${coordinate(box.height)}`,
      width: box.width,
      height: box.height,
      role: named ? 'img' : null,
      'aria-hidden': named ? null : 'true',
      focusable: 'false',
    },
    head + body + children,
  );
}

/** A coordinate with at most two decimals: the same bytes everywhere. */
export function coordinate(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}
