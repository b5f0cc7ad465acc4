import picocolors from 'picocolors';

/** Colours of a terminal; without colour each gives its text back. */
export type Style = Pick<
  ReturnType<typeof picocolors.createColors>,
  'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'underline'
>;

/** What a text is made for: with or without colour, and how wide; null when width is no matter. */
export interface Page {
  style: Style;
  width: number | null;
}

export function createPage(colour: boolean, width: number | null): Page {
  return { style: picocolors.createColors(colour), width };
}
