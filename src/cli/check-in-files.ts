import { isDeepStrictEqual } from 'node:util';
import { isoWeek } from '../calendar/index.ts';
import { compareText, MachineError } from '../finding/index.ts';
import { FOLDERS, isId, type Ref, refOf, splitRef } from '../schema/index.ts';
import { appendLine, freeId, recordText, suggestId } from '../write/index.ts';
import { type CheckInFacts, PARTS, type Part, SUBJECTS, teamsOf } from './check-in-facts.ts';
import type { Options } from './definition.ts';
import type { Data } from './field-value.ts';
import { written } from './interview.ts';
import type { Organisation } from './organisation.ts';
import { type FilePlace, placeBeside, placeNew, placeOf, textAt } from './places.ts';
import type { Planned } from './rehearsal.ts';

const VALUE_COLUMNS = ['date', 'value', 'note', 'by'];
const LINE_COLUMNS = ['date', 'author', 'about', 'status', 'confidence', 'value', 'note'];
const HEADINGS: Record<Part, string> = {
  progress: 'Progress',
  obstacles: 'Obstacles',
  support: 'Support',
  next: 'Next',
};

type Values = CheckInFacts['values'];

/**
 * The files a check-in becomes. Values of KPIs go to their tables, and need no check-in beside them
 * when nothing else is said. What is left is one line where a line can hold it, else a page.
 */
export function planCheckIn(
  organisation: Organisation,
  facts: CheckInFacts,
  options: Options,
): Planned[] {
  const { status, confidence, note, told, values } = facts;
  const ofKpis = values.filter(({ ref }) => ref.startsWith('kpi:'));
  const ofKeyResults = values.filter(({ ref }) => !ref.startsWith('kpi:'));
  if (new Set(values.map(({ ref }) => ref)).size < values.length) {
    throw new MachineError('two values are given for the same thing on one day.');
  }
  const isPage = options.has('page');
  const line = options.text('line');
  const isJudged = status !== null || confidence !== null || Object.keys(told).length > 0;
  const isChosen = isPage || line !== null;
  const isValueAlone = ofKpis.length > 0 && ofKeyResults.length === 0 && !isJudged && !isChosen;
  const tables = ofKpis.map((value) =>
    planValue(organisation, { ...facts, note: isValueAlone ? note : null }, value),
  );
  if (isValueAlone) return tables;

  const rest = { ...facts, values: ofKeyResults, about: aboutOf(facts, ofKeyResults) };
  // A value of a KPI is news, whatever else is said again with it.
  if (ofKpis.length === 0) refuseRepeated(organisation, rest);
  const fits = fitsLine(rest);
  if (line !== null && !fits) {
    throw new MachineError(
      'a line holds one subject, its value and a note; leave --line out to write a page.',
    );
  }
  const own =
    fits && !isPage
      ? planLine(organisation, rest, line, options)
      : planPage(organisation, rest, options);
  return [...tables, own];
}

/** A value of one key result, with no judgement of the objective around it, is about the key result. */
function aboutOf({ about, status, confidence }: CheckInFacts, values: Values): Ref[] {
  const [only] = values;
  const isAboutValue = status === null && confidence === null && about.length === 1;
  return only !== undefined && values.length === 1 && isAboutValue ? [only.ref] : about;
}

/** A check-in that says word for word what one of the same day says already is a slip. */
function refuseRepeated(organisation: Organisation, facts: CheckInFacts): void {
  const { graph } = organisation.result.scorecard;
  const said = saidBy(facts);
  const twin = graph.records['check-ins'].find(({ ref, data, body }) => {
    const about = graph.from(ref, 'about').map(({ to }) => to);
    const { date, author = '', status = null, confidence = null, values = {} } = data;
    const text = body?.text.trim() ?? '';
    const figures = graph
      .from(ref, 'values-of')
      .map(({ to, at }): Figure => [to, values[String(at.at(-1))]]);
    return isDeepStrictEqual(said, [
      date,
      author,
      about,
      status,
      confidence,
      sorted(figures),
      text,
    ]);
  });
  if (twin === undefined) return;
  const { line } = twin.places.value(['date']).start;
  throw new MachineError(
    `this check-in is there already (${twin.file}:${line}). Say what is new, or of which other day it is with --date.`,
  );
}

type Figure = readonly [of: Ref, value: number | undefined];

function saidBy(facts: CheckInFacts) {
  const { date, about, status, confidence, values } = facts;
  const figures = values.map(({ ref, value }): Figure => [ref, value]);
  return [date, authorOf(facts), about, status, confidence, sorted(figures), narrativeOf(facts)];
}

function sorted(figures: readonly Figure[]): Figure[] {
  return figures.toSorted(([a], [b]) => compareText(a, b));
}

function fitsLine({ about, values, told }: CheckInFacts): boolean {
  if (about.length !== 1 || Object.keys(told).length > 0 || values.length > 1) return false;
  return values.length === 0 || values[0]?.ref === about[0];
}

