import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Picture, readPicture } from '../src/read/index.ts';
import type { Source } from '../src/read/source.ts';

const decode = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** Six pixels by four, of one colour. */
const PICTURES = {
  png: decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAYAAAAECAIAAAAiZtkUAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWPQiY9CQwzkCgEAK/kVeZTzn3cAAAAASUVORK5CYII=',
  ),
  jpg: decode(
    '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAgT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCMAaN//9k=',
  ),
  webp: decode('UklGRiwAAABXRUJQVlA4ICAAAABwAQCdASoGAAQABUB8JZACdAFAAAD+6CvyOMJpI7AAAA=='),
  avif: decode(
    'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAAB8AAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAYAAAAEAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAnbWRhdBIACgg4CG7SAhoNIDIRHYJixOAAFiIAkDWZRttj3m0=',
  ),
} as const;
const GIF = decode('R0lGODlhBgAEAIAAAExpcSxfWiH5BAUAAAAALAAAAAAGAAQAAAIEjI+pVwA7');
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><script>alert(1)</script></svg>',
);

/** The same photograph, held upright by a note of the camera. */
const turned = (jpg: Uint8Array): Uint8Array => {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
  const body = [...exif, ...tiff, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 0, body.length + 2, ...body, ...jpg.subarray(2)]);
};

/** A source of one file. */
const sourceOf = (path: string, bytes: Uint8Array): Source => ({
  inspect: (asked) => (asked === path ? 'file' : path.startsWith(`${asked}/`) ? 'folder' : null),
  list: () => [],
  read: () => bytes,
});
const read = (path: string, bytes: Uint8Array) => readPicture(sourceOf(path, bytes), path);
const reason = async (path: string, bytes: Uint8Array) => {
  const found = await read(path, bytes);
  return 'message' in found ? found.message : found.type;
};

describe('a picture', () => {
  it.each(Object.entries(PICTURES))('is read as %s, with its pixels', async (type, bytes) => {
    expect(await read(`brand/logo.${type}`, bytes)).toEqual({ type, width: 6, height: 4, bytes });
  });

  it('has the ending of its kind, in letters of any size', async () => {
    expect(await reason('logo.JPEG', PICTURES.jpg)).toBe('jpg');
    expect(await reason('logo.PNG', PICTURES.png)).toBe('png');
    expect(await reason('logo.png', PICTURES.webp)).toBe(
      '`logo.png` cannot be shown: it is named png and is a webp picture.',
    );
  });

  it('lies as the camera was held', async () => {
    const found = (await read('logo.jpg', turned(PICTURES.jpg))) as Picture;
    expect([found.width, found.height]).toEqual([4, 6]);
  });

  it('is never a drawing, an animation or a text, whatever its name says', async () => {
    const refused =
      'cannot be shown: it is no whole png, jpg, webp or avif picture, whatever its name says.';
    for (const bytes of [SVG, GIF, new Uint8Array(0), new TextEncoder().encode('<html>')]) {
      expect(await reason('logo.png', bytes)).toBe(`\`logo.png\` ${refused}`);
    }
  });

  it('has no more pixels than a browser has room for', async () => {
    const huge = PICTURES.png.slice();
    huge.set([0, 0, 0xff, 0xff], 16);
    expect(await reason('logo.png', huge)).toContain('65535 × 4 pixels');
    const empty = PICTURES.png.slice();
    empty.set([0, 0, 0, 0], 20);
    expect(await reason('logo.png', empty)).toContain('6 × 0 pixels');
  });

  it('that is broken anywhere is a reason and no crash', async () => {
    const whole = fc.constantFrom(...Object.entries(PICTURES));
    const breaks = fc.record({ cut: fc.nat(400), at: fc.nat(400), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(whole, breaks, async ([type, bytes], { cut, at, byte }) => {
        const broken = bytes.slice(0, cut);
        if (at < broken.length) broken[at] = byte;
        const found = await read(`logo.${type}`, broken);
        if ('message' in found) expect(found.message).toMatch(/cannot be shown: /);
        else expect(Math.max(found.width, found.height)).toBeLessThanOrEqual(2048);
      }),
    );
  });
});
