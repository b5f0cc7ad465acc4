import { type KeptRule, optionsOf } from '../audit/index.ts';
import type { Config } from '../schema/index.ts';
import { pageSections } from './page-text.ts';
import type { Page } from './style.ts';
import { count, severityText } from './words.ts';
import { hang, pad, widthOf } from './wrap.ts';

const SEVERITY_WIDTH = widthOf('▲ warning');

/** A rule as `throughline rules --format json` prints it. */
export interface RuleOutput {
  id: string;
  severity: KeptRule['severity'];
  demands: string;
  /** Whether it can be neither turned down nor suppressed. */
  structure: boolean;
  presets: KeptRule['rule']['severity'];
  options: {
    name: string;
    value: unknown;
    default: unknown;
    allowed: string;
    description: string;
  }[];
}

/** One rule with its options as they are kept. */
export function ruleOutput({ rule, severity, options }: KeptRule): RuleOutput {
  const { id, demands, structure, severity: presets } = rule;
  const told = optionsOf(rule.options).map(({ name, ...facts }) => {
    return { name, value: options[name], ...facts };
  });
  return { id, severity, demands, structure, presets, options: told };
}

/** Every rule by its group: how grave it is here, its name, what it demands. */
export function rulesText(kept: readonly KeptRule[], preset: string, page: Page): string {
  const { style, width } = page;
  const groups = Map.groupBy(kept, ({ rule }) => rule.id.split('/')[0] ?? '');
  const told = [...groups].map(([group, rules]) => {
    const widest = Math.max(...rules.map(({ rule }) => rule.id.length));
    const lines = rules.map((one) => {
      const gap = ' '.repeat(widest - one.rule.id.length);
      const grave = severityOf(one, page);
      const lead = `  ${pad(grave, SEVERITY_WIDTH)}  ${style.bold(one.rule.id)}${gap}  `;
      return hang(lead, one.rule.demands, width);
    });
    return `${style.dim(group)}\n${lines.join('\n')}`;
  });
  const off = kept.filter(({ severity }) => severity === 'off').length;
  const sum = `${count(kept.length, 'rule')} in the preset ${preset}${off === 0 ? '' : `, ${off} of them off`}`;
  return `${told.join('\n\n')}\n\n${style.bold(sum)}\n${style.dim('Next: throughline rules kpi/has-target explains one')}\n`;
}

function severityOf({ severity }: KeptRule, { style }: Page): string {
  return severity === 'off' ? style.dim('○ off') : severityText(severity, style);
}

/** One rule: what it demands, how it is kept here and what else it may be, and its page. */
export function ruleText(
  kept: KeptRule,
  markdown: string,
  config: Config,
  page: Page,
  withExamples: boolean,
): string {
  const { rule } = kept;
  const { style, width } = page;
  const sections = pageSections(markdown, page).filter(({ heading }) => {
    return heading !== '' && heading !== 'Options' && (withExamples || !/example$/.test(heading));
  });
  return [
    `${style.bold(rule.id)}  ${severityOf(kept, page)}`,
    hang('', rule.demands, width),
    '',
    hang('', settingWords(kept, config), width),
    ...optionLines(kept, page),
    ...sections.flatMap(({ heading, text }) => ['', style.bold(heading), text]),
    '',
    style.dim(
      withExamples || rule.id.startsWith('local/')
        ? `Next: throughline check --only ${rule.id}`
        : `Next: throughline rules ${rule.id} --full shows examples`,
    ),
    '',
  ].join('\n');
}

function settingWords({ rule, severity }: KeptRule, config: Config): string {
  if (rule.structure) return 'Too much rests on it: an error everywhere, never turned down.';
  const presets = Object.entries(rule.severity).map(([name, word]) => `${word} in ${name}`);
  if (rule.id.startsWith('local/')) return `A rule of this organisation. Here: ${severity}.`;
  const isSet = Object.hasOwn(config.audit.rules, rule.id);
  const here = isSet
    ? `set apart in throughline.yaml: ${severity}`
    : `as the preset ${config.audit.extends} has it: ${severity}`;
  return `Here ${here}. In the presets: ${presets.join(', ')}.`;
}

function optionLines(kept: KeptRule, { style, width }: Page): string[] {
  return ruleOutput(kept).options.map(({ name, value, default: usual, allowed, description }) => {
    const changed = value === usual ? '' : ` (${JSON.stringify(usual)} when not said)`;
    const lead = `  ${style.bold(name)}: ${JSON.stringify(value)}${changed}  `;
    return hang(lead, `${description} Takes ${allowed}.`, width);
  });
}
