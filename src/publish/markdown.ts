import MarkdownIt from 'markdown-it';

/** Where a link in a narrative leads: a page of the site, an address elsewhere, a place on the page, or nowhere. */
export type Destination =
  | { type: 'page'; href: string }
  | { type: 'external'; href: string }
  | { type: 'fragment'; id: string }
  | null;

/** What `renderMarkdown` must know of where the text stands. */
export interface MarkdownContext {
  resolve(href: string): Destination;
  /** The level its highest headings get on the page. */
  level: number;
  /** Whether headings get anchors; not where many texts share a page. */
  anchors: boolean;
}

/**
 * Marks an address below the site's base in rendered HTML, `href="tl:/kpis/x/"`; the site puts its
 * base there. Text cannot forge it: quotes in text are escaped, and links come from here alone.
 */
export const PAGE_SCHEME = 'tl:';

const DEEPEST = 6;

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
// Every address is judged where the link is drawn, so that a refused one keeps its words.
markdown.validateLink = () => true;
markdown.normalizeLink = (url) => url;

type Token = ReturnType<typeof markdown.parse>[number];

/**
 * Markdown as HTML without anything of the writer's own markup: no raw HTML, no images, headings moved
 * below those of the page, links only where the context leads. Linear on what stalls other parsers.
 */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  const tokens = markdown.parse(text, {});
  lowerHeadings(tokens, context.level);
  for (const token of tokens) {
    if (token.children) token.children = rewriteInline(token.children, context);
  }
  if (context.anchors) nameHeadings(tokens);
  return markdown.renderer
    .render(tokens, markdown.options, {})
    .replaceAll('<table>', '<div class="scroll" role="group" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
}

function lowerHeadings(tokens: Token[], level: number): void {
  const headings = tokens.filter((token) => /^heading_(open|close)$/.test(token.type));
  const levels = headings.map((token) => Number(token.tag.slice(1)));
  const highest = Math.min(...levels);
  headings.forEach((token, index) => {
    token.tag = `h${Math.min(DEEPEST, level + (levels[index] ?? highest) - highest)}`;
  });
}

function nameHeadings(tokens: Token[]): void {
  const taken = new Set<string>();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') return;
    const stem = headingId(tokens[index + 1]?.content ?? '');
    if (stem === 'text-') return;
    let id = stem;
    for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
    taken.add(id);
    token.attrSet('id', id);
  });
}

/** The anchor of a heading in a narrative; prefixed, so that it never meets one of the page's own. */
export function headingId(words: string): string {
  return `text-${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')}`;
}

function rewriteInline(children: Token[], context: MarkdownContext): Token[] {
  const out: Token[] = [];
  const open: boolean[] = [];
  for (const token of children) {
    if (token.type === 'link_open') {
      const destination = context.resolve(String(token.attrGet('href') ?? ''));
      open.push(destination !== null);
      if (destination !== null) out.push(leadTo(token, destination));
    } else if (token.type === 'link_close') {
      if (open.pop() ?? false) out.push(token);
    } else if (token.type === 'image') {
      out.push(...imageAsLink(token, context, open.length > 0));
    } else {
      out.push(token);
    }
  }
  return out;
}

function leadTo(token: Token, destination: NonNullable<Destination>): Token {
  token.attrs = [];
  if (destination.type === 'fragment') token.attrSet('href', `#${destination.id}`);
  else if (destination.type === 'page') token.attrSet('href', PAGE_SCHEME + destination.href);
  else {
    token.attrSet('href', destination.href);
    token.attrSet('rel', 'noopener noreferrer');
  }
  return token;
}

function imageAsLink(image: Token, context: MarkdownContext, insideLink: boolean): Token[] {
  const Kind = image.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
  const words = new Kind('text', '', 0);
  words.content = image.content || 'image';
  const destination = insideLink ? null : context.resolve(String(image.attrGet('src') ?? ''));
  if (destination === null) return [words];
  return [
    leadTo(new Kind('link_open', 'a', 1), destination),
    words,
    new Kind('link_close', 'a', -1),
  ];
}
