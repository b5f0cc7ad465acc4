import { type Day, isDay, periodOf } from '../calendar/index.ts';
import { type Graph, NOUNS, REFERENCES, type Target } from '../link/index.ts';
import { visible } from '../report/index.ts';
import { type DocumentKind, type JsonSchema, type Ref, refOf, splitRef } from '../schema/index.ts';
import { type Data, readValue, schemasAt, setAt, wordsAt } from './field-value.ts';
import type { Ask, Choice } from './io.ts';
import type { Organisation } from './organisation.ts';
import { QUESTIONS, type Question } from './questions.ts';
import { idsOf } from './reference.ts';

const NOTHING = '';

/** Asks for the fields of a kind that the data does not hold yet, and puts the answers into it. */
export async function interview(
  ask: Ask,
  organisation: Organisation,
  kind: DocumentKind,
  schema: JsonSchema,
  data: Data,
): Promise<void> {
  for (const question of QUESTIONS[kind]) {
    if (!isAsked(question, data)) continue;
    const answer = await askOne(ask, organisation, kind, schema, question);
    if (answer === NOTHING) continue;
    const value = await readValue(schemasAt(schema, question.path), answer);
    setAt(data, question.path, value);
  }
}

function isAsked({ path, when, after, unless }: Question, data: Data): boolean {
  if (at(data, path) !== undefined) return false;
  if (after !== undefined && at(data, after) === undefined) return false;
  if (unless !== undefined && at(data, unless) !== undefined) return false;
  return Object.entries(when ?? {}).every(([field, values]) => {
    const value = at(data, field);
    return typeof value === 'string' && values.includes(value);
  });
}

async function askOne(
  ask: Ask,
  organisation: Organisation,
  kind: DocumentKind,
  schema: JsonSchema,
  { path, message, initial }: Question,
): Promise<string> {
  const { config, asOf, scorecard } = organisation.result;
  const targets = targetsOf(kind, path);
  if (targets !== null) return askReference(ask, scorecard.graph, message, targets);
  const perspectives = path === 'perspective' ? config.perspectives : [];
  const words = wordsAt(schema, path).map((word): Choice => ({ value: word, label: word }));
  const choices = [
    ...perspectives.map(({ id, title }) => ({ value: id, label: visible(title) })),
    ...words,
  ];
  if (choices.length > 0) return ask.choose(message, [...choices, LEAVE_OUT]);
  const kinds = schemasAt(schema, path).flatMap(({ type }) => type ?? []);
  const isDate = schemasAt(schema, path).some(({ format }) => format === 'date');
  return ask.text({
    message,
    initial: initial === undefined ? undefined : dateOf(initial, organisation),
    placeholder: initial === undefined ? 'Enter leaves it out' : undefined,
    judge: (answer) => judgeAnswer(answer, { isDate, isNumber: kinds.includes('number') }, asOf),
  });
}

const LEAVE_OUT: Choice = { value: NOTHING, label: 'leave it out' };

function judgeAnswer(
  answer: string,
  { isDate, isNumber }: { isDate: boolean; isNumber: boolean },
  today: Day,
): string | null {
  if (answer === NOTHING) return null;
  if (isDate && !isDay(answer)) return `Write a date such as ${today}.`;
  if (isNumber && !Number.isFinite(Number(answer))) return 'Write a number, without its unit.';
  return null;
}

function dateOf(initial: 'today' | 'end of quarter', { result }: Organisation): Day {
  if (initial === 'today') return result.asOf;
  return periodOf(result.asOf, 'quarterly', result.config.calendar).end;
}

/** A choice among the records that a field may name. */
export async function askReference(
  ask: Ask,
  graph: Graph,
  message: string,
  targets: readonly Target[],
  isOffered: (ref: Ref) => boolean = () => true,
): Promise<string> {
  const choices = targets.flatMap((target) =>
    idsOf(graph, [target])
      .map((id) => ({ id, ref: refOf(target, id) }))
      .filter(({ ref }) => isOffered(ref))
      .map(({ id, ref }): Choice => {
        const title = graph.keyResults.get(ref)?.data.title ?? titleIn(graph, ref);
        return {
          value: written(graph, ref, targets),
          label: visible(title),
          hint: `${NOUNS[target].replace(/^an? /, '')} ${id}`,
        };
      }),
  );
  return choices.length === 0 ? NOTHING : ask.choose(message, [...choices, LEAVE_OUT]);
}

/** A reference as it is written where records of the kinds `targets` may stand: as short as it can be. */
export function written(graph: Graph, ref: Ref, targets: readonly Target[]): string {
  const { id } = splitRef(ref);
  const named = targets.filter((target) => {
    const other = refOf(target, id);
    return graph.find(other) !== undefined || graph.keyResults.has(other);
  });
  return named.length > 1 ? ref : id;
}

function titleIn(graph: Graph, ref: Ref): string {
  const record = graph.find(ref);
  if (record === undefined || record.kind === 'measurement') return splitRef(ref).id;
  return record.kind === 'person' ? record.data.name : (record.data.title ?? record.id);
}

function targetsOf(kind: DocumentKind, path: string): readonly Target[] | null {
  const pattern = path.replace(/\.\d+/g, '.*');
  const found = REFERENCES[kind].find(({ path: keys }) => {
    const joined = keys.join('.');
    return joined === pattern || joined === `${pattern}.*`;
  });
  return found?.to ?? null;
}

function at(data: Data, path: string): unknown {
  let value: unknown = data;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
