import { visible } from './visible.ts';

const NOTHING = '\u200b';

/**
 * Text from a file as one line of GitHub-flavoured Markdown in which nothing is markup, HTML, a table
 * cell's end, a fence, a mention, a link, an image, a formula or the number of an issue.
 */
export function plainMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>()#!|~&$]/g, '\\$&')
    .replace(/@|(?<=www|ftp|mailto)(?=[.:])|(?<=\bGH)(?=-\d)/gi, (mark) => mark + NOTHING)
    .replace(/#(?=\d)/g, `#${NOTHING}`)
    .replaceAll('://', `:${NOTHING}//`);
}