function planValue(
  organisation: Organisation,
  { date, note, author }: CheckInFacts,
  { ref, value }: Values[number],
): Planned {
  const { graph } = organisation.result.scorecard;
  const { id } = splitRef(ref);
  const record = graph.get('measurement', id);
  const earlier = record?.data.points.find((point) => point.date === date);
  if (record !== undefined && earlier !== undefined) {
    throw new MachineError(
      `${id} has the value ${earlier.value} for ${date} already (${record.file}:${earlier.line}). To correct it, change that line and say why under \`restated\` of the KPI.`,
    );
  }
  const file = graph.find(ref)?.file ?? '';
  const place =
    record === undefined
      ? placeBeside(organisation, file, `${FOLDERS.measurement}/${id}.csv`)
      : placeOf(organisation, record.file);
  const before = textAt(place);
  // Who entered it is said where the table has a column for it; the commit says it anyway.
  const hasBy = before === null || /^[^\r\n]*\bby\b/.test(before);
  const cells = {
    date,
    value: String(value),
    note: note ?? '',
    ...(hasBy && author !== null ? { by: author } : {}),
  };
  return { ...place, before, text: appendLine(place.shown, before, VALUE_COLUMNS, cells) };
}

function planLine(
  organisation: Organisation,
  facts: CheckInFacts,
  given: string | null,
  options: Options,
): Planned {
  const author = authorOf(facts);
  const place =
    given === null
      ? usualTable(organisation, author, options)
      : tableCalled(organisation, given, options);
  const before = textAt(place);
  const { graph } = organisation.result.scorecard;
  const [subject] = facts.about;
  const cells = {
    date: facts.date,
    author,
    about: subject === undefined ? '' : written(graph, subject, SUBJECTS),
    status: facts.status ?? '',
    confidence: facts.confidence === null ? '' : String(facts.confidence),
    value: String(facts.values[0]?.value ?? ''),
    note: facts.note ?? '',
  };
  return { ...place, before, text: appendLine(place.shown, before, LINE_COLUMNS, cells) };
}

/** The table of the author's team, or of a team around it that has one already. */
function usualTable(organisation: Organisation, author: string, options: Options): FilePlace {
  const names = [...teamsOf(organisation, author), author];
  const places = names.map((name) => tableCalled(organisation, name, options));
  const [nearest] = places;
  return (
    places.find((place) => textAt(place) !== null) ??
    nearest ??
    tableCalled(organisation, author, options)
  );
}

function tableCalled(organisation: Organisation, given: string, options: Options): FilePlace {
  const name = given.replace(/^(?:.*\/)?check-ins\//, '').replace(/\.csv$/, '');
  if (!isId(name)) {
    throw new MachineError(
      `--line expects the name of a table in check-ins, such as platform, not \`${given}\`.`,
    );
  }
  return placeNew(organisation, options.text('into'), `${FOLDERS['check-in']}/${name}.csv`);
}

function planPage(organisation: Organisation, facts: CheckInFacts, options: Options): Planned {
  const { graph } = organisation.result.scorecard;
  const { date, status, confidence, values } = facts;
  const [subject] = facts.about;
  const name = suggestId(subject === undefined ? '' : splitRef(subject).id) || 'check-in';
  const id = freeId(`${isoWeek(date)}/${name}`, (candidate) => isTaken(organisation, candidate));
  const data: Data = {
    date,
    author: authorOf(facts),
    about: facts.about.map((ref) => written(graph, ref, SUBJECTS)),
    ...(status === null ? {} : { status }),
    ...(confidence === null ? {} : { confidence }),
    ...(values.length === 0
      ? {}
      : { values: Object.fromEntries(values.map(({ ref, value }) => [splitRef(ref).id, value])) }),
  };
  const place = placeNew(organisation, options.text('into'), `${FOLDERS['check-in']}/${id}.md`);
  return {
    ...place,
    before: null,
    text: recordText({ format: 'md', data, body: narrativeOf(facts) }),
  };
}

function isTaken({ result }: Organisation, id: string): boolean {
  const { graph } = result.scorecard;
  const isBroken = graph.broken.some((record) => record.kind === 'check-in' && record.id === id);
  return isBroken || graph.find(refOf('check-in', id)) !== undefined;
}

function narrativeOf({ note, told }: CheckInFacts): string {
  const parts = PARTS.flatMap((part) => {
    const text = told[part];
    return text === undefined ? [] : [`## ${HEADINGS[part]}\n\n${text}`];
  });
  return [...(note === null ? [] : [note]), ...parts].join('\n\n');
}

function authorOf({ author }: CheckInFacts): string {
  if (author !== null) return author;
  throw new MachineError(
    'say who writes it with --author; git’s address here is in nobody’s handles.email.',
  );
}
