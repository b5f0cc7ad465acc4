/**
 * Words that say nothing about what is done: articles and the like, and the verbs every goal has
 * ("improve", "track"), without which "Improve checkout latency" is "Checkout latency".
 */
const SILENT = new Set(
  (
    'a an and any are as at be because but by can could do does for from get give has have how if in into is it its ' +
    'may more must not of on or our out over per should so some than that the their them then there these they this ' +
    'those to up us was we were what when where whether which while who why will with would you your ' +
    'assess check decide decision follow improve increase inform keep know look maintain make manage measure monitor ' +
    'observe reduce report review see show track understand watch good better best high low number rate value'
  ).split(' '),
);

/**
 * The distinct telling words of a text, in order: lower case, without silent words, cut to their
 * stem's first 6 letters so that "deploys" and "deployment" are one word.
 */
export function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu) ?? [];
  const telling = words.filter((word) => !SILENT.has(word)).map(stem);
  return [...new Set(telling)];
}

function stem(word: string): string {
  const singular =
    word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  if (singular.length <= 6) return singular;
  const cut = singular.slice(0, 6);
  // Whole characters: half a surrogate pair is no text.
  return /[\ud800-\udfff]/.test(cut) ? [...singular].slice(0, 6).join('') : cut;
}
