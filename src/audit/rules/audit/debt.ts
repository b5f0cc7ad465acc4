import { z } from 'zod';
import type { Rule } from '../../rule.ts';

/** Found by the audit itself, once every other finding is known. */
export const debt: Rule = {
  id: 'audit/debt',
  demands: 'The debt file tolerates what is still found, and nothing else.',
  severity: { minimal: 'warn', recommended: 'warn', strict: 'error' },
  structure: false,
  options: z.strictObject({}),
};
