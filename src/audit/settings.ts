import { createFinding, type Finding, nearest } from '../finding/index.ts';
import type { Path } from '../parse/index.ts';
import type { Config, RuleSetting } from '../schema/index.ts';
import { optionsOf } from './allowed.ts';
import type { Rule, RuleSeverity } from './rule.ts';
import { quote } from './wording.ts';

/** How one rule is kept. */
export interface Setting {
  severity: RuleSeverity;
  options: Record<string, unknown>;
}

export interface Settings {
  of(rule: Rule): Setting;
  findings: Finding[];
}

/**
 * The preset with what the configuration sets apart. What it says of rules or options that do not
 * exist, or in values they do not take, is `audit/known-rule`, and the rest of it counts.
 */
export function readSettings(config: Config, rules: readonly Rule[]): Settings {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const set = new Map<string, Setting>();
  const findings: Finding[] = [];
  for (const rule of rules) {
    set.set(rule.id, {
      severity: rule.severity[config.audit.extends],
      options: rule.options.parse({}),
    });
  }
  for (const [id, written] of Object.entries(config.audit.rules)) {
    const rule = byId.get(id);
    const setting = set.get(id);
    if (rule === undefined || setting === undefined) {
      findings.push(unknownRule(config, id, byId.keys()));
      continue;
    }
    const { severity, ...options } = typeof written === 'string' ? { severity: written } : written;
    if (severity !== undefined && rule.structure && severity !== 'error') {
      findings.push(structureTurnedDown(config, rule, written));
    } else if (severity !== undefined) {
      setting.severity = severity;
    }
    for (const [name, value] of Object.entries(options)) {
      const fault = takeOption(rule, setting, name, value);
      if (fault) findings.push(knownRule(config, ['audit', 'rules', id, name], fault));
    }
  }
  return {
    of: (rule) => set.get(rule.id) ?? { severity: 'off', options: {} },
    findings,
  };
}

/** What is wrong with something written in the settings. */
interface Mistake {
  message: string;
  expected: string;
  hint: string;
  /** The key is what is wrong, rather than its value. */
  atKey?: boolean;
}

/** Takes an option over when its rule has it and takes the value; else says what is wrong. */
function takeOption(rule: Rule, setting: Setting, name: string, value: unknown): Mistake | null {
  const options = optionsOf(rule.options);
  const option = options.find((o) => o.name === name);
  if (option === undefined) {
    const names = options.map((o) => o.name);
    const [near] = nearest(name, ['severity', ...names]);
    const known = ['severity', ...names].map((n) => `\`${n}\``);
    return {
      message: `The rule ${rule.id} has no option \`${name}\`.`,
      expected: names.length === 0 ? 'only `severity`; it has no options' : known.join(' or '),
      hint:
        near === undefined
          ? 'Remove the option, or use one that it has.'
          : `Did you mean \`${near}\`?`,
      atKey: true,
    };
  }
  const schema = rule.options.shape[name];
  const parsed = schema === undefined ? null : Reflect.get(schema, 'safeParse').call(schema, value);
  if (parsed?.success) {
    setting.options[name] = parsed.data;
    return null;
  }
  return {
    message: `The option \`${name}\` of ${rule.id} does not take ${shown(value)}.`,
    expected: option.allowed,
    hint: `Correct the value, or remove the option; it is ${String(option.default)} when not said.`,
  };
}

/** A name of no rule, with the nearest ones. */
export function unknownRuleMistake(id: string, known: Iterable<string>): Mistake {
  const near = nearest(id, known).map((name) => `\`${name}\``);
  return {
    message: `There is no rule called \`${id}\`.`,
    expected: 'the name of a rule, such as `kpi/has-target`',
    hint:
      near.length === 0 ? 'Correct the name or remove it.' : `Did you mean ${near.join(' or ')}?`,
    atKey: true,
  };
}

function unknownRule(config: Config, id: string, known: Iterable<string>): Finding {
  return knownRule(config, ['audit', 'rules', id], unknownRuleMistake(id, known));
}

function structureTurnedDown(config: Config, rule: Rule, written: RuleSetting): Finding {
  const at = ['audit', 'rules', rule.id, ...(typeof written === 'string' ? [] : ['severity'])];
  return knownRule(config, at, {
    message: `The rule ${rule.id} cannot be turned down or off.`,
    expected: '`error`, or no mention of it',
    hint: 'Too much rests on it. Remove the line and mend what the rule finds.',
  });
}

function knownRule({ places }: Config, at: Path, mistake: Mistake): Finding {
  const { message, expected, hint, atKey } = mistake;
  const place = atKey ? places.key(at) : places.value(at);
  return createFinding({ rule: 'audit/known-rule', message, expected, hint, place });
}

/** A value as a sentence repeats it, on one line and not too long. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'several fields';
  return typeof value === 'string' ? quote(value.replace(/\s+/g, ' ')) : String(value);
}
