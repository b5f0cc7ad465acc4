import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, mixed, parseColour } from '../src/colour/contrast.ts';
import { isReadable, readingOf, shadeIn } from '../src/colour/index.ts';
import { DEEPEST_TINT, SCHEMES, type Scheme, USUAL_ACCENT } from '../src/colour/palette.ts';
import { themeCss } from '../src/site/theme.ts';

const schemes: readonly Scheme[] = ['light', 'dark'];
const rgb = (hex: string) => parseColour(hex) ?? [0, 0, 0];
const ratio = (a: string, b: string) => contrast(rgb(a), rgb(b));
/** The hue of a colour by its lightness, saturation and so on (HSL), in degrees. */
const hueOf = (hex: string): number => {
  const [r, g, b] = rgb(hex);
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const range = most - least;
  if (range === 0) return 0;
  const sector =
    most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return sector * 60;
};

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
    expect(ratio('#abc', '#aabbcc')).toBe(1);
  });

  it('is of no more than colours', () => {
    expect(readingOf('red; } body { display: none', 'light')).toBeNull();
    expect(readingOf('#12345', 'light')).toBeNull();
  });
});

describe('the colours an accent is judged against', () => {
  const tokens = readFileSync(new URL('../src/site/styles/tokens.css', import.meta.url), 'utf8');
  const tints = readFileSync(new URL('../src/site/styles/alignment.css', import.meta.url), 'utf8');

  it.each(['paper', 'wash', 'ink'] as const)('have the %s of the style sheet', (name) => {
    const pair = `--${name}: light-dark(${SCHEMES.light[name]}, ${SCHEMES.dark[name]});`;
    expect(tokens).toContain(pair);
  });

  it('have the deepest tint of the style sheet', () => {
    const heats = [...tints.matchAll(/--heat: (\d+)%/g)].map(([, share]) => Number(share));
    expect(Math.max(...heats)).toBe(DEEPEST_TINT * 100);
  });
});

describe('an accent', () => {
  it('is left as it is where it can be read', () => {
    expect(shadeIn('light', '#2c5f5a')).toBe('#2c5f5a');
    expect(shadeIn('light', '#ABC')).not.toBe('#aabbcc');
    expect(shadeIn('dark', '#ABC')).toBe('#aabbcc');
  });

  it('is the usual one when it is none, or no colour', () => {
    expect(shadeIn('light', null)).toBe(USUAL_ACCENT);
    expect(themeCss('red; } body { display: none')).toBe(themeCss(null));
  });

  it('keeps its hue where another shade is shown', () => {
    for (const accent of ['#f2a900', '#e4002b', '#00a651', '#009fe3', '#c6007e']) {
      const turned = Math.abs(hueOf(shadeIn('light', accent)) - hueOf(accent));
      expect([accent, Math.min(turned, 360 - turned) < 12]).toEqual([accent, true]);
    }
  });

  it('can be read in every scheme: beside text, on it and under it, whatever colour it is', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((value) => `#${value.toString(16).padStart(6, '0')}`);
    fc.assert(
      fc.property(colour, fc.constantFrom(...schemes), (accent, scheme) => {
        const shade = shadeIn(scheme, accent);
        const { paper, wash, ink } = SCHEMES[scheme];
        const reading = readingOf(accent, scheme);
        expect(ratio(shade, paper)).toBeGreaterThanOrEqual(4.5);
        expect(ratio(shade, wash)).toBeGreaterThanOrEqual(4.5);
        const tint = mixed(rgb(paper), rgb(shade), DEEPEST_TINT);
        expect(contrast(rgb(ink), tint)).toBeGreaterThanOrEqual(4.5);
        expect(shade === accent).toBe(reading !== null && isReadable(reading));
        expect(shadeIn(scheme, shade)).toBe(shade);
      }),
    );
  });

  it.each(['#ffffff', '#000000', '#808080'])('%s has a shade too, which is grey', (accent) => {
    for (const scheme of schemes) {
      const [r, g, b] = rgb(shadeIn(scheme, accent));
      expect([g, b]).toEqual([r, r]);
    }
  });
});
