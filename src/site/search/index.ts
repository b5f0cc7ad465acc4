/** What can be found from anywhere: the same on the way into the index, at build, and out of it, in the browser. */
export { type Found, findIn, type Hit, openIndex, type SearchEntry } from './engine.ts';
