/** The accent in both schemes, made dark or light enough to be read on the paper of each. */

/** Paper of the light and of the dark scheme, as in styles/tokens.css. */
export const PAPER = { light: '#fcfbf8', dark: '#171614' } as const;
const DEFAULT_ACCENT = '#2f4f6f';
/** WCAG AA for text, with a little to spare for the washes behind some of it. */
const NEEDED = 4.9;

type Rgb = [number, number, number];

/** `:root { --accent: … }` for the configured accent; the default when it is none. */
export function themeCss(accent: string | null): string {
  const { light, dark } = accents(accent);
  return `:root{--accent:light-dark(${light},${dark})}\n`;
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

/** The accent for light and for dark paper: as given where it reads, else moved until it does. */
export function accents(accent: string | null): { light: string; dark: string } {
  const given = parse(accent ?? '') ?? parse(DEFAULT_ACCENT) ?? [0, 0, 0];
  return {
    light: readable(given, parse(PAPER.light) ?? [255, 255, 255], [0, 0, 0]),
    dark: readable(given, parse(PAPER.dark) ?? [0, 0, 0], [255, 255, 255]),
  };
}

/** Contrast of two colours (`#rrggbb`) by WCAG 2: 1 to 21. */
export function contrast(a: string, b: string): number {
  return ratio(parse(a) ?? [0, 0, 0], parse(b) ?? [0, 0, 0]);
}

function readable(colour: Rgb, paper: Rgb, towards: Rgb): string {
  for (let step = 0; step <= 50; step++) {
    const share = step / 50;
    const mixed = colour.map((part, i) =>
      Math.round(part + ((towards[i] ?? 0) - part) * share),
    ) as Rgb;
    if (ratio(mixed, paper) >= NEEDED) return hex(mixed);
  }
  return hex(towards);
}

function ratio(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function parse(text: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const parts = short ? short.slice(1).map((part) => part + part) : long?.slice(1);
  if (!parts) return null;
  return parts.map((part) => Number.parseInt(part, 16)) as Rgb;
}

function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
