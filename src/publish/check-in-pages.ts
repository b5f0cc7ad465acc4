import { compareText } from '../finding/index.ts';
import type { RecordOf } from '../schema/index.ts';

/** Check-ins that one page tells; a month of more has a page for each day. */
const MOST = 150;

/**
 * The page of each check-in by its id, below the site's base: of its month, `/check-ins/2026-11/`, of
 * its day in a month of very many, `/check-ins/2026-11/20/`, or of a part of such a day. Only the
 * given check-ins count. A day in a closed month keeps its page.
 */
export function checkInPages(checkIns: readonly RecordOf<'check-in'>[]): Map<string, string> {
  const dated = checkIns.filter(({ faulty }) => !faulty.has('date'));
  const months = Map.groupBy(dated, ({ data }) => data.date.slice(0, 7));
  return new Map([...months].flatMap(([month, of]) => pagesInMonth(month, of)));
}

function pagesInMonth(month: string, of: readonly RecordOf<'check-in'>[]): [string, string][] {
  if (of.length <= MOST) return of.map(({ id }) => [id, `/check-ins/${month}/`]);
  const days = Map.groupBy(of, ({ data }) => data.date.slice(8, 10));
  return [...days].flatMap(([day, those]) => {
    const parts = Math.ceil(those.length / MOST);
    const size = Math.ceil(those.length / parts);
    return those
      .map(({ id }) => id)
      .sort(compareText)
      .map((id, at): [string, string] => {
        const part = Math.floor(at / size);
        return [id, `/check-ins/${month}/${day}${part === 0 ? '' : `-${part + 1}`}/`];
      });
  });
}
