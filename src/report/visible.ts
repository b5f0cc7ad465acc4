/** Joiners and variation selectors where emoji and scripts are written with them. */
const AT_HOME =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|(?!\p{Script=Latin})\p{L})(?:\u200C|\u200D)(?=\p{Extended_Pictographic}|(?!\p{Script=Latin})\p{L})|(?<=\p{Emoji})(?:\uFE0E|\uFE0F)/u;
/** Controls, escapes, separators, lone surrogates, bidirectional and invisible characters. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFB}]/u;
const EITHER = new RegExp(`(${AT_HOME.source})|${UNSEEN.source}`, 'gu');

const NAMES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from a file, a file's name or a flag, safe for a terminal and a log: what would steer or
 * deceive them is written out, `\n` or `<U+202E>`. The result is one line.
 */
export function visible(text: string): string {
  return text.replace(EITHER, (character: string, atHome: string | undefined) =>
    atHome === undefined ? (NAMES[character] ?? `<U+${codePoint(character)}>`) : character,
  );
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
