import { compareFindings, type Finding } from '../finding/index.ts';
import type { Debt } from '../schema/index.ts';
import { termsOf } from './audit-scorecard.ts';
import type { Result } from './result.ts';
import { tolerate } from './tolerance.ts';

/** A result as it stands with another debt. */
export function withDebt(result: Result, debt: Debt): Result {
  const isAboutDebt = ({ file, rule }: Finding) => file === debt.file && rule.startsWith('audit/');
  const found = [...result.findings, ...result.accepted].filter((one) => !isAboutDebt(one));
  const { findings, accepted } = tolerate(found, termsOf({ ...result, debt }));
  return {
    ...result,
    debt,
    findings: findings.sort(compareFindings),
    tolerated: accepted.length,
    accepted: accepted.sort(compareFindings),
  };
}
