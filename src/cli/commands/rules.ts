import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'List the rules with how they are kept here, or explain one: why it matters and how to mend.',
    arguments: [['[rule]', 'such as kpi/has-target']],
    options: [['--full', 'with a rule: its examples too']],
    takes: ['format'],
    formats: ['pretty', 'json'],
    examples: [
      ['throughline rules', 'every rule, yours too, and how grave it is'],
      ['throughline rules kpi/has-target', 'why it is asked, and what to do'],
      ['throughline rules --format json', 'for a machine'],
    ],
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { readSettings } = await import('../../index.ts');
  const { keptRules, localRulePage, unknownRule } = await import('../../audit/index.ts');
  const { jsonText, ruleOutput, rulesText, ruleText } = await import('../../report/index.ts');
  const { pageOf } = await import('../page.ts');
  const { findRoot } = await import('../root.ts');
  const { config, findings } = await readSettings(findRoot(io, options));
  if (findings.length > 0) {
    io.stderr.write(
      `${config.file} has mistakes, so rules may be kept otherwise. See throughline check.\n`,
    );
  }
  const kept = keptRules(config);
  const preset = config.audit.extends;
  const [id] = args;
  const isJson = options.text('format') === 'json';
  if (id === undefined) {
    const { readTool } = await import('../../tool.ts');
    const output = { version: 1, tool: readTool(), preset, rules: kept.map(ruleOutput) };
    io.stdout.write(isJson ? jsonText(output) : rulesText(kept, preset, pageOf(io)));
    return 0;
  }
  const one = kept.find(({ rule }) => rule.id === id);
  if (one === undefined) {
    throw unknownRule(
      id,
      kept.map(({ rule }) => rule.id),
    );
  }
  const { readRulePage } = await import('../../publish/index.ts');
  const page = localRulePage(config, id) || (await readRulePage(id));
  const text = () => ruleText(one, page, config, pageOf(io), options.has('full'));
  io.stdout.write(isJson ? jsonText({ ...ruleOutput(one), page }) : text());
  return 0;
}
