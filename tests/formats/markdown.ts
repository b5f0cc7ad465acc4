/** What a page shows of GitHub-flavoured Markdown. */
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm);

/** A node of a tree, as far as tests look at it. */
export interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** A comment as a tree. */
export function readMarkdown(text: string): Node {
  return parser.parse(text);
}

/** Every node of a tree. */
export function nodesIn(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodesIn)];
}

/** What GitHub makes of plain text beyond the grammar: mentions, numbers of issues, addresses. */
export const LIVE = /@[\w-]|(?<![\w&])#\d|\bGH-\d|https?:\/\/\w|www\.\w|mailto:\w/i;

/** The text a reader sees. */
export function textIn(node: Node): string {
  return nodesIn(node)
    .map((one) => (one.type === 'html' ? '' : (one.value ?? '')))
    .join(' ');
}
