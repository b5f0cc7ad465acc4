import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { type Element, judgeElement } from './components.ts';
import type { JudgedPart, Judgement, NarrativeFault } from './fault.ts';
import { type Complaint, explainGrammar, refuseCode, refuseModule } from './grammar.ts';
import { guardNarrative } from './guard.ts';

const PARSER = unified().use(remarkParse).use(remarkMdx).freeze();

type Node = ReturnType<typeof PARSER.parse>['children'][number];
type ElementNode = Extract<Node, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Judges a body of MDX by an allow-list and cuts it into parts. Nothing is compiled or run; it may
 * take seconds on a hostile text, so it is called in a worker with a time limit.
 */
export function judgeNarrative(text: string): Judgement {
  // The parser drops a byte order mark and would shift every place by one.
  if (text.startsWith('\uFEFF')) return judgeNarrative(` ${text.slice(1)}`);
  const hostile = guardNarrative(text);
  if (hostile !== null) return { parts: [], faults: [hostile] };
  let nodes: Node[];
  try {
    nodes = PARSER.parse(text).children;
  } catch (error) {
    return { parts: [], faults: [explainGrammar(text, complaintOf(text, error))] };
  }
  const { elements, faults } = walk(text, nodes);
  return faults.length > 0 ? { parts: [], faults } : { parts: cut(text, elements), faults };
}

/** The components of a tree in the order of the text, and all that is refused in it. */
function walk(
  text: string,
  nodes: readonly Node[],
): { elements: ElementNode[]; faults: NarrativeFault[] } {
  const elements: ElementNode[] = [];
  const faults: NarrativeFault[] = [];
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { from, to } = rangeOf(node);
    if (node.type === 'mdxjsEsm') faults.push(refuseModule(text, from));
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      faults.push(refuseCode(from, to));
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      elements.push(node);
      faults.push(...judgeElement(describe(node)));
    }
    if ('children' in node) waiting.push(...node.children.toReversed());
  }
  return { elements, faults };
}

function describe(node: ElementNode): Element {
  const { from, to } = rangeOf(node);
  const attributes = node.attributes.map((attribute) => ({
    name: attribute.type === 'mdxJsxAttribute' ? attribute.name : null,
    value: typeof attribute.value === 'string' ? attribute.value : null,
    ...(attribute.position ? rangeOf(attribute) : { from, to }),
  }));
  return { name: node.name, from, to, holds: node.children.length > 0, attributes };
}

/** The text between the components, and the components. */
function cut(text: string, elements: readonly ElementNode[]): JudgedPart[] {
  const parts: JudgedPart[] = [];
  let reached = 0;
  const addText = (to: number) => {
    if (to > reached) parts.push({ kind: 'markdown', text: text.slice(reached, to) });
  };
  for (const node of elements) {
    const { from, to } = rangeOf(node);
    addText(from);
    const attributes = describe(node).attributes.map(({ name, value }) => [name, value?.trim()]);
    parts.push({
      kind: 'component',
      name: node.name ?? '',
      attributes: Object.fromEntries(attributes),
      block: node.type === 'mdxJsxFlowElement',
      from,
      to,
    });
    reached = to;
  }
  addText(text.length);
  return parts;
}

interface Positioned {
  position?:
    | { start: { offset?: number | undefined }; end: { offset?: number | undefined } }
    | undefined;
}

function rangeOf({ position }: Positioned): { from: number; to: number } {
  const from = position?.start.offset ?? 0;
  return { from, to: position?.end.offset ?? from };
}

/** What the parser's exception says; an exception of another make is a text it cannot hold. */
function complaintOf(text: string, error: unknown): Complaint {
  const said: Record<string, unknown> = { ...(typeof error === 'object' ? error : {}) };
  return {
    source: typeof said['source'] === 'string' ? said['source'] : '',
    ruleId: typeof said['ruleId'] === 'string' ? said['ruleId'] : '',
    offset: openingTag(text, said['reason']) ?? offsetOf(said['place']),
  };
}

/** Where the tag begins that the parser misses the end of; it gives line and column in its sentence alone. */
function openingTag(text: string, reason: unknown): number | undefined {
  const position = typeof reason === 'string' ? /\((\d+):(\d+)-\d+:\d+\)/.exec(reason) : null;
  if (position === null) return undefined;
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const before = lines.slice(0, Number(position[1]) - 1).join('').length;
  return before + Number(position[2]) - 1;
}

/** Offset of a point, or of the start of a span; undefined for anything else. */
function offsetOf(place: unknown): number | undefined {
  if (typeof place !== 'object' || place === null) return undefined;
  if ('offset' in place && typeof place.offset === 'number') return place.offset;
  return 'start' in place ? offsetOf(place.start) : undefined;
}
