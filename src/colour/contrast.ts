/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Contrast of two colours, from 1 to 21, by WCAG 2.2: (L₁ + 0.05) / (L₂ + 0.05) of their relative luminances. */
export function contrast(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance([r, g, b]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** `#rgb` or `#rrggbb`; null for anything else. */
export function parseColour(text: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  const parts = short ? short.slice(1).map((part) => part + part) : long?.slice(1);
  const [r = '', g = '', b = ''] = parts ?? [];
  return parts ? [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)] : null;
}

/** A colour with a share of another one in it, as `color-mix(in srgb, …)` mixes them. */
export function mixed(colour: Rgb, other: Rgb, share: number): Rgb {
  const part = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [part(colour[0], other[0]), part(colour[1], other[1]), part(colour[2], other[2])];
}
