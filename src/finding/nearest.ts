import { distance } from 'fastest-levenshtein';
import { compareText, type Instead } from './finding.ts';

/**
 * The candidates a person may have meant by `word`, best first: at most `most`, each within a third
 * of the word's length in edits (at least 1; swapped letters count once), or containing it whole when it has 4 letters or more.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const typed = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(typed.length / 3));
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const contained = typed.length >= 4 && (known.includes(typed) || typed.includes(known));
    if (!contained && Math.abs(known.length - typed.length) > allowed) continue;
    // Swapped letters are one slip of the fingers, though two edits.
    const edits = lettersOf(typed) === lettersOf(known) ? 1 : distance(typed, known);
    if (edits <= allowed || contained) scored.push({ candidate, score: edits });
  }
  scored.sort((a, b) => a.score - b.score || compareText(a.candidate, b.candidate));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}

/**
 * The candidates for `word` as what may be written in its place. Certain is the only one there is, if
 * it is the word but for a slip of the fingers: a fifth of its letters (at least 1), and no digit.
 */
export function meant(word: string, candidates: readonly string[]): Instead {
  const [only, ...more] = candidates;
  const isCertain = only !== undefined && more.length === 0 && isSlip(word, only);
  return { texts: [...candidates], isCertain };
}

function isSlip(word: string, candidate: string): boolean {
  // Another number is another thing: 2026-q3 is not 2026-q4, and ann is not ana.
  if (word.length < 4 || word.replace(/\D/g, '') !== candidate.replace(/\D/g, '')) return false;
  const [typed, known] = [word.toLowerCase(), candidate.toLowerCase()];
  const edits = lettersOf(typed) === lettersOf(known) ? 1 : distance(typed, known);
  return edits <= Math.max(1, Math.floor(typed.length / 5));
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}
