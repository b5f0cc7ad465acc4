import { createRequire } from 'node:module';
import { contrast, mixed, parseColour, type Rgb } from './contrast.ts';
import { DEEPEST_TINT, NEEDED_CONTRAST, SCHEMES, type Scheme, USUAL_ACCENT } from './palette.ts';

/** The contrast an accent has in a scheme where it is lowest, and the colour it has it to (`#rrggbb`). */
export interface Reading {
  contrast: number;
  to: string;
}

/** How well an accent (`#rrggbb`) reads in a scheme; null where it is no colour. */
export function readingOf(accent: string, scheme: Scheme): Reading | null {
  const colour = parseColour(accent);
  return colour && weakest(colour, scheme);
}

/** Whether a reading meets WCAG AA. */
export function isReadable(reading: Reading): boolean {
  return reading.contrast >= NEEDED_CONTRAST;
}

/**
 * The accent as it is shown in a scheme: as given where it reads, else the nearest shade of the same
 * hue that does (OKLCH: lightness moves, chroma gives way where the screen has no such colour). The
 * usual accent where what is given is no colour.
 */
export function shadeIn(scheme: Scheme, accent: string | null): string {
  const given = parseColour(accent ?? '') ?? parseColour(USUAL_ACCENT);
  if (given === null) throw new Error('The usual accent is no colour.');
  return isReadable(weakest(given, scheme)) ? hexOf(given) : nearestShade(given, scheme);
}

/** The lowest of the contrasts an accent has: as text on each ground, and as a tint under text. */
function weakest(colour: Rgb, scheme: Scheme): Reading {
  const { paper, wash, ink } = SCHEMES[scheme];
  const tint = mixed(known(paper), colour, DEEPEST_TINT);
  const readings: Reading[] = [
    { contrast: contrast(colour, known(paper)), to: paper },
    { contrast: contrast(colour, known(wash)), to: wash },
    { contrast: contrast(tint, known(ink)), to: ink },
  ];
  return readings.reduce((least, one) => (one.contrast < least.contrast ? one : least));
}

function known(hex: string): Rgb {
  return parseColour(hex) ?? [0, 0, 0];
}

/** Steps of OKLCH lightness that are tried: a quarter of what an eye can tell apart. */
const STEP = 0.0025;

function nearestShade(given: Rgb, scheme: Scheme): string {
  const { converter, clampChroma, formatHex } = colourSpaces();
  const start = converter('oklch')(hexOf(given));
  if (start === undefined) throw new Error('A colour that cannot be converted.');
  for (let distance = 0; distance <= 1; distance += STEP) {
    for (const l of [start.l - distance, start.l + distance]) {
      if (l < 0 || l > 1) continue;
      const shade = formatHex(clampChroma({ ...start, l }, 'oklch'));
      const colour = parseColour(shade);
      if (colour !== null && isReadable(weakest(colour, scheme))) return shade;
    }
  }
  throw new Error('No shade of any lightness can be read.');
}

/** Loaded where a shade is looked for: most accents read as they are, and every command would wait for it. */
function colourSpaces(): typeof import('culori') {
  return createRequire(import.meta.url)('culori') as typeof import('culori');
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
