import type { Result } from '../../audit/index.ts';
import { type Finding, MachineError, type Severity } from '../../finding/index.ts';
import type { HistoryMode } from '../../index.ts';
import type { ChangeFacts, TextOf } from '../../report/index.ts';
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
      ['--since <revision>', 'judge what changed since then alone: old findings do not count'],
      ['--tolerate', 'accept what fails now as debt; once there is some, only lower it'],
      ['--full', 'tell every finding in full, however many there are'],
      ['--history', 'ask for the whole history: what is missing of it is an error'],
      ['--no-history', 'judge what is written alone, without reading the commits'],
    ],
    takes: ['content', 'at', 'as-of', 'format'],
    formats: ['pretty', 'json'],
    examples: [
      ['throughline check', 'judge everything'],
      ['throughline check --fail-on warn', 'let warnings fail too'],
      ['throughline check --since main', 'judge your branch and your uncommitted work'],
      ['throughline check --tolerate', 'begin with what is there, and let nothing new in'],
      ['throughline check --only kpi/has-target', 'work on one thing at a time'],
      ['throughline check --format json > findings.json', 'for a machine'],
      ['throughline check --content ../people-data/content', 'with people data kept apart'],
    ],
    exits: [[1, 'there is a finding of the failing severity']],
    run,
  };
}

async function run(call: Call): Promise<number> {
  const { io, options } = call;
  const failOn = options.oneOf('fail-on', SEVERITIES) ?? 'error';
  const failing = SEVERITIES.slice(0, SEVERITIES.indexOf(failOn) + 1);
  const fails = ({ severity }: Finding) => failing.includes(severity);
  const judged = await judge(call, fails);
  const { result, change } = judged;
  const code = result.findings.some(fails) ? 1 : 0;
  if (judged.lack !== null) {
    io.stderr.write(`Rules about what happened were not judged. ${judged.lack}\n`);
  }
  if (options.text('format') === 'json') {
    const { checkOutput, jsonText } = await import('../../report/index.ts');
    io.stdout.write(jsonText(checkOutput(result, change)));
    return code;
  }
  await tell(call, judged);
  return code;
}

/** What the flags ask to be judged. */
interface Judged {
  result: Result;
  change: ChangeFacts | null;
  textOf: TextOf;
  lack: string | null;
}

async function judge({ io, options }: Call, fails: (finding: Finding) => boolean): Promise<Judged> {
  const { choose } = await import('../../audit/index.ts');
  const { readChange, readOrganisation } = await import('../organisation.ts');
  const choice = { only: options.texts('only'), skip: options.texts('skip') };
  const history = historyMode(options);
  const since = options.text('since');
  const mayWrite = options.has('tolerate');
  const narrower = ['since', 'at'].find((name) => options.has(name));
  if (mayWrite && narrower !== undefined) {
    throw new MachineError(
      `--tolerate is about all that lies on the disk now, so it does not go with --${narrower}.`,
    );
  }
  if (since !== null) {
    const { result, ...rest } = await readChange(io, options, history, since);
    return { ...rest, result: choose(result, choice) };
  }
  const read = await readOrganisation(io, options, history, !mayWrite);
  const { root, textOf, lack } = read;
  const result = choose(read.result, choice);
  if (!mayWrite) return { result, change: null, textOf, lack };
  const { settleDebt } = await import('../debt.ts');
  const chosen = new Set(result.findings);
  const settled = await settleDebt(io, root, read.result, (one) => fails(one) && chosen.has(one));
  return { result: choose(settled, choice), change: null, textOf, lack };
}

async function tell({ io, options }: Call, { result, change, textOf }: Judged): Promise<void> {
  const report = await import('../../report/index.ts');
  const { rulesOf } = await import('../../audit/index.ts');
  const { pageOf } = await import('../page.ts');
  const page = pageOf(io);
  const { findings, scorecard } = result;
  const counts = report.countFindings(result);
  if (findings.length > 0) {
    const text = options.has('full')
      ? report.prettyFindings(findings, textOf, page)
      : report.digestFindings(findings, textOf, page, rulesOf(result.config));
    io.stdout.write(`${text}\n\n`);
  }
  const verdict = [
    ...(change === null ? [] : report.changeLines(change, page)),
    report.summaryLine(counts, scorecard.graph.records, scorecard.alignment.index, page),
    page.style.dim(`Next: ${nextStep(counts, findings)}`),
  ];
  io.stdout.write(`${verdict.join('\n')}\n`);
}

/** Commander keeps both flags under one name: true, false, or nothing said. */
function historyMode(options: Options): HistoryMode {
  const said = options.flag('history');
  if (said === null) return 'if-whole';
  return said ? 'asked' : 'none';
}

/** What to type next, for most findings of the gravest kind. */
function nextStep(
  { error, warn }: { error: number; warn: number },
  findings: readonly Finding[],
): string {
  const first = findings.find(({ severity }) => severity === 'error');
  if (first?.rule.endsWith('/traces-to-strategy') && first.entity && error < MANY) {
    return `throughline trace ${first.entity.kind}:${first.entity.id}`;
  }
  if (error >= MANY) {
    return 'mend them rule by rule with --only, or begin from here with throughline check --tolerate';
  }
  if (error > 0) return 'mend the errors, then throughline check';
  return warn > 0 ? 'throughline dev shows what the warnings are about' : 'throughline build';
}

/** From so many errors on, nobody mends them in one sitting. */
const MANY = 30;
