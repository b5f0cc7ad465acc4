import type { Finding } from '../finding/index.ts';
import { applyEdits, entryWith, type Repair, repairsOf } from '../mend/index.ts';
import type { Draft } from './drafts.ts';
import type { Organisation } from './organisation.ts';
import { type Planned, rehearse } from './rehearsal.ts';

/** A mended name may bring a misspelt value to light, and that an order of dates; no more follows. */
const ROUNDS = 3;

/** What was hidden by a fault beside it is no new error. */
const BROUGHT_TO_LIGHT = ['content/schema', 'content/known-reference'];

/**
 * The files with every certain repair that the check has nothing against: it causes no error that is
 * not there already. The repairs stand in the order they were made.
 */
export async function repairSafely(
  organisation: Organisation,
  given: readonly Draft[],
): Promise<{ drafts: Draft[]; repairs: Repair[] }> {
  let drafts = [...given];
  const repairs: Repair[] = [];
  let findings: readonly Finding[] = organisation.result.findings;
  for (let round = 0; round < ROUNDS; round++) {
    const entries = new Map(drafts.map(({ place, entry }) => [place.shown, entry]));
    const certain = repairsOf(findings, entries).filter(({ isCertain }) => isCertain);
    const found = await longestGood(certain, (some) => tryOut(organisation, drafts, some));
    if (found === null) break;
    repairs.push(...found.list);
    drafts = found.outcome.drafts;
    findings = found.outcome.added;
  }
  return { drafts, repairs };
}

interface Outcome {
  drafts: Draft[];
  /** Findings that are not there now. */
  added: Finding[];
}

/** The files with some repairs; null when these cause an error. */
async function tryOut(
  organisation: Organisation,
  before: readonly Draft[],
  repairs: readonly Repair[],
): Promise<Outcome | null> {
  const byFile = Map.groupBy(repairs, ({ finding }) => finding.file);
  const drafts = before.map((draft) => withRepairs(draft, byFile.get(draft.place.shown) ?? []));
  const planned = drafts.flatMap((draft): Planned[] => {
    const { text } = draft.entry.locator;
    return text === withoutMark(draft.before)
      ? []
      : [{ ...draft.place, text, before: draft.before }];
  });
  const { added } = await rehearse(organisation, planned);
  const changed = new Set(planned.map(({ shown }) => shown));
  const isCaused = ({ severity, rule, file }: Finding) =>
    severity === 'error' && !(changed.has(file) && BROUGHT_TO_LIGHT.includes(rule));
  return added.some(isCaused) ? null : { drafts, added };
}

/** The longest part of a list that has an outcome; halves what has none until one item is left. */
async function longestGood<T, O>(
  list: T[],
  outcomeOf: (list: T[]) => Promise<O | null>,
): Promise<{ list: T[]; outcome: O } | null> {
  let kept: { list: T[]; outcome: O } | null = null;
  const open = [list];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.length === 0) continue;
    const longer: T[] = [...(kept?.list ?? []), ...next];
    const outcome = await outcomeOf(longer);
    if (outcome !== null) kept = { list: longer, outcome };
    else if (next.length > 1) {
      const middle = next.length >> 1;
      open.push(next.slice(middle), next.slice(0, middle));
    }
  }
  return kept;
}

function withRepairs(draft: Draft, repairs: readonly Repair[]): Draft {
  if (repairs.length === 0) return draft;
  const edits = repairs.map(({ edit }) => edit);
  const entry = entryWith(draft.entry, applyEdits(draft.entry.locator.text, edits));
  return entry === null ? draft : { ...draft, entry };
}

/** A text as offsets count it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
