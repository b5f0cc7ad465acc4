/** The files under the content roots, as bytes, from the disk or a commit; refuses links, devices and sizes. */
export { readBytes } from './bytes.ts';
export { readConfiguration } from './configuration.ts';
export { readContent, readFound } from './content.ts';
export type { ContentFile, ContentRoot, SkippedFile } from './file.ts';
export type { FoundFile } from './folders.ts';
export { CONFIG_FILE, endingOf, isPicture, SIZE_LIMITS, sizeLimit } from './limits.ts';
export { type Picture, readPicture } from './picture.ts';
export { refuseName, refuseSize } from './refusals.ts';
export { readSingleFile } from './single-file.ts';
export { diskSource, type Item, type ItemKind, type Source } from './source.ts';
