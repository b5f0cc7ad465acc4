import { createFinding, type Finding, Locator, startOf } from '../finding/index.ts';
import type { ContentFile } from '../read/index.ts';

const DECODER = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a file, without a byte order mark: offsets count from after it, as editors do. Bytes
 * that are not UTF-8, NUL and LFS pointers are refused with a finding.
 */
export function decodeText(file: ContentFile): { locator: Locator | null; findings: Finding[] } {
  if (isWide(file.bytes)) return { locator: null, findings: [refuseWide(file)] };
  let text: string;
  try {
    text = DECODER.decode(file.bytes);
  } catch {
    return { locator: null, findings: [refuseEncoding(file)] };
  }
  const locator = new Locator(file.path, text);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const finding = createFinding({
      rule: 'content/readable',
      message: 'The file holds a NUL character, so it is not text.',
      expected: 'plain text in UTF-8',
      hint: 'Save it as text in UTF-8, or put the right file in its place.',
      place: locator.span(nul, nul + 1),
    });
    return { locator: null, findings: [finding] };
  }
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    const finding = createFinding({
      rule: 'content/readable',
      message: 'The file is a pointer to Git LFS, and its contents are not here.',
      hint: 'Keep records out of Git LFS: take the pattern out of `.gitattributes` and commit the file itself.',
      place: startOf(file.path),
    });
    return { locator: null, findings: [finding] };
  }
  return { locator, findings: [] };
}

/** How many bytes show whether each character has two. */
const SAMPLE = 256;

/** Whether a text is UTF-16: by its mark, or by a zero in most of its pairs of bytes, on one side. */
function isWide(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return true;
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return false;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) * 3 > sample.length && Math.min(even, odd) * 10 < sample.length;
}

function refuseWide(file: ContentFile): Finding {
  return createFinding({
    rule: 'content/readable',
    message: 'The file is in UTF-16.',
    expected: 'plain text in UTF-8',
    hint: 'Save the file again with the encoding UTF-8.',
    place: startOf(file.path),
  });
}

function refuseEncoding(file: ContentFile): Finding {
  const { bytes } = file;
  const at = findInvalidByte(bytes);
  const before = DECODER.decode(bytes.subarray(0, at));
  const code = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return createFinding({
    rule: 'content/readable',
    message: `Byte ${at + 1} of the file (${code} in hexadecimal) is not UTF-8.`,
    expected: 'plain text in UTF-8',
    hint: 'Save the file again with the encoding UTF-8.',
    place: new Locator(file.path, before).span(before.length, before.length),
  });
}

/** Offset of the first byte that begins no well-formed character (Unicode 17, table 3-7). */
function findInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = lengthOfCharacter(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Bytes of the character at `at`, 0 when it is not well-formed. */
function lengthOfCharacter(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}
