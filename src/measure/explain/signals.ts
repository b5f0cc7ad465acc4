import type {
  ProcessBehaviour,
  ProcessSegment,
  RuleSet,
  Signal,
  SignalRule,
} from '../process/behaviour.ts';
import type { Explained } from './explained.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure, figureOf } from './figure.ts';
import { pointPlace } from './values.ts';

/** What chance does not explain in the process as it is now, and who has explained it. */
export function explainSignals(explained: Explained, behaviour: ProcessBehaviour): Explanation {
  const since = behaviour.segments.at(-1)?.from ?? '';
  const signals = behaviour.signals.filter(({ from }) => from >= since);
  const open = signals.filter(({ explainedBy }) => explainedBy.length === 0).length;
  return {
    ...{ name: 'signals', title: 'Changes that chance does not explain' },
    ...{ value: signals.length, text: null, as: 'count', unit: null },
    formula: FORMULAS[behaviour.ruleSet],
    figures:
      signals.length === 0 ? 'none: all values vary as they always have' : told(signals, open),
    inputs: signals.flatMap((signal) => inputsOf(signal, explained)),
    rule: 'What breaks a rule on one side without a break is one change. It asks for a check-in that explains it.',
  };
}

function told(signals: readonly Signal[], open: number): string {
  const count = signals.length === 1 ? '1 change' : `${signals.length} changes`;
  return `${count}, of which ${open === 0 ? 'all are explained' : `${open} unexplained`}`;
}

function inputsOf(signal: Signal, explained: Explained): Input[] {
  const { from, on, side, reading, rules, explainedBy } = signal;
  const days = from === on ? on : `${from} to ${on}`;
  const words = [
    ...(side === null ? [] : [`${side} the centre`]),
    ...(reading === null ? [] : [reading]),
    rules.map((rule) => BROKEN[rule]).join(', '),
  ];
  const said: Input = { name: days, value: words.join('; '), as: 'text' };
  return [
    { ...said, ...pointPlace(explained, on) },
    ...explainedBy.map(
      (ref): Input => ({ name: 'explained by', value: 'a check-in', as: 'text', ref }),
    ),
  ];
}

const BROKEN: Record<SignalRule, string> = {
  'outside-limits': 'outside the limits',
  run: 'a run on one side',
  'near-limit': 'near a limit too often',
  'beyond-two-thirds': 'beyond two thirds of the limit too often',
  trend: 'each value further than the one before',
  'moving-range': 'a jump wider than the limit of the moving range',
};

const FORMULAS: Record<RuleSet, string> = {
  wheeler:
    'a value or a moving range outside its limit; 3 of 4 values nearer a limit than the centre; 8 values on one side of the centre',
  nhs: 'a value outside the limits; 7 values on one side of the centre; 7 rising or falling; 2 of 3 beyond two thirds of the way to a limit',
};

/** Whether the process as it is meets its target each time, never, or now and then. */
export function explainAssurance(
  { measure, unit }: Explained,
  { assurance }: ProcessBehaviour,
  { lower, upper }: ProcessSegment,
): Explanation {
  const { target, min, max } = measure;
  const said = assurance === null ? 'not known' : WORDS[assurance];
  const goals: Input[] = [
    ...(target === null ? [] : [{ name: 'target', value: target, as: 'value' } as const]),
    ...(min === null ? [] : [{ name: 'at least', value: min, as: 'value' } as const]),
    ...(max === null ? [] : [{ name: 'at most', value: max, as: 'value' } as const]),
  ];
  const wanted = goals.map(({ name, value }) => `${name} ${figureOf(value)}`).join(', ');
  const limits =
    lower === null || upper === null
      ? 'no limits yet'
      : `limits ${figure(lower)} to ${figure(upper)}`;
  return {
    ...{ name: 'assurance', title: 'Whether the target is met as things are' },
    ...{ value: null, text: said, as: 'text', unit },
    formula: 'the target beside the limits',
    figures: `${limits}; ${wanted || 'no target'}: ${said}`,
    inputs: [
      { name: 'lower limit', value: lower, as: 'value' },
      { name: 'upper limit', value: upper, as: 'value' },
      ...goals,
    ],
    rule: assurance === null ? null : VERDICTS[assurance],
  };
}

const WORDS = { passes: 'each time', fails: 'never', 'hit-or-miss': 'hit or miss' };

const VERDICTS = {
  passes: 'Both limits meet the target: while nothing changes, every value will.',
  fails: 'Neither limit meets the target: while nothing changes, no value will.',
  'hit-or-miss':
    'The target lies between the limits: while nothing changes, chance decides which values meet it.',
};
