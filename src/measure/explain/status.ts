import type { Config } from '../../schema/index.ts';
import type { Declared, Status, StatusReason } from '../scorecard.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure } from './figure.ts';

/** What a sentence about a status may draw on. */
export interface Judged {
  status: Status;
  reason: StatusReason;
  pace: number | null;
  needed: Config['status'];
  inputs: Input[];
  /** A sentence in place of the general one. */
  rule?: string;
}

/** The status and the rule of precedence that gave it. */
export function explainStatus({ status, reason, pace, needed, inputs, rule }: Judged): Explanation {
  return {
    name: 'status',
    title: 'Status',
    value: null,
    text: status,
    as: 'text',
    unit: null,
    formula:
      'The first that holds: retired, not started, no data, achieved or missed, stale, thresholds, pace or range.',
    figures:
      reason === 'pace' && pace !== null
        ? `pace ${figure(pace)}, needed ${figure(needed.on_track)} or ${figure(needed.at_risk)}: ${status}`
        : status,
    inputs,
    rule: rule ?? ruleOf(reason, needed),
  };
}

/** What was declared in the last check-in that says a status or confidence. */
export function explainDeclared(declared: Declared | null): Explanation[] {
  if (declared === null) return [];
  const { status, confidence, on, checkIn } = declared;
  const said = [
    ...(status === null ? [] : [status]),
    ...(confidence === null ? [] : [`confidence ${figure(confidence)}`]),
  ].join(', ');
  return [
    {
      name: 'declared',
      title: 'Declared',
      value: confidence,
      text: status ?? said,
      as: 'text',
      unit: null,
      formula: 'What the last check-in that says a status or confidence says.',
      figures: `${said}, on ${on}`,
      inputs: [{ name: 'check-in', value: on, as: 'text', ref: checkIn }],
      rule: null,
    },
  ];
}

function ruleOf(reason: StatusReason, needed: Config['status']): string {
  switch (reason) {
    case 'retired':
      return 'It is retired; nothing else is judged.';
    case 'not-started':
      return 'It has not begun; nothing is judged before its start.';
    case 'no-data':
      return 'It has no value.';
    case 'stale':
      return 'The latest period that is due has no value, nor has a later one; half a period may pass.';
    case 'after-due':
      return 'Its last day has passed; what was reached by then decides.';
    case 'thresholds':
      return 'Its own thresholds decide in place of pace.';
    case 'pace':
      return `A pace of ${figure(needed.on_track)} or more is on track, of ${figure(needed.at_risk)} or more at risk, below that off track.`;
    case 'inside-target':
      return 'The value is where the target wants it.';
    case 'outside-target':
      return 'The value is outside the range to hold.';
    case 'no-target':
      return 'There is no target to judge the value by.';
    case 'no-baseline':
      return 'There is no baseline to judge progress from.';
    case 'no-due-date':
      return 'There is no date to judge progress by.';
    case 'nothing-expected-yet':
      return 'Nothing is expected yet, so nothing is behind.';
    case 'declared':
      return 'It is as its last check-in declares it.';
    case 'state':
      return 'Its state says so.';
  }
}
