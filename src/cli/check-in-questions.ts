import { statusWord, subjectOf } from '../report/index.ts';
import { type Ref, splitRef } from '../schema/index.ts';
import { type CheckInFacts, DECLARED, PARTS, type Part, SUBJECTS } from './check-in-facts.ts';
import { askReference } from './interview.ts';
import type { Ask } from './io.ts';
import type { Organisation } from './organisation.ts';
import { findSubject } from './reference.ts';

const LEAVE_OUT = { value: '', label: 'leave it out' };

const QUESTIONS: Record<Part, string> = {
  progress: 'What moved?',
  obstacles: 'What is in the way?',
  support: 'What support is needed, and from whom?',
  next: 'What comes next?',
};

/** Asks for what the facts do not say yet, and puts the answers into them. */
export async function askCheckIn(
  ask: Ask,
  organisation: Organisation,
  facts: CheckInFacts,
): Promise<void> {
  const { scorecard } = organisation.result;
  if (facts.about.length === 0) {
    const isCurrent = (ref: Ref) => scorecard.isCurrent(ref);
    const word = await askReference(ask, scorecard.graph, 'What is it about?', SUBJECTS, isCurrent);
    if (word === '') return;
    facts.about.push(findSubject(scorecard.graph, word, SUBJECTS));
  }
  const [subject] = facts.about;
  if (subject === undefined) return;
  if (facts.author === null) {
    const person = await askReference(ask, scorecard.graph, 'Who writes it?', ['person']);
    facts.author =
      person === '' ? null : splitRef(findSubject(scorecard.graph, person, ['person'])).id;
  }
  await askValues(ask, organisation, subject, facts);
  const { status } = subjectOf(scorecard, subject);
  const computed = status === null ? '' : ` (computed: ${statusWord(status)})`;
  const choices = DECLARED.map((word) => ({ value: word, label: statusWord(word) }));
  const declared = await ask.choose(`How does it stand, in your judgement?${computed}`, [
    ...choices,
    LEAVE_OUT,
  ]);
  facts.status = DECLARED.find((word) => word === declared) ?? null;
  facts.confidence = await askNumber(
    ask,
    'How sure are you that it will be reached, 0 to 1?',
    [0, 1],
  );
  for (const part of PARTS) {
    const text = await ask.text({ message: QUESTIONS[part], placeholder: 'Enter leaves it out' });
    if (text !== '') facts.told[part] = text;
  }
}

/** Asks for the value of a KPI or key result, or of each key result of an objective that has its own. */
async function askValues(
  ask: Ask,
  { result }: Organisation,
  subject: Ref,
  facts: CheckInFacts,
): Promise<void> {
  const { graph } = result.scorecard;
  for (const node of graph.keyResults.values()) {
    const isMeant = node.ref === subject || `objective:${node.objective.id}` === subject;
    if (!isMeant || 'milestones' in node.data) continue;
    const holder = graph.from(node.ref, 'measures')[0]?.to ?? node.ref;
    // Asked for a whole objective, the values of KPIs are left to the KPIs' own check-ins.
    if (holder !== node.ref && node.ref !== subject) continue;
    const value = await askNumber(ask, `Value of “${node.data.title}”?`, null);
    if (value !== null) facts.values.push({ ref: holder, value });
  }
  if (!subject.startsWith('kpi:')) return;
  const value = await askNumber(ask, 'What is its value?', null);
  if (value !== null) facts.values.push({ ref: subject, value });
}

async function askNumber(
  ask: Ask,
  message: string,
  range: [number, number] | null,
): Promise<number | null> {
  const answer = await ask.text({
    message,
    placeholder: 'Enter leaves it out',
    judge: (text) => {
      if (text === '') return null;
      const number = Number(text);
      if (!Number.isFinite(number)) return 'Write a number, without its unit.';
      if (range !== null && (number < range[0] || number > range[1])) {
        return `Write a number from ${range[0]} to ${range[1]}.`;
      }
      return null;
    },
  });
  return answer === '' ? null : Number(answer);
}
