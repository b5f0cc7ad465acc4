import type { Severity } from '../../finding/index.ts';
import type { HistoryMode } from '../../index.ts';
import type { Call, Definition, Options } from '../definition.ts';

const SEVERITIES = ['error', 'warn', 'info'] as const satisfies Severity[];

export function define(): Definition {
  return {
    description:
      'Judge every record and their links: what is wrong, where, what was expected, how to mend it.',
    options: [
      ['--fail-on <severity>', 'fail from this severity on: error (default), warn or info'],
      ['--only <rule>...', 'judge by this rule, and by those of the structure; may be repeated'],
      ['--skip <rule>...', 'leave this rule out; may be repeated'],
      ['--history', 'ask for the whole history: what is missing of it is an error'],
      ['--no-history', 'judge what is written alone, without reading the commits'],
    ],
    takes: ['content', 'at', 'as-of', 'format'],
    formats: ['pretty', 'json'],
    examples: [
      ['throughline check', 'judge everything'],
      ['throughline check --fail-on warn', 'let warnings fail too'],
      ['throughline check --only kpi/has-target', 'work on one thing at a time'],
      ['throughline check --format json > findings.json', 'for a machine'],
      ['throughline check --content ../people-data/content', 'with people data kept apart'],
    ],
    exits: [[1, 'there is a finding of the failing severity']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const failOn = options.oneOf('fail-on', SEVERITIES) ?? 'error';
  const { readOrganisation } = await import('../organisation.ts');
  const { checkOutput, countFindings, jsonText, prettyFindings, summaryLine } = await import(
    '../../report/index.ts'
  );
  const { pageOf } = await import('../page.ts');
  const { choose } = await import('../../audit/index.ts');
  const { textOf, lack, ...read } = await readOrganisation(io, options, historyMode(options));
  const result = choose(read.result, { only: options.texts('only'), skip: options.texts('skip') });
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const code = result.findings.some(({ severity }) => failing.includes(severity)) ? 1 : 0;

  if (lack !== null) io.stderr.write(`Rules about what happened were not judged. ${lack}\n`);
  if (options.text('format') === 'json') {
    io.stdout.write(jsonText(checkOutput(result)));
    return code;
  }
  const page = pageOf(io);
  const counts = countFindings(result);
  if (result.findings.length > 0) {
    io.stdout.write(`${prettyFindings(result.findings, textOf, page)}\n\n`);
  }
  const { graph, alignment } = result.scorecard;
  io.stdout.write(`${summaryLine(counts, graph.records, alignment.index, page)}\n`);
  io.stdout.write(`${page.style.dim(`Next: ${nextStep(counts, result.findings[0])}`)}\n`);
  return code;
}

/** Commander keeps both flags under one name: true, false, or nothing said. */
function historyMode(options: Options): HistoryMode {
  const said = options.flag('history');
  if (said === null) return 'if-whole';
  return said ? 'asked' : 'none';
}

function nextStep(
  counts: { error: number; warn: number },
  first: { entity?: { kind: string; id: string }; rule: string } | undefined,
): string {
  if (counts.error > 0 && first?.rule.endsWith('/traces-to-strategy') && first.entity) {
    return `throughline trace ${first.entity.kind}:${first.entity.id}`;
  }
  if (counts.error > 0) return 'mend the errors, then throughline check';
  return counts.warn > 0
    ? 'throughline dev shows what the warnings are about'
    : 'throughline build';
}
