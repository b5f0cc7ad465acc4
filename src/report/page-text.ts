import MarkdownIt, { type Token } from 'markdown-it';
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { hang } from './wrap.ts';

/** A section of a page: its heading and what stands below it. */
export interface Section {
  heading: string;
  text: string;
}

/** A page of ours, in Markdown, as sections of a terminal; what stands above the first has no heading. */
export function pageSections(markdown: string, page: Page): Section[] {
  const sections: Section[] = [];
  let lines: string[] = [];
  let heading = '';
  const close = () => sections.push({ heading, text: lines.join('\n').trimEnd() });
  const tokens = new MarkdownIt().parse(markdown, {});
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.type === 'inline' && before?.type === 'heading_open') {
      if (before.tag === 'h2') {
        close();
        lines = [];
        heading = plain(token);
      } else if (before.tag === 'h3') lines.push(page.style.bold(plain(token)), '');
    } else if (token.type === 'inline') lines.push(...paragraph(token, tokens, index, page));
    else if (token.type === 'fence') lines.push(...fence(token, page));
  }
  close();
  return sections;
}

function paragraph(token: Token, tokens: Token[], index: number, page: Page): string[] {
  const isItem = tokens[index - 2]?.type === 'list_item_open';
  const isCell = /^t[dh]_open$/.test(tokens[index - 1]?.type ?? '');
  // The table of options is told by the settings.
  if (isCell || /^\|/.test(token.content)) return [];
  return [hang(isItem ? '- ' : '', plain(token), page.width), ''];
}

function fence({ content }: Token, { style }: Page): string[] {
  const lines = content.trimEnd().split('\n');
  return [...lines.map((line) => style.dim(`    ${visible(line)}`)), ''];
}

/** What an inline text says, without its marks. */
function plain({ children, content }: Token): string {
  const parts = (children ?? []).map(({ type, content: said }) => {
    if (type === 'softbreak' || type === 'hardbreak') return ' ';
    return type === 'code_inline' ? `\`${said}\`` : said;
  });
  return visible(children === null ? content : parts.join(''));
}
