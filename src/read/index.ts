/** The working tree's files under the content roots, as bytes; refuses links, devices and sizes. */
export { readBytes } from './bytes.ts';
export { readConfiguration } from './configuration.ts';
export { readContent } from './content.ts';
export type { ContentFile, ContentRoot, SkippedFile } from './file.ts';
export { CONFIG_FILE, endingOf } from './limits.ts';
