import { addDays, addMonths, type Day } from '../../../calendar/index.ts';
import type { RecordOf, Records } from '../../../schema/index.ts';
import type { Example, Known } from '../example.ts';
import type { Fact } from '../fact.ts';
import { dayOfMoment, momentAt, workday, workingMoment } from '../moment.ts';
import { between } from '../seeded.ts';
import { withoutItem } from '../splice.ts';
import { BIRTHS } from '../story/initiatives.ts';
import { midSentence, ownerOf } from '../words.ts';

const LISTS = ['advances', 'funds', 'outcome'];

/** Initiatives and budgets as they were first written. */
export function initiativeFacts({ initiatives, budgets }: Records): Fact[] {
  return [
    ...initiatives.map(({ id, file, data }): Fact => {
      const by = ownerOf(data.owner, '');
      const [day, time] = BIRTHS[id] ?? [workday(addDays(data.start ?? '', -between(id, 2, 6)))];
      const at = time === undefined ? workingMoment(day, by, file) : momentAt(day, time, by);
      return { path: file, at, by, message: `Initiative: ${midSentence(data.title ?? id)}` };
    }),
    ...budgets.map(({ file, data }): Fact => {
      const by = ownerOf(data.owner, '');
      return {
        path: file,
        at: workingMoment('2026-02-03', by, file),
        by,
        message: `Budget: ${data.title}`,
      };
    }),
  ];
}

/** What an initiative advances, or a line of a budget funds, is added once it is there to be named. */
export function linkFacts(example: Example, births: readonly Fact[], known: Known): Fact[] {
  const { initiatives, budgets } = example.records;
  const began = new Map(births.map(({ path, at }) => [path, at]));
  return [
    ...initiatives.flatMap((one) => linksOf(one, (one.data.advances ?? []).map(String))),
    ...budgets.flatMap((one) =>
      linksOf(
        one,
        (one.data.lines ?? []).flatMap(({ funds, outcome }) => [
          ...(funds ?? []),
          ...(outcome ?? []),
        ]),
      ),
    ),
  ];

  function linksOf(
    { kind, file, data }: RecordOf<'initiative'> | RecordOf<'budget'>,
    items: string[],
  ): Fact[] {
    const by = ownerOf(data.owner, '');
    return [...new Set(items)].flatMap((item) => {
      const there = known.get(item.split('.')[0] ?? '');
      if (there === undefined || there < (began.get(file) ?? 0)) return [];
      const day = linkingDay(kind, addDays(dayOfMoment(there), between(file, 1, 5)));
      const message = `Link ${midSentence(data.title ?? '')} to what came since`;
      const undo = (text: string) => withoutItem(text, LISTS, item);
      return [{ path: file, at: workingMoment(day, by, 'links'), by, message, undo }];
    });
  }
}

/** Budgets are looked through once a month. */
function linkingDay(kind: 'initiative' | 'budget', day: Day): Day {
  return workday(kind === 'budget' ? `${addMonths(day, 1).slice(0, 8)}04` : day);
}
