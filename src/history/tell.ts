import type { PeriodCalendar } from '../calendar/index.ts';
import type { YamlMap, YamlValue } from '../parse/index.ts';
import { refOf } from '../schema/index.ts';
import type { Contents } from './contents.ts';
import type { Change, EventWord, HistoryEvent } from './event.ts';
import { applied, differences, fieldDifferences, fieldsOf, keyOf } from './fields.ts';
import { daysLate } from './late.ts';
import { type Line, type LineNames, Lines, type PlacedFile } from './line.ts';
import type { RecordChange } from './pairs.ts';
import { newReason, retiringReason } from './reason.ts';
import { eventsIn } from './words.ts';

/** What all events of one commit share. */
export type Occasion = Pick<
  HistoryEvent,
  'commit' | 'on' | 'authored' | 'committed' | 'author' | 'landedBy' | 'pullRequest'
>;

/** One commit with the records it changed against its first parent. */
export interface Told {
  occasion: Occasion;
  changes: readonly RecordChange[];
  /** Its place in the order, and where the commits it brought in begin. */
  at: number;
  sideStart: number;
  /** Whether nothing is known of what was before. */
  isBoundary: boolean;
}

/** What changed in one line in one commit. */
interface Turn {
  line: Line;
  before: YamlMap;
  after: YamlMap;
  changes: Change[];
  file: PlacedFile | null;
  unreadable: string | null;
  data: YamlMap | null;
}

const NOTHING: YamlMap = {};

/** Tells timelines commit by commit, in the order of `linearOrder`. */
export class Teller {
  readonly lines = new Lines();
  readonly #calendar: PeriodCalendar;
  readonly #place: (path: string) => PlacedFile | null;
  /** Events told before this teller went on with them. */
  #earlier = 0;
  /** Events so far, and with how many of them each commit began. */
  readonly #events: { event: HistoryEvent; line: Line }[] = [];
  readonly #begins = new Map<number, number>();

  constructor(calendar: PeriodCalendar, place: (path: string) => PlacedFile | null) {
    this.#calendar = calendar;
    this.#place = place;
  }

  /** How many events were told. */
  get count(): number {
    return this.#earlier + this.#events.length;
  }

  /** Goes on with what was told before. No merge that comes may bring in what lies before it. */
  resume(lines: readonly Line[], names: LineNames, count: number): void {
    this.lines.resume(lines, names);
    this.#earlier = count;
  }

  tell(told: Told): void {
    this.#begins.set(told.at, this.#events.length);
    const turns = told.changes.map((change) => this.#turnOf(change));
    const isMerge = told.sideStart < told.at;
    const settled = isMerge ? this.#settle(turns, told.sideStart) : turns;
    for (const turn of settled) this.#emit(turn, told);
    for (const { line, file, data, unreadable } of turns) {
      this.lines.note(line, file, data, unreadable);
    }
  }

  /** Which line a change belongs to, and what it changes there. */
  #turnOf({ before, after }: RecordChange): Turn {
    const line = this.#lineOf(before?.file ?? null, after);
    const old = before === null ? NOTHING : dataOf(before.contents, line);
    const now = after === null ? NOTHING : dataOf(after.contents, line, old);
    const changes = differences(
      before === null ? NOTHING : marked(before.file.path, before.contents),
      after === null ? NOTHING : marked(after.file.path, after.contents),
    );
    changes.push(...differences(old, now));
    const unreadable = after?.contents.unreadable ?? null;
    const data = after?.contents.data ?? null;
    return { line, before: old, after: now, changes, file: after?.file ?? null, unreadable, data };
  }

