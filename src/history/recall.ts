import type { YamlMap, YamlValue } from '../parse/index.ts';
import type { Authors } from './authors.ts';
import type { Change, EventWord, HistoryEvent } from './event.ts';
import type { Line, LineNames } from './line.ts';
import type { Occasion } from './tell.ts';

/** What was told up to a commit. */
export interface Told {
  lines: readonly Line[];
  names: LineNames;
}

type Author = NonNullable<HistoryEvent['author']>;

/** Stands for the day of writing, or for the commit itself: most are made when written, and land themselves. */
const SAME = 0;

/** A value is kept once; where it is met again, its number stands in its place. */
type Met<Value> = number | Value;
type KeptOccasion = [
  commit: string | null,
  on: string | null,
  authored: string | null,
  committed: string | null | typeof SAME,
  author: Met<[name: string, email: string]> | null,
  landedBy: string | null | typeof SAME,
  pullRequest: number | null,
];
type KeptChange = [path: Met<readonly string[]>, sides: 0 | 1 | 2 | 3, ...values: YamlValue[]];
type KeptEvent = [
  event: EventWord,
  order: number,
  file: Met<string>,
  occasion: Met<KeptOccasion>,
  landed: 0 | 1,
  late: number | null,
  reason: string | null,
  ...changes: KeptChange[],
];
type KeptLine = Pick<Line, 'ref' | 'kind' | 'formerly' | 'file' | 'data' | 'unreadable'> & {
  events: KeptEvent[];
};

/** What was told as lines of JSON. Throws where a number cannot be said in JSON. */
export function* keptLines({ lines, names }: Told, authors: Authors): Generator<string> {
  const met = { occasions: new Meetings(), authors: new Meetings(), files: new Meetings() };
  const paths = new Meetings();
  const authorOf = (author: Author) => (): [string, string] => {
    const { name, email } = authors.signatureOf(author);
    return [name, email];
  };
  const occasionOf = (event: HistoryEvent): KeptOccasion => [
    event.commit,
    event.on,
    event.authored,
    event.committed === event.authored ? SAME : event.committed,
    event.author && met.authors.meet(event.author, authorOf(event.author)),
    event.landedBy === event.commit ? SAME : event.landedBy,
    event.pullRequest,
  ];
  const eventOf = (event: HistoryEvent): KeptEvent => [
    event.event,
    event.order,
    met.files.meet(event.file, () => event.file),
    met.occasions.meet(event.commit, () => occasionOf(event)),
    event.landed ? 1 : 0,
    event.late,
    event.reason,
    ...event.changes.map((change) => changeOf(change, paths)),
  ];
  yield JSON.stringify(names);
  for (const line of lines) {
    const { ref, kind, formerly, file, data, unreadable } = line;
    requirePlain(data);
    const events = line.events.map(eventOf);
    const kept: KeptLine = { ref, kind, formerly, file, data, unreadable, events };
    yield JSON.stringify(kept);
  }
}

/** The same read back. The lines must be those that `keptLines` gave. */
export function recalled(lines: Iterable<string>, authors: Authors): Told {
  const files: string[] = [];
  const paths: (readonly string[])[] = [];
  const people: HistoryEvent['author'][] = [];
  const occasions: Occasion[] = [];
  const authorOf = (one: Met<[string, string]>) =>
    again(one, people, ([name, email]) => authors.of({ name, email }));
  const occasionOf = (one: Met<KeptOccasion>): Occasion =>
    again(one, occasions, ([commit, on, authored, committed, author, landedBy, pullRequest]) => ({
      commit,
      on,
      authored,
      committed: committed === SAME ? authored : committed,
      author: author === null ? null : authorOf(author),
      landedBy: landedBy === SAME ? commit : landedBy,
      pullRequest,
    }));
  const changeFrom = ([path, sides, ...values]: KeptChange): Change => ({
    path: again(path, paths, (one) => one),
    ...(sides & 1 ? { before: values[0] as YamlValue } : {}),
    ...(sides & 2 ? { after: values.at(-1) as YamlValue } : {}),
  });
  const [first = '[]', ...rest] = lines;
  const all = rest.map((text): Line => {
    const { events, ...line } = JSON.parse(text) as KeptLine;
    const told = events.map(([event, order, file, occasion, landed, late, reason, ...changes]) => ({
      event,
      order,
      record: line.ref,
      file: again(file, files, (one) => one),
      ...occasionOf(occasion),
      changes: changes.map(changeFrom),
      landed: landed === 1,
      late,
      reason,
    }));
    return { ...line, events: told };
  });
  return { lines: all, names: JSON.parse(first) as LineNames };
}

function changeOf(change: Change, paths: Meetings): KeptChange {
  const { path, before, after } = change;
  const values = [before, after].filter((value) => value !== undefined);
  for (const value of values) requirePlain(value);
  const sides = ((before === undefined ? 0 : 1) | (after === undefined ? 0 : 2)) as 0 | 1 | 2 | 3;
  return [paths.meet(path.join('\0'), () => path), sides, ...values];
}

/** Numbers of what was met, in the order of the first meetings. */
class Meetings {
  readonly #numbers = new Map<unknown, number>();

  meet<Kept>(key: unknown, value: () => Kept): Met<Kept> {
    const number = this.#numbers.get(key);
    if (number !== undefined) return number;
    this.#numbers.set(key, this.#numbers.size);
    return value();
  }
}

/** What a number stands for, or what is met for the first time. */
function again<Kept, Value>(one: Met<Kept>, known: Value[], read: (one: Kept) => Value): Value {
  if (typeof one === 'number') return known[one] as Value;
  // Its number is given before what lies in it is read.
  const number = known.length;
  known.length += 1;
  const value = read(one);
  known[number] = value;
  return value;
}

function requirePlain(value: YamlValue | YamlMap): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) throw new Error('JSON cannot say it.');
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) requirePlain(item);
  }
}
