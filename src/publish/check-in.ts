import { compareText } from '../finding/index.ts';
import type { LinkKind } from '../link/index.ts';
import type { Path } from '../parse/index.ts';
import { type RecordOf, type Ref, refOf } from '../schema/index.ts';
import { decisionsOf } from './decision.ts';
import { allLinked, type Desk, linked, linkedAt } from './desk.ts';
import { publishUnit } from './progress.ts';
import type { PublishedCheckIn } from './published.ts';
import { publishRecord } from './record.ts';

/** A check-in with everything it says, each name led to its page. */
export function publishCheckIn(record: RecordOf<'check-in'>, desk: Desk): PublishedCheckIn {
  const { data } = record;
  const ref = refOf('check-in', record.id);
  const at = (kind: LinkKind, path: Path) => linkedAt(desk, ref, kind, path);
  return {
    ...publishRecord(record, desk),
    kind: 'check-in',
    date: data.date,
    author: linked(desk, ref, 'author'),
    about: allLinked(desk, ref, 'about'),
    status: data.status ?? null,
    confidence: data.confidence ?? null,
    values: valuesIn(ref, desk, data.values ?? {}),
    explains: (data.explains ?? []).flatMap(({ on }, index) => {
      const kpi = at('explains', ['explains', index]);
      return kpi ? [{ kpi, on }] : [];
    }),
    decisions: decisionsOf(ref, data.decisions, desk),
    supportNeeded: (data.support_needed ?? []).map((need, index) => ({
      from: at('person', ['support_needed', index]) ?? at('team', ['support_needed', index]),
      what: need.what,
    })),
  };
}

function valuesIn(
  ref: Ref,
  desk: Desk,
  values: Readonly<Record<string, number>>,
): PublishedCheckIn['values'] {
  return desk.graph.from(ref, 'values-of').flatMap((link) => {
    const key = link.at[1];
    const keyResult = desk.names.mention(link.to);
    if (typeof key !== 'string' || !Object.hasOwn(values, key) || !keyResult) return [];
    const data = desk.graph.keyResults.get(link.to)?.data;
    const unit = data && 'unit' in data ? publishUnit(data.unit) : null;
    return [{ keyResult, value: values[key] ?? 0, unit }];
  });
}

/** Ids of the check-ins that any of these links tie to any of these records, newest first. */
export function checkInsAbout(
  refs: readonly Ref[],
  kinds: readonly LinkKind[],
  desk: Desk,
): string[] {
  const found = new Map<string, string>();
  for (const ref of refs) {
    for (const kind of kinds) {
      for (const link of desk.graph.to(ref, kind)) {
        const record = desk.graph.find(link.from);
        if (record?.kind === 'check-in') found.set(record.id, record.data.date);
      }
    }
  }
  return [...found]
    .sort(([a, on], [b, other]) => compareText(other, on) || compareText(a, b))
    .map(([id]) => id);
}
