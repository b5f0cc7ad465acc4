import { type Day, isDay } from '../calendar/index.ts';
import { MachineError } from '../finding/index.ts';
import type { Target } from '../link/index.ts';
import type { DeclaredStatus } from '../measure/index.ts';
import { type Ref, refOf, splitRef } from '../schema/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import type { Organisation } from './organisation.ts';
import { findSubject } from './reference.ts';

/** What a check-in may be about. */
export const SUBJECTS: readonly Target[] = ['objective', 'key-result', 'kpi', 'initiative'];

export const DECLARED = ['on-track', 'at-risk', 'off-track'] as const satisfies DeclaredStatus[];

/** The parts of a narrative, in their order on the page. */
export const PARTS = ['progress', 'obstacles', 'support', 'next'] as const;
export type Part = (typeof PARTS)[number];

/** Everything a check-in says. */
export interface CheckInFacts {
  about: Ref[];
  author: string | null;
  date: Day;
  status: DeclaredStatus | null;
  confidence: number | null;
  /** Values of KPIs and of key results that have their own. */
  values: { ref: Ref; value: number }[];
  note: string | null;
  told: Partial<Record<Part, string>>;
}

/** What the flags say. Throws MachineError where one cannot be understood. */
export async function factsOf(
  io: Io,
  organisation: Organisation,
  word: string | null,
  options: Options,
): Promise<CheckInFacts> {
  const { scorecard, asOf } = organisation.result;
  const words = [...(word === null ? [] : [word]), ...options.texts('about')];
  const about = words
    .flatMap((one) => one.split(','))
    .map((one) => findSubject(scorecard.graph, one.trim(), SUBJECTS));
  const date = options.text('date') ?? asOf;
  if (!isDay(date)) {
    throw new MachineError(`--date expects a date such as ${asOf}, not \`${date}\`.`);
  }
  return {
    about: [...new Set(about)],
    author: await findAuthor(io, organisation, options.text('author')),
    date,
    status: options.oneOf('status', DECLARED),
    confidence: confidenceIn(options),
    values: options.texts('value').map((text) => valueIn(organisation, about, text)),
    note: options.text('note'),
    told: toldIn(options),
  };
}

/** Refuses facts that make no check-in. */
export function requireSubstance(facts: CheckInFacts): void {
  if (facts.about.length === 0) {
    throw new MachineError(
      'say what the check-in is about, such as throughline check-in checkout-p95 --value 412.',
    );
  }
  if (saysNothing(facts)) {
    throw new MachineError(
      'say something about it: --status, --confidence, --value, --note or --progress.',
    );
  }
}

/** Whether nothing is said about the subject yet. */
export function saysNothing({ status, confidence, values, note, told }: CheckInFacts): boolean {
  const isTold = Object.keys(told).length > 0;
  return status === null && confidence === null && values.length === 0 && note === null && !isTold;
}

function toldIn(options: Options): Partial<Record<Part, string>> {
  const told: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const text = options.text(part)?.trim();
    if (text) told[part] = text;
  }
  return told;
}

function confidenceIn(options: Options): number | null {
  const confidence = options.number('confidence');
  if (confidence === null || (confidence >= 0 && confidence <= 1)) return confidence;
  throw new MachineError(
    `--confidence expects a number from 0 to 1, such as 0.7, not ${confidence}.`,
  );
}

/** `412`, or `KEY-RESULT=412` for an objective, as the value of the thing that holds it. */
function valueIn(
  organisation: Organisation,
  about: Ref[],
  text: string,
): { ref: Ref; value: number } {
  const equals = text.lastIndexOf('=');
  const figure = text.slice(equals + 1).trim();
  const value = Number(figure);
  if (figure === '' || !Number.isFinite(value)) {
    throw new MachineError(`--value expects a number without its unit, not \`${text}\`.`);
  }
  const [subject] = about;
  if (equals < 0) return { ref: holderOf(organisation, onlySubject(about)), value };
  const name = text.slice(0, equals).trim();
  const objective = subject?.startsWith('objective:') ? splitRef(subject).id : null;
  const full = objective === null || name.includes('.') ? name : `${objective}.${name}`;
  const { graph } = organisation.result.scorecard;
  return { ref: holderOf(organisation, findSubject(graph, full, ['key-result', 'kpi'])), value };
}

function onlySubject(about: Ref[]): Ref {
  const [subject, ...more] = about;
  if (subject !== undefined && more.length === 0) return subject;
  throw new MachineError('say what the value belongs to: --value KEY-RESULT=412.');
}

/** What holds the values of a subject: a key result that reads a KPI has none of its own. */
function holderOf(organisation: Organisation, subject: Ref): Ref {
  const { graph } = organisation.result.scorecard;
  const { kind, id } = splitRef(subject);
  const keyResult = graph.keyResults.get(subject);
  if (kind === 'kpi') return subject;
  if (keyResult !== undefined) {
    if ('milestones' in keyResult.data) {
      throw new MachineError(
        `${id} has milestones; write the day into \`done\` of the one that was reached.`,
      );
    }
    return graph.from(subject, 'measures')[0]?.to ?? subject;
  }
  if (kind !== 'objective') throw new MachineError(`${id} has no values of its own.`);
  const names = (graph.get('objective', id)?.data.key_results ?? [])
    .map((one) => one.id)
    .join(', ');
  throw new MachineError(
    `say which key result of ${id} has the value: --value KEY-RESULT=412. There are: ${names || 'none'}.`,
  );
}

/** The person who writes: as said, else the one whose `handles.email` git would put on a commit. */
async function findAuthor(
  io: Io,
  { result }: Organisation,
  given: string | null,
): Promise<string | null> {
  const { graph } = result.scorecard;
  if (given !== null) return splitRef(findSubject(graph, given, ['person'])).id;
  const { email } = await io.gitIdentity();
  if (email === null) return null;
  const mine = graph.records.people.filter(({ data }) =>
    data.handles?.email?.some((address) => address.toLowerCase() === email.toLowerCase()),
  );
  return mine.length === 1 ? (mine[0]?.id ?? null) : null;
}

/** The team of a person and the teams it is part of, nearest first. */
export function teamsOf({ result }: Organisation, person: string): string[] {
  const { graph } = result.scorecard;
  const teams: string[] = [];
  let at = graph.from(refOf('person', person), 'team')[0]?.to;
  while (at !== undefined && !teams.includes(splitRef(at).id)) {
    teams.push(splitRef(at).id);
    at = graph.from(at, 'parent')[0]?.to;
  }
  return teams;
}
