/** Judges XML by the elements and attributes of a schema: enough of XSD for one that has no types. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

interface Node {
  [key: string]: Node[] | Record<string, string> | string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
});

/** What is wrong with a document, one line each. */
export function judgeXml(xml: string, schema: string): string[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return [`${valid.err.line}: ${valid.err.msg}`];
  const elements = new Map(
    descend(parser.parse(schema) as Node[])
      .filter((node) => nameOf(node) === 'xs:element' && attributesOf(node)['name'] !== undefined)
      .map((node) => [attributesOf(node)['name'] ?? '', node]),
  );
  return childrenNamed(parser.parse(xml) as Node[]).flatMap((node) => judge(node, elements));
}

function judge(node: Node, elements: ReadonlyMap<string, Node>): string[] {
  const name = nameOf(node);
  const element = elements.get(name);
  if (element === undefined) return [`${name} is no element`];
  const inside = descend(insideOf(element));
  const allowed = inside.filter((one) => nameOf(one) === 'xs:attribute').map(attributesOf);
  const given = Object.keys(attributesOf(node));
  const isText =
    attributesOf(element)['type'] !== undefined ||
    inside.some((one) => attributesOf(one)['mixed'] === 'true');
  const hasText = insideOf(node).some(
    (one) => '#text' in one && String(one['#text']).trim() !== '',
  );
  const children = childrenNamed(insideOf(node));
  const references = inside.map((one) => attributesOf(one)['ref']);
  return [
    ...given
      .filter((key) => !allowed.some((one) => one['name'] === key))
      .map((key) => `${name} has ${key}`),
    ...allowed
      .filter((one) => one['use'] === 'required' && !given.includes(one['name'] ?? ''))
      .map((one) => `${name} lacks ${one['name']}`),
    ...(hasText && !isText ? [`${name} has text`] : []),
    ...children
      .filter((one) => !references.includes(nameOf(one)))
      .map((one) => `${name} holds ${nameOf(one)}`),
    ...children.flatMap((one) => judge(one, elements)),
  ];
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '';
}

function attributesOf(node: Node): Record<string, string> {
  return (node[':@'] as Record<string, string> | undefined) ?? {};
}

function insideOf(node: Node): Node[] {
  const inside = node[nameOf(node)];
  return Array.isArray(inside) ? inside : [];
}

function childrenNamed(nodes: Node[]): Node[] {
  return nodes.filter((node) => !/^(?:#|\?)/.test(nameOf(node)));
}

function descend(nodes: Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...descend(insideOf(node))]);
}