  #lineOf(before: PlacedFile | null, after: { file: PlacedFile; contents: Contents } | null): Line {
    const known = before === null ? undefined : this.lines.of(before);
    if (known !== undefined) return known;
    const named = after?.file ?? before;
    if (named === null) throw new Error('a change of nothing');
    const resumed = after && this.lines.resumed(after.file, after.contents.data ?? NOTHING);
    const line = resumed ?? this.lines.begin(named);
    this.lines.claim(line, named);
    return line;
  }

  /**
   * What a merge did itself. A field it left as its first parent had it takes nothing from the side:
   * what the side did to it did not land. A field that is as the side made it is the side's doing.
   */
  #settle(turns: readonly Turn[], sideStart: number): Turn[] {
    const aside = new Map<Line, HistoryEvent[]>();
    for (const { event, line } of this.#events.slice(this.#begins.get(sideStart))) {
      if (!event.landed) continue;
      const list = aside.get(line);
      if (list) list.push(event);
      else aside.set(line, [event]);
    }
    const own: Turn[] = [];
    for (const turn of turns) {
      const events = aside.get(turn.line);
      aside.delete(turn.line);
      own.push(events === undefined ? turn : settleTurn(turn, events));
    }
    for (const [line, events] of aside) {
      for (const event of events) splitLanded(event, line, () => false);
      this.#putBack(line);
    }
    return own;
  }

  /** Gives a line the file that it has without what did not land. */
  #putBack(line: Line): void {
    const landed = line.events.flatMap(({ landed, changes }) => (landed ? changes : []));
    const file = landed.filter(({ path }) => path[0] === '@file').at(-1)?.after;
    this.lines.note(line, typeof file === 'string' ? this.#place(file) : null, null, null);
  }

  #emit(turn: Turn, { occasion, isBoundary, changes }: Told): void {
    const { line } = turn;
    if (turn.changes.length === 0) return;
    const words = eventsIn(turn.changes, {
      kind: line.kind,
      before: turn.before,
      after: turn.after,
      isKnown: line.events.some(({ landed }) => landed),
      isBoundary,
      cycleEnd: (id) => this.#cycleEnd(id),
    });
    const file = turn.file?.path ?? line.file ?? '';
    for (const [word, list] of words) {
      const reason = this.#reasonOf(word, turn, changes);
      for (const { late, changes: part } of this.#byLateness(word, line, list, occasion)) {
        const event: HistoryEvent = {
          event: word,
          order: this.#earlier + this.#events.length,
          record: line.ref,
          file,
          ...occasion,
          changes: part,
          landed: true,
          late,
          reason,
        };
        line.events.push(event);
        this.#events.push({ event, line });
      }
    }
  }

  #cycleEnd(id: YamlValue | undefined): string | null {
    if (typeof id !== 'string') return null;
    const end = this.lines.current(refOf('cycle', id.replace(/^cycle[:/]/, '')))?.data['end'];
    return typeof end === 'string' ? end : null;
  }

  /** Values recorded in time apart from those that came late. */
  #byLateness(
    word: EventWord,
    line: Line,
    changes: Change[],
    { on }: Occasion,
  ): { late: number | null; changes: Change[] }[] {
    if (word !== 'measured' || on === null) return [{ late: null, changes }];
    const cadence = this.#cadenceOf(line);
    const inTime: Change[] = [];
    const late: Change[] = [];
    let most = 0;
    for (const change of changes) {
      const days = daysLate(change.path[0] ?? '', on, cadence, this.#calendar);
      most = Math.max(most, days);
      (days > 0 ? late : inTime).push(change);
    }
    return [
      { late: null, changes: inTime },
      { late: most, changes: late },
    ].filter((part) => part.changes.length > 0);
  }

  #cadenceOf({ ref }: Line): YamlValue | undefined {
    const id = ref.slice('measurement:'.length);
    return this.lines.current(refOf('kpi', id))?.data['cadence'];
  }

  /** The reason the same commit gives; that of a value stands on its KPI. */
  #reasonOf(word: EventWord, turn: Turn, changes: readonly RecordChange[]): string | null {
    if (word !== 'restated' && word !== 'measurement-removed') {
      const given = newReason('changes', turn.before, turn.after);
      return word === 'retired' ? (retiringReason(turn.after) ?? given) : given;
    }
    const kpi = turn.line.ref.slice('measurement:'.length);
    const holder = changes.find(({ after }) => after?.file.kind === 'kpi' && after.file.id === kpi);
    const before = holder?.before?.contents.data ?? NOTHING;
    return newReason('restated', before, holder?.after?.contents.data ?? NOTHING);
  }
}

/** The fields of a revision; where it cannot be read, those that were there before. */
function dataOf({ data }: Contents, line: Line, before = line.data): YamlMap {
  return data ?? before;
}

/** What a revision says besides its fields. */
function marked(file: string, { unreadable }: Contents): YamlMap {
  return unreadable === null ? { '@file': file } : { '@file': file, '@unreadable': unreadable };
}

function settleTurn(turn: Turn, events: readonly HistoryEvent[]): Turn {
  const moved = new Set(turn.changes.map(({ path }) => keyOf(path)));
  for (const event of events) splitLanded(event, turn.line, ({ path }) => moved.has(keyOf(path)));
  const start = startOf(turn);
  const target = applied(new Map(start), turn.changes);
  const reached = applied(
    new Map(start),
    events.flatMap(({ landed, changes }) => (landed ? changes : [])),
  );
  return { ...turn, changes: fieldDifferences(reached, target) };
}

/** The fields a turn begins with, as far as it or the side touch them. */
function startOf({ before, changes }: Turn) {
  const start = fieldsOf(before);
  for (const { path, before: value } of changes) {
    if (value !== undefined) start.set(keyOf(path), { path, value });
  }
  return start;
}

/** Keeps of an event what landed; what did not becomes an event of its own beside it. */
function splitLanded(event: HistoryEvent, line: Line, landed: (change: Change) => boolean): void {
  const kept = event.changes.filter(landed);
  if (kept.length === event.changes.length) return;
  if (kept.length === 0) {
    event.landed = false;
    return;
  }
  const rest = event.changes.filter((change) => !landed(change));
  event.changes = kept;
  const at = line.events.indexOf(event);
  line.events.splice(at + 1, 0, { ...event, changes: rest, landed: false });
}
