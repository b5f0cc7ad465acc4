/** Colours of the site: whether an accent can be read, and the nearest shade of its hue that can. */
export { isReadable, type Reading, readingOf, shadeIn } from './accent.ts';
export { NEEDED_CONTRAST } from './palette.ts';
