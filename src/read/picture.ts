import type { Finding } from '../finding/index.ts';
import { readSingleFile } from './single-file.ts';
import type { Source } from './source.ts';

/** A picture of the repository that a page may show: one that holds nothing but its pixels. */
export interface Picture {
  type: 'png' | 'jpg' | 'webp' | 'avif';
  /** In pixels, as it is shown. */
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Why a picture is not shown, as a sentence, and what would be. */
export interface PictureFault {
  message: string;
  expected: string;
  hint: string;
}

/** Pixels along a side, at most: a few bytes can say many more than a browser has memory for. */
const LONGEST_SIDE = 2048;

const WANTED = 'a png, jpg, webp or avif picture in this repository, at most 100 KiB large';
const REPLACE = 'Put a picture there, or take the line out.';

/** Reads a picture and makes sure by its bytes, not by its name, that it is one. */
export async function readPicture(source: Source, path: string): Promise<Picture | PictureFault> {
  const bytes = readSingleFile(source, path);
  if (bytes === null) {
    return { message: `There is no file \`${path}\`.`, expected: WANTED, hint: REPLACE };
  }
  if (!(bytes instanceof Uint8Array)) return refused(path, bytes);
  const found = await measured(bytes);
  if (found === null) {
    return fault(path, 'it is no whole png, jpg, webp or avif picture, whatever its name says');
  }
  const { type, width, height } = found;
  const named = path.replace(/^.*\./s, '').toLowerCase().replace('jpeg', 'jpg');
  if (named !== type) return fault(path, `it is named ${named} and is a ${type} picture`);
  if (width < 1 || height < 1 || Math.max(width, height) > LONGEST_SIDE) {
    return fault(path, `it is ${width} × ${height} pixels large, more than ${LONGEST_SIDE} a side`);
  }
  return { type, width, height, bytes };
}

function fault(path: string, reason: string): PictureFault {
  return { message: `\`${path}\` cannot be shown: ${reason}.`, expected: WANTED, hint: REPLACE };
}

function refused(path: string, { message, hint = REPLACE }: Finding): PictureFault {
  return { message: `\`${path}\` cannot be shown. ${message}`, expected: WANTED, hint };
}

/** What the bytes are, and how many pixels; null where they are nothing that is shown. */
async function measured(bytes: Uint8Array): Promise<Omit<Picture, 'bytes'> | null> {
  const { imageSize } = await import('image-size');
  try {
    const { type, width, height, orientation = 1 } = imageSize(bytes);
    if (type !== 'png' && type !== 'jpg' && type !== 'webp' && type !== 'avif') return null;
    const isTurned = orientation >= 5;
    return isTurned ? { type, width: height, height: width } : { type, width, height };
  } catch {
    return null;
  }
}
