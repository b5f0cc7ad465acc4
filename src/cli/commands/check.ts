import type { Result } from '../../audit/index.ts';
import { type Finding, MachineError, type Severity } from '../../finding/index.ts';
import type { HistoryMode } from '../../index.ts';
import type { CheckFormat, ReportedChange } from '../../report/index.ts';
import { type Call, type Definition, NO_CACHE, type Options } from '../definition.ts';
import type { Organisation } from '../organisation.ts';

const SEVERITIES = ['error', 'warn', 'info'] as const satisfies Severity[];
/** As reports write them. */
const SEVERITY_WORDS: Readonly<Record<string, Severity>> = { warning: 'warn', note: 'info' };
const FORMATS = [
  'pretty',
  'json',
  'github',
  'sarif',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
] as const satisfies CheckFormat[];

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
      ['--output <format=file>...', 'a report to a file, besides; may be repeated'],
      ['--fix', 'first mend what can mean one thing only; everything else stays as it was'],
      ['--dry-run', 'with --fix: show what would change, and write nothing'],
      ['--force', 'with --fix: also change files with changes that are not committed'],
      ['--history', 'ask for the whole history: what is missing of it is an error'],
      ['--no-history', 'judge what is written alone, without reading the commits'],
      NO_CACHE,
    ],
    takes: ['content', 'identity', 'at', 'as-of', 'format'],
    formats: FORMATS,
    examples: [
      ['throughline check', 'judge everything'],
      ['throughline check --fail-on warn', 'let warnings fail too'],
      ['throughline check --since main', 'judge your branch and your uncommitted work'],
      ['throughline check --tolerate', 'begin with what is there, and let nothing new in'],
      ['throughline check --only kpi/has-target', 'work on one thing at a time'],
      ['throughline check --fix --dry-run', 'see what can be mended safely'],
      ['throughline check --format json > findings.json', 'for a machine'],
      [
        'throughline check --format github --output sarif=out.sarif --output markdown=comment.md',
        'in a job of GitHub: annotations, a file for code scanning, a comment',
      ],
      ['throughline check --content ../people-data/content', 'with people data kept apart'],
    ],
    notes:
      'github prints annotations and adds a summary to the job; sarif is for code scanning, gitlab for Code\nQuality, junit for test reports, rdjson for reviewdog, markdown for the comment of a pull request.\nA report that is there already is replaced. throughline ci writes all of this into a repository.',
    exits: [[1, 'there is a finding of the failing severity']],
    run,
  };
}

async function run(call: Call): Promise<number> {
  const { io, options } = call;
  if (['fix', 'dry-run', 'force'].some((flag) => options.has(flag))) {
    const { mendFirst } = await import('../mending.ts');
    if (await mendFirst(call)) return 0;
  }
  const failOn = severityOption(options) ?? 'error';
  const { outputFiles } = await import('../outputs.ts');
  const files = outputFiles(io, options, FORMATS);
  const { isFailing } = await import('../../report/index.ts');
  const { tellJudgement } = await import('../check-report.ts');
  const fails = (finding: Finding) => isFailing(finding, failOn);
  const judged = await judge(call, fails);
  if (judged.lack !== null) {
    io.stderr.write(`Rules about what happened were not judged. ${judged.lack}\n`);
  }
  await tellJudgement(io, options, { ...judged, failOn }, files);
  return judged.result.findings.some(fails) ? 1 : 0;
}

/** The severity that fails: by its own word, or by the one that reports write. */
function severityOption(options: Options): Severity | null {
  const word = SEVERITY_WORDS[options.text('fail-on') ?? ''];
  return word ?? options.oneOf('fail-on', SEVERITIES);
}

/** What the flags ask to be judged. */
interface Judged extends Pick<Organisation, 'root' | 'content' | 'moment' | 'textOf' | 'lack'> {
  result: Result;
  change: ReportedChange | null;
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
  const result = choose(read.result, choice);
  if (!mayWrite) return { ...read, result, change: null };
  const { settleDebt } = await import('../debt.ts');
  const chosen = new Set(result.findings);
  // What a machine reads holds the report alone.
  const isForPeople = (options.text('format') ?? 'pretty') === 'pretty';
  const settled = await settleDebt(
    isForPeople ? io : { ...io, stdout: io.stderr },
    read.root,
    read.result,
    (one) => fails(one) && chosen.has(one),
  );
  return { ...read, result: choose(settled, choice), change: null };
}

/** Commander keeps both flags under one name: true, false, or nothing said. */
function historyMode(options: Options): HistoryMode {
  const said = options.flag('history');
  if (said === null) return 'if-whole';
  return said ? 'asked' : 'none';
}
