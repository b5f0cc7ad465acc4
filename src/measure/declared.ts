import type { Day } from '../calendar/index.ts';
import { compareText } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';
import type { Declared } from './scorecard.ts';

type CheckIn = RecordOf<'check-in'>;

/** Check-ins by what they are about, oldest first, so that the last one is found from the end. */
export class CheckIns {
  readonly #about = new Map<Ref, CheckIn[]>();
  readonly #touching = new Map<Ref, CheckIn[]>();

  constructor(graph: Graph) {
    for (const checkIn of inOrder(graph.records['check-ins'])) {
      const self = checkIn.ref;
      const about = graph.from(self, 'about').map((link) => link.to);
      const values = graph.from(self, 'values-of').map((link) => link.to);
      for (const subject of about) add(this.#about, subject, checkIn);
      for (const subject of new Set([...about, ...values])) add(this.#touching, subject, checkIn);
    }
  }

  /** Day of the last check-in, up to `day`, about any of `refs` or with a value for it. */
  lastDay(refs: Iterable<Ref>, day: Day): Day | null {
    let last: Day | null = null;
    for (const ref of refs) {
      const found = this.#touching.get(ref)?.findLast((c) => c.data.date <= day);
      if (found !== undefined && (last === null || found.data.date > last)) last = found.data.date;
    }
    return last;
  }

  /** What the last check-in about `ref`, up to `day`, that declares a status or confidence says. */
  declaredOf(ref: Ref, day: Day): Declared | null {
    const found = this.#about.get(ref)?.findLast(({ data }) => data.date <= day && declares(data));
    if (found === undefined) return null;
    const { status, confidence, date, author } = found.data;
    return {
      status: status ?? null,
      confidence: confidence ?? null,
      on: date,
      by: author ?? null,
      checkIn: found.ref,
    };
  }
}

function declares({ status, confidence }: CheckIn['data']): boolean {
  return status !== undefined || confidence !== undefined;
}

function add(lists: Map<Ref, CheckIn[]>, subject: Ref, checkIn: CheckIn): void {
  const list = lists.get(subject);
  if (list) list.push(checkIn);
  else lists.set(subject, [checkIn]);
}

/** By date; of one date by file and then by line, as lines are appended. */
function inOrder(checkIns: readonly CheckIn[]): CheckIn[] {
  return checkIns
    .filter((checkIn) => !checkIn.faulty.has('date'))
    .sort(
      (a, b) =>
        compareText(a.data.date, b.data.date) ||
        compareText(a.file, b.file) ||
        lineOf(a) - lineOf(b) ||
        compareText(a.id, b.id),
    );
}

function lineOf(checkIn: CheckIn): number {
  return checkIn.places.value(['date']).start.line;
}
