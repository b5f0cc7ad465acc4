/** Result and audience → publication: redacted, plain, all that the site may know. */
export { mayRead } from './audience.ts';
export { isoWeek } from './check-in-file.ts';
export { PAGE_SCHEME } from './markdown.ts';
export type * from './publication.ts';
export { type Judge, publish } from './publish.ts';
export type * from './published.ts';
export { readRulePages } from './rule-pages.ts';
