/** Longest id a record may have. */
const LONGEST = 64;

const SPELT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  '&': ' and ',
  '%': ' percent ',
  '+': ' plus ',
};

/**
 * The id a title suggests: `P95 latency, checkout` → `p95-latency-checkout`; accents fall away, at
 * most 64 characters, cut between words. Empty when the title has no Latin letter or digit.
 */
export function suggestId(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[ßæœøåđðþłı&%+]/g, (letter) => SPELT[letter] ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= LONGEST) return plain;
  const cut = plain.slice(0, LONGEST + 1);
  const between = cut.lastIndexOf('-');
  return between > 0 ? cut.slice(0, between) : cut.slice(0, LONGEST);
}

/** `id`, or `id-2`, `id-3`, … : the first that is not taken. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? id : `${id.slice(0, LONGEST - 4).replace(/-$/, '')}-${count}`;
    if (!isTaken(candidate)) return candidate;
  }
}
