import { addDays, type Day } from '../../../calendar/index.ts';
import type { RecordOf, Records } from '../../../schema/index.ts';
import type { Fact } from '../fact.ts';
import { workday, workingMoment } from '../moment.ts';
import { between } from '../seeded.ts';
import { replaceOnce, withoutFields } from '../splice.ts';
import { capitalised, midSentence } from '../words.ts';

const PEOPLE_OFFICE = 'leila-haddad';

/** Reviews, feedback and development: after the cycle, on the day, and at the quarter's beginning. */
export function peopleWorkFacts(records: Records): Fact[] {
  const ends = new Map(records.cycles.map(({ id, data }) => [id, data.end ?? '']));
  const leads = new Map(records.people.map(({ id, data }) => [id, data.manager ?? id]));
  return [
    ...records.reviews.flatMap((review) =>
      reviewFacts(review, ends.get(review.data.cycle ?? '') ?? ''),
    ),
    ...records.feedback.map((feedback) => feedbackFact(feedback)),
    ...records.development.flatMap((plan) => planFacts(plan, leads)),
  ];
}

function reviewFacts({ file, data }: RecordOf<'review'>, end: Day): Fact[] {
  const by = data.reviewer ?? PEOPLE_OFFICE;
  const { acknowledged } = data;
  const day =
    acknowledged?.on === undefined
      ? addDays(end, 6)
      : addDays(acknowledged.on, -between(file, 1, 2));
  const message = `Review: ${(data.title ?? '').replace(/, reviewed.*/, '')}`;
  const at = workingMoment(workdayUpTo(day), by, file);
  const facts: Fact[] = [{ path: file, at, by, message }];
  const { on, by: reader } = acknowledged ?? {};
  if (on !== undefined && reader !== undefined) {
    const undo = (text: string) => withoutFields(text, ['acknowledged']);
    facts.push({
      path: file,
      at: workingMoment(on, reader, 'read'),
      by: reader,
      message: `Read and talked about: ${data.title}`,
      undo,
    });
  }
  return facts;
}

function workdayUpTo(day: Day): Day {
  let at = day;
  while (workday(at) !== at) at = addDays(at, -1);
  return at;
}

function feedbackFact({ id, file, data }: RecordOf<'feedback'>): Fact {
  const isSurvey = data.kind === 'survey-360';
  const by = ('from' in data ? data.from : undefined) ?? PEOPLE_OFFICE;
  const date = ('date' in data ? data.date : undefined) ?? '2026-11-03';
  const name = id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ');
  const message = isSurvey ? `Answers all round: ${data.title}` : `Feedback: ${name}`;
  return { path: file, at: workingMoment(date, by, file), by, message };
}

function planFacts(
  { file, data }: RecordOf<'development'>,
  leads: ReadonlyMap<string, string>,
): Fact[] {
  const person = data.person ?? PEOPLE_OFFICE;
  const lead = leads.get(person) ?? PEOPLE_OFFICE;
  const born = workday(addDays('2026-10-06', between(file, 0, 3)));
  const message = `Development plan, ${capitalised(person.split('-')[0] ?? '')}`;
  const facts: Fact[] = [{ path: file, at: workingMoment(born, lead, file), by: lead, message }];
  for (const { title, done } of (data.goals ?? []).flatMap((goal) => goal.learning ?? [])) {
    if (done === undefined || done <= born) continue;
    const undo = (text: string) => replaceOnce(text, `, done: ${done}}`, '}');
    const words = `Learned: ${midSentence(title ?? '')}`;
    facts.push({
      path: file,
      at: workingMoment(workday(done), person, words),
      by: person,
      message: words,
      undo,
    });
  }
  return facts;
}
