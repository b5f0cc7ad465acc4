import type { Config } from '../schema/index.ts';
import { localRules } from './local/local-rules.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';
import { readSettings, type Setting } from './settings.ts';

/** Every rule an organisation is judged by: the product's, then its own. */
export function rulesOf(config: Config): readonly Rule[] {
  return config.audit.local.length === 0 ? RULES : [...RULES, ...localRules(config)];
}

/** A rule and how an organisation keeps it. */
export interface KeptRule extends Setting {
  rule: Rule;
}

/** The same with the severity and options of each as configured. */
export function keptRules(config: Config): KeptRule[] {
  const rules = rulesOf(config);
  const settings = readSettings(config, rules);
  return rules.map((rule) => ({ rule, ...settings.of(rule) }));
}
