import { type RecordOf, refOf } from '../schema/index.ts';
import { allLinkedAt, type Desk, linked } from './desk.ts';
import type { PublishedDevelopment } from './published-development.ts';
import { publishRecord } from './record.ts';

/** What a person wants to learn in a cycle, and what each goal helps. */
export function publishDevelopment(
  record: RecordOf<'development'>,
  desk: Desk,
): PublishedDevelopment {
  const ref = refOf('development', record.id);
  return {
    ...publishRecord(record, desk),
    kind: 'development',
    person: linked(desk, ref, 'subject'),
    cycle: linked(desk, ref, 'cycle'),
    goals: (record.data.goals ?? []).map(({ title, skill, due, state, learning = [] }, index) => ({
      title,
      skill: skill ?? null,
      supports: allLinkedAt(desk, ref, 'relates-to', ['goals', index]),
      due: due ?? null,
      state: state ?? null,
      learning: learning.map(({ title, kind, cost, done }) => ({
        title,
        how: kind ?? null,
        cost: cost ?? null,
        done: done ?? null,
      })),
    })),
  };
}
