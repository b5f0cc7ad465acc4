import { shadeIn } from '../colour/index.ts';

/** `:root { --accent: … }` for the configured accent, as it reads in each scheme; the default when it is none. */
export function themeCss(accent: string | null): string {
  return `:root{--accent:light-dark(${shadeIn('light', accent)},${shadeIn('dark', accent)})}\n`;
}

/** What stands on every printed page: what it is of, as of when, and which of how many pages. */
export function runningTitle(title: string, asOf: string): string {
  const box = 'color:#5c5850;font:8pt sans-serif';
  return `@page{@bottom-left{content:"${escaped(`${title}, as of ${asOf}`)}";${box}}@bottom-right{content:counter(page) " of " counter(pages);${box}}}\n`;
}

/** Text within quotes of CSS: all but letters, digits and spaces by its number. */
function escaped(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${character.codePointAt(0)?.toString(16)} `,
  );
}
