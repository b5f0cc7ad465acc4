import { addDays, isDay } from '../../calendar/index.ts';
import { type Change, type EventWord, type Goalpost, goalposts } from '../../history/index.ts';
import { quantity } from '../../measure/index.ts';
import type { Ref } from '../../schema/index.ts';
import type { Statement } from '../insight.ts';
import type { Situation } from '../situation.ts';
import { named, sentence } from '../wording.ts';

/** What can be said of a goal that was made easier or given up. */
const WORDS: Partial<Record<EventWord, string>> = {
  'target-loosened': 'The target of @ was loosened',
  'deadline-extended': 'The date of @ was put off',
  'threshold-loosened': 'The threshold of @ was loosened',
  'baseline-changed': 'The start of @ was moved away from its target',
  retired: '@ was retired',
  removed: '@ was removed',
};

/** A goal moved without a reason asks for one for a quarter. */
const UNREASONED_DAYS = 91;

/** Goals made easier or given up in the last four weeks, or without a reason in the last quarter. */
export function goalpostMoved(situation: Situation): Statement[] {
  const { timelines, since, scorecard } = situation;
  const { asOf } = scorecard;
  return goalposts(timelines ?? []).flatMap((goalpost) => {
    const { on, record, reason } = goalpost.event;
    const said = reason ?? retirementOf(situation, record);
    const from = said === null ? addDays(asOf, -UNREASONED_DAYS) : since;
    const isRecent = on === null || (on > from && on <= asOf);
    return isRecent ? [statementOn(situation, goalpost, said)] : [];
  });
}

function statementOn(
  situation: Situation,
  { event, due, daysBefore }: Goalpost,
  reason: string | null,
): Statement {
  const words = (WORDS[event.event] ?? '@ was changed').replace('@', () =>
    named(situation, event.record),
  );
  const when = event.on === null ? ', not yet committed' : ` on ${situation.say(event.on)}`;
  const change = event.changes.map((one) => describe(situation, event.record, one)).find(Boolean);
  const left =
    daysBefore === null || due === null || daysBefore < 0
      ? ''
      : `, ${daysBefore} days before it was due`;
  const why = reason === null ? '. No reason is given' : `, because: ${firstSentence(reason)}`;
  return {
    about: event.record,
    gravity: reason === null ? 5 : 2,
    sentence: sentence(`${words}${when}${change ?? ''}${left}${why}`),
    step:
      reason === null
        ? 'Ask for the reason and have it written under `changes`, or set it back.'
        : 'Say whether you agree; if not, set it back while there is time.',
    evidence: [
      {
        text: event.commit === null ? 'not committed' : `commit ${event.commit.slice(0, 7)}`,
        ref: event.record,
        at: { file: event.file, line: 1 },
      },
    ],
  };
}

/** A reason may be a page; what it begins with is enough to know whether to read on. */
function firstSentence(reason: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(reason)?.[0] ?? reason;
}

function retirementOf({ scorecard }: Situation, ref: Ref): string | null {
  const record = scorecard.graph.find(ref);
  return record === undefined || record.kind === 'measurement'
    ? null
    : (record.data.retired?.reason ?? null);
}

/** `, from 6% to 8%`; nothing for what is neither a number nor a day. */
function describe({ say, unitOf }: Situation, ref: Ref, { path, before, after }: Change): string {
  const isOfUnit =
    ['value', 'min', 'max', 'from', 'to'].includes(path.at(-1) ?? '') || path[0] === 'thresholds';
  const words = (value: unknown) => {
    if (typeof value === 'number') return quantity(value, isOfUnit ? unitOf(ref) : null);
    return typeof value === 'string' && isDay(value) ? say(value) : null;
  };
  const [from, to] = [words(before), words(after)];
  return from === null || to === null ? '' : `, from ${from} to ${to}`;
}
