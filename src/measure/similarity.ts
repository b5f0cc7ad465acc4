import { tellingWords } from './telling-words.ts';

/** Two texts of a list, by their indices, that say nearly the same. */
export interface Likeness {
  /** The later of the two. */
  of: number;
  /** The earlier one it is most like. */
  to: number;
  /** Weight of the words they share ÷ weight of the words of both; 1 for the same words. */
  likeness: number;
}

/** A text with fewer telling words says too little to be like another. */
const FEWEST_WORDS = 3;
/** Of the texts that share a word this many are compared, so that a thousand texts of one mould cost no million. */
const MOST_COMPARED = 10;

/** A text as it is compared: its telling words, and what they weigh together. */
interface Said {
  index: number;
  words: readonly string[];
  weight: number;
}

/**
 * For each text the earlier one it is most like, where they are alike to at least `least` (above 0).
 * Weighted Jaccard index over telling words; a rare word weighs more, ln(1 + texts ÷ texts with it),
 * so that what sets two texts apart counts more than the mould they share. Only texts that share one
 * of their rarest words can be that alike (prefix filter, Chaudhuri et al. 2006), which keeps the cost
 * near linear. The same texts in the same order give the same answer.
 */
export function alikeIn(texts: readonly string[], least: number): Likeness[] {
  const { distinct, same } = distinctIn(texts);
  const weights = weightsOf(distinct.map(({ words }) => words));
  const said = distinct.map((one) => ({ ...one, weight: sum(one.words, weights) }));
  const sharing = new Map<string, Said[]>();
  const found: Likeness[] = [...same];
  for (const one of said) {
    const rarest = rarestOf(one, weights, least);
    const candidates = new Set(rarest.flatMap((word) => sharing.get(word) ?? []));
    const nearest = nearestTo(one, candidates, weights);
    if (nearest !== null && nearest.likeness >= least) found.push(nearest);
    for (const word of rarest) add(sharing, word, one);
  }
  return found.sort((a, b) => a.of - b.of);
}

/** The texts that say enough, each set of words once; and which texts repeat an earlier one. */
function distinctIn(texts: readonly string[]) {
  const first = new Map<string, number>();
  const distinct: { index: number; words: readonly string[] }[] = [];
  const same: Likeness[] = [];
  for (const [index, text] of texts.entries()) {
    const words = tellingWords(text);
    if (words.length < FEWEST_WORDS) continue;
    const key = [...words].sort().join(' ');
    const earlier = first.get(key);
    if (earlier !== undefined) same.push({ of: index, to: earlier, likeness: 1 });
    else {
      first.set(key, index);
      distinct.push({ index, words });
    }
  }
  return { distinct, same };
}

function weightsOf(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const word of texts.flat()) uses.set(word, (uses.get(word) ?? 0) + 1);
  return new Map([...uses].map(([word, n]) => [word, Math.log(1 + texts.length / n)]));
}

function sum(words: readonly string[], weights: ReadonlyMap<string, number>): number {
  return words.reduce((total, word) => total + (weights.get(word) ?? 0), 0);
}

/** The rarest words of a text, so many that a text which is `least` alike shares one of them. */
function rarestOf(
  { words, weight }: Said,
  weights: ReadonlyMap<string, number>,
  least: number,
): string[] {
  const weightOf = (word: string) => weights.get(word) ?? 0;
  const byRarity = [...words].sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1));
  let rest = weight;
  return byRarity.filter((word) => {
    const isNeeded = rest >= least * weight;
    rest -= weightOf(word);
    return isNeeded;
  });
}

/** The candidate it is most like; of equals the earliest. */
function nearestTo(
  { index, words, weight }: Said,
  candidates: ReadonlySet<Said>,
  weights: ReadonlyMap<string, number>,
): Likeness | null {
  const own = new Set(words);
  let nearest: Likeness | null = null;
  for (const other of candidates) {
    const shared = sum(
      other.words.filter((word) => own.has(word)),
      weights,
    );
    const likeness = shared / (weight + other.weight - shared);
    const known: number = nearest?.likeness ?? 0;
    if (likeness < known || (likeness === known && nearest !== null && other.index > nearest.to))
      continue;
    nearest = { of: index, to: other.index, likeness };
  }
  return nearest;
}

function add(sharing: Map<string, Said[]>, word: string, one: Said): void {
  const list = sharing.get(word);
  if (list === undefined) sharing.set(word, [one]);
  else if (list.length < MOST_COMPARED) list.push(one);
}
