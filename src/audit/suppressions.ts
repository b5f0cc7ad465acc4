import type { Day } from '../calendar/index.ts';
import { createFinding, type Finding } from '../finding/index.ts';
import { everyRecord, type Graph } from '../link/index.ts';
import type { AnyRecord } from '../schema/index.ts';
import type { Rule } from './rule.ts';
import { unknownRuleMistake } from './settings.ts';

/** One entry of `x-audit`, and how many findings it took out. */
export interface Suppression {
  record: AnyRecord;
  index: number;
  ignore: string;
  reason: string;
  until: Day;
  count: number;
}

/**
 * Takes out what records suppress, and reports suppressions that name no rule, or one of the structure,
 * or are past their date, or suppress nothing of a rule that was judged. `until` is the last day one
 * counts.
 */
export function suppress(
  findings: readonly Finding[],
  graph: Graph,
  asOf: Day,
  rules: readonly Rule[],
  isJudged: (rule: Rule) => boolean = () => true,
): { findings: Finding[]; suppressed: number; suppressions: Suppression[] } {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const inForce = new Map<string, Suppression[]>();
  const reports: Finding[] = [];
  for (const suppression of suppressionsIn(graph)) {
    const fault = faultOf(suppression, asOf, byId);
    if (fault) reports.push(fault);
    else
      for (const key of keysOf(suppression))
        (inForce.get(key) ?? open(inForce, key)).push(suppression);
  }
  const kept = findings.filter((finding) => {
    if (inForce.size === 0) return true;
    const matching = new Set(matches(finding).flatMap((key) => inForce.get(key) ?? []));
    for (const suppression of matching) suppression.count += 1;
    return matching.size === 0;
  });
  const suppressions = [...new Set([...inForce.values()].flat())];
  const unused = suppressions.filter(({ count, ignore }) => {
    const rule = byId.get(ignore);
    return count === 0 && rule !== undefined && isJudged(rule);
  });
  return {
    findings: [...kept, ...reports, ...unused.map(reportUnused)],
    suppressed: findings.length - kept.length,
    suppressions: suppressions.filter(({ count }) => count > 0),
  };
}

function* suppressionsIn(graph: Graph): Iterable<Suppression> {
  for (const record of everyRecord(graph.records)) {
    if (record.kind === 'measurement') continue;
    for (const [index, { ignore, reason, until }] of (record.data['x-audit'] ?? []).entries()) {
      yield { record, index, ignore, reason, until, count: 0 };
    }
  }
}

/** A suppression covers its record's file, and what is said of the record in another file. */
function keysOf({ record, ignore }: Suppression): string[] {
  return [key(ignore, 'file', record.file), key(ignore, record.kind, record.id)];
}

/** A CSV file has no front matter: its KPI's, or that of its key result's objective, speaks for it. */
function matches({ rule, file, entity }: Finding): string[] {
  const ofFile = key(rule, 'file', file);
  if (entity === undefined) return [ofFile];
  if (entity.kind !== 'measurement') return [ofFile, key(rule, entity.kind, entity.id)];
  const [objective = '', keyResult] = entity.id.split('.');
  const isKpi = keyResult === undefined;
  return [ofFile, key(rule, isKpi ? 'kpi' : 'objective', isKpi ? entity.id : objective)];
}

function key(...parts: [rule: string, what: string, name: string]): string {
  return parts.join('\0');
}

function open(map: Map<string, Suppression[]>, at: string): Suppression[] {
  const list: Suppression[] = [];
  map.set(at, list);
  return list;
}

function faultOf(
  suppression: Suppression,
  asOf: Day,
  rules: ReadonlyMap<string, Rule>,
): Finding | null {
  const { ignore, until } = suppression;
  const rule = rules.get(ignore);
  if (rule === undefined) {
    const { message, expected, hint } = unknownRuleMistake(ignore, rules.keys());
    return report(suppression, 'audit/known-rule', 'ignore', { message, expected, hint });
  }
  if (rule.structure) {
    return report(suppression, 'audit/suppression', 'ignore', {
      message: `The rule ${ignore} cannot be suppressed: too much rests on it.`,
      expected: 'a rule about performance, such as `kpi/measured-on-time`',
      hint: 'Mend what the rule finds, and remove this entry.',
    });
  }
  if (until >= asOf) return null;
  return report(suppression, 'audit/suppression', 'until', {
    message: `The suppression of ${ignore} ended on ${until}.`,
    expected: `a day from ${asOf} on, while the reason still holds`,
    hint: 'Mend what the rule finds and remove this entry, or renew it with a reason of today.',
  });
}

function reportUnused(suppression: Suppression): Finding {
  return report(suppression, 'audit/suppression', 'ignore', {
    message: `The suppression of ${suppression.ignore} suppresses nothing: the rule finds nothing here.`,
    expected: 'a suppression that is needed',
    hint: 'Remove this entry.',
  });
}

function report(
  { record, index }: Suppression,
  rule: string,
  field: 'ignore' | 'until',
  text: { message: string; expected: string; hint: string },
): Finding {
  const place = record.places.value(['x-audit', index, field]);
  const entity = { kind: record.kind, id: record.id };
  return createFinding({ rule, ...text, place, entity });
}
