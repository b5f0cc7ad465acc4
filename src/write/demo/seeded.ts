/** A number from 0 to 2³²−1 that is the same for the same text on every machine (FNV-1a). */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // The last rounds of murmur3: neighbouring texts shall not give neighbouring numbers.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A whole number from `least` to `most`, the same for the same text. */
export function between(text: string, least: number, most: number): number {
  return least + (seedOf(text) % (most - least + 1));
}

/** One of the choices, the same for the same text. */
export function pick<Choice>(text: string, choices: readonly [Choice, ...Choice[]]): Choice {
  return choices[seedOf(text) % choices.length] ?? choices[0];
}
