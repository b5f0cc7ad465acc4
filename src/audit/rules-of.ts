import type { Config } from '../schema/index.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Every rule an organisation is judged by. */
export function rulesOf(_config: Config): readonly Rule[] {
  return RULES;
}
