/** Joiners and variation selectors where emoji and scripts are written with them. */
const AT_HOME =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}]|(?!\p{Script=Latin})\p{L})(?:\u200C|\u200D)(?=\p{Extended_Pictographic}|(?!\p{Script=Latin})\p{L})|(?<=\p{Emoji})(?:\uFE0E|\uFE0F)/u;
/** Controls, escapes, separators, lone surrogates, bidirectional and invisible characters. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFB}]/u;
const EITHER = new RegExp(`(${AT_HOME.source})|${UNSEEN.source}`, 'gu');
/**
 * The bracket of `##[`, which the log of a GitHub job takes for a command anywhere in a line. It
 * compares as people read, so what nobody sees may stand between.
 */
export const LOG_BRACKET =
  /(?<=#[\p{Default_Ignorable_Code_Point}\p{Cc}]*#[\p{Default_Ignorable_Code_Point}\p{Cc}]*)\[/gu;
/** The same for `::` where a line begins. */
const LOG_COLON = /^(\s*):(?=:)/u;

const NAMES: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Text from a file, a file's name or a flag, safe for a terminal and a log: what would steer or
 * deceive them is written out, `\n` or `<U+202E>`. The result is one line.
 */
export function visible(text: string): string {
  return inertInLogs(
    text.replace(EITHER, (character: string, atHome: string | undefined) =>
      atHome === undefined ? (NAMES[character] ?? `<U+${codePoint(character)}>`) : character,
    ),
  );
}

/** One line of text, made visible piece by piece, in which the log of a GitHub job sees no command. */
export function inertInLogs(line: string): string {
  return line.replace(LOG_BRACKET, '<U+005B>').replace(LOG_COLON, '$1<U+003A>');
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
