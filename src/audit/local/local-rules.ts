import { z } from 'zod';
import { everyRecord } from '../../link/index.ts';
import type { Scorecard } from '../../measure/index.ts';
import {
  type AnyRecord,
  type Config,
  type Kind,
  type LocalRule,
  listed,
  refOf,
} from '../../schema/index.ts';
import { reportOn } from '../fault.ts';
import type { Report, Rule } from '../rule.ts';
import { quote } from '../wording.ts';
import { failingFields, firstFailing, isSound } from './conditions.ts';
import { isJudged } from './judged.ts';
import { judgeNeighbours } from './neighbours.ts';
import { testWords } from './wording.ts';

/** The rules an organisation has written itself, as rules like all others. */
export function localRules(config: Config): Rule[] {
  return config.audit.local.map((written) => {
    const severity = written.severity ?? 'warn';
    return {
      id: `local/${written.name}`,
      demands: written.message,
      severity: { minimal: severity, recommended: severity, strict: severity },
      structure: false,
      options: z.strictObject({}),
      judge: (scorecard) => judge(written, scorecard),
    };
  });
}

function* judge(rule: LocalRule, scorecard: Scorecard): Iterable<Report> {
  const { select, demand } = rule;
  const kinds = new Set<Kind>(listed(select.kind));
  const judged = [...everyRecord(scorecard.graph.records)].filter(
    (record) => kinds.has(record.kind) && isJudged(record, scorecard) && isSelected(record),
  );
  for (const record of judged) {
    for (const field of failingFields(record, demand.fields, scorecard)) {
      const expected = testWords(field, demand.fields?.[field] ?? {});
      const at = field.startsWith('measured.') ? ['title'] : field.split('.');
      yield reportOn(record, { at, ...saying(record), expected, hint: rule.hint });
    }
  }
  for (const direction of ['above', 'below'] as const) {
    const asked = demand[direction];
    if (asked === undefined) continue;
    for (const { record, ...fault } of judgeNeighbours(judged, direction, asked, scorecard)) {
      yield reportOn(record, { at: ['title'], ...saying(record), hint: rule.hint, ...fault });
    }
  }

  function isSelected(record: AnyRecord): boolean {
    return isSound(record, select.where) && firstFailing(record, select.where, scorecard) === null;
  }
  function saying(record: AnyRecord): { message: string } {
    const ref = refOf(record.kind, record.id);
    return { message: `${quote(scorecard.graph.titleOf(ref))}: ${rule.message}` };
  }
}
