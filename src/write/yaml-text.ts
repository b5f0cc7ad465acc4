import { Document, isScalar, Scalar, visit } from 'yaml';

/** What a file's data may hold when it is written: plain YAML 1.2 core values. */
export type Writable = null | boolean | number | string | Writable[] | { [key: string]: Writable };

/**
 * Controls, separators, lone surrogates, invisible and bidirectional characters. The joiners and
 * variation selectors that emoji and some scripts are written with stay as they are.
 */
const UNSEEN =
  /(?!\n|\u{200C}|\u{200D}|\u{FE0E}|\u{FE0F})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{FFFE}\u{FFFF}]/gu;

/**
 * Prints a map as block-style YAML 1.2, keys in the order given, without anchors, tags or folded
 * lines. A text with characters that nobody sees is quoted and those characters are escaped.
 */
export function yamlText(data: { [key: string]: Writable }): string {
  const document = new Document(data, { version: '1.2', aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === 'string') node.type = styleOf(node.value);
    },
  });
  const text = document.toString({ lineWidth: 0, blockQuote: 'literal', indentSeq: true });
  return text.replace(UNSEEN, escapeUnits);
}

function styleOf(text: string): Scalar.Type {
  if (text.search(UNSEEN) !== -1) return Scalar.QUOTE_DOUBLE;
  // A literal block cannot say whether its first line was indented, or end in blank lines, readably.
  if (text.includes('\n'))
    return /^\s|\s$|[^\S\n]\n/.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL;
  return Scalar.PLAIN;
}

function escapeUnits(unseen: string): string {
  return Array.from({ length: unseen.length }, (_, index) => unseen.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');
}
