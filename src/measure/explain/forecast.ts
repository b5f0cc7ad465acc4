import type { Explained } from './explained.ts';
import type { Explanation, Input } from './explanation.ts';
import { figure } from './figure.ts';
import { valueInputs } from './values.ts';

/** The value expected on the due day, with its range, or why there is none. */
export function explainForecast(explained: Explained): Explanation {
  const { measure, unit, end } = explained;
  const { forecast, due } = measure;
  const dueOn: Input[] = due === null ? [] : [{ name: 'due', value: due, as: 'text', ...end }];
  const all = { name: 'forecast', title: 'Forecast', text: null, as: 'value', unit } as const;
  if (forecast.value === null) {
    const { reason } = forecast;
    const none = { value: null, text: 'none', figures: reason };
    return { ...all, ...none, formula: FORMULA, inputs: dueOn, rule: RULE };
  }
  const { value, low, high, by, slope, basis, reachesTarget } = forecast;
  const verdict =
    reachesTarget === null ? '' : reachesTarget ? ': the target is met' : ': the target is missed';
  return {
    ...{ ...all, value, formula: FORMULA },
    figures: `${figure(slope)} a day over ${basis.count} values, ${basis.from} to ${basis.to}: on ${by} ${figure(value)}, eight times of ten between ${figure(low)} and ${figure(high)}${verdict}`,
    inputs: [...dueOn, ...valueInputs(explained, basis.from, basis.to)],
    rule: RULE,
  };
}

const FORMULA =
  'the median of the slopes between any two of the last 12 values (Theil–Sen), drawn on to the due day; the range holds eight of ten distances of those values from that line';

const RULE =
  'It needs 5 values, and never reaches across a re-baselining or a change that nobody has explained.';
