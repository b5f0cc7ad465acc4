import { Command, Option } from 'commander';
import picocolors from 'picocolors';
import { CATALOGUE, type Entry } from './catalogue.ts';
import { hasColour } from './colour.ts';
import { type Definition, GLOBALS } from './definition.ts';
import type { Io } from './io.ts';

/** Global flags that take a value: needed to find the command among the words. */
export const GLOBAL_FLAGS: readonly { flags: string; meaning: string }[] = [
  {
    flags: '--root <folder>',
    meaning: 'the repository; else the nearest folder upward with a throughline.yaml',
  },
  {
    flags: '--content <folder>',
    meaning: 'one more content root, such as a checkout with people data; may be repeated',
  },
  {
    flags: '--identity <file>',
    meaning: 'a key file of age that opens encrypted records; may be repeated',
  },
  {
    flags: '--at <revision>',
    meaning: 'read a commit in place of the disk: a branch, a tag, an id',
  },
  {
    flags: '--as-of <date>',
    meaning: 'the day to judge on; for one before today its last commit is read',
  },
  { flags: '--format <name>', meaning: 'how the output is written' },
  { flags: '--audience <name>', meaning: 'for whom, such as organization or leadership' },
];

/** Global flags that may be given several times. */
const REPEATED = ['--content', '--identity'];

/** The program with one command ready to run and the others as an overview. */
export function createProgram(
  io: Io,
  version: string,
  called: { entry: Entry; definition: Definition } | null,
): { program: Command; command: Command | null } {
  const program = new Command('throughline');
  const style = picocolors.createColors(hasColour(io));
  program
    .description('Performance as code: goals, KPIs and check-ins in git, judged and published.')
    .usage('<command> [options]')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      // Errors are told once, by the one place that knows how.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 80, 100),
      getOutHasColors: () => hasColour(io),
    })
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => style.bold(title) });
  for (const { flags, meaning } of GLOBAL_FLAGS) {
    const option = new Option(flags, meaning);
    if (REPEATED.some((name) => flags.startsWith(name))) option.argParser(collect);
    program.addOption(option);
  }
  program.addHelpText(
    'after',
    '\nBegin with "throughline init" in an empty folder or a repository.\n"throughline <command> --help" shows examples.',
  );
  let command: Command | null = null;
  for (const entry of CATALOGUE) {
    const added = program.command(entry.name).summary(entry.summary).helpGroup(`${entry.group}:`);
    if (entry === called?.entry) {
      configure(added, called.definition, program.options);
      command = added;
    }
  }
  return { program, command };
}

/** The word of `argv` that names the command: the first that is neither a flag nor its value. */
export function findCommandWord(argv: readonly string[]): string | null {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (word === '--') return argv[index + 1] ?? null;
    if (!word.startsWith('-')) return word;
    if (GLOBAL_FLAGS.some(({ flags }) => flags.startsWith(`${word} `))) index += 1;
  }
  return null;
}

function configure(command: Command, definition: Definition, globals: readonly Option[]): void {
  const taken = globals.filter((option) => isTaken(option.name(), definition));
  command.configureHelp({ ...command.configureHelp(), visibleGlobalOptions: () => taken });
  command.description(definition.description);
  for (const [name, meaning] of definition.arguments ?? []) command.argument(name, meaning);
  for (const [flags, meaning] of definition.options ?? []) {
    const isRepeated = flags.endsWith('...');
    const option = new Option(isRepeated ? flags.slice(0, -3) : flags, meaning);
    if (isRepeated) option.argParser(collect);
    command.addOption(option);
  }
  command.addHelpText('after', () => teaching(definition));
}

/** Whether a command's help names a global flag: only those it has a use for. */
function isTaken(name: string, { takes }: Definition): boolean {
  if (name === 'root') return true;
  return GLOBALS.some((global) => global === name && takes.includes(global));
}

function collect(value: string, before: unknown): string[] {
  return [...(Array.isArray(before) ? before.map(String) : []), value];
}

function teaching({ examples, exits, formats, notes }: Definition): string {
  const shown = examples.map(([line, meaning]) => `  $ ${line}\n      ${meaning}`);
  const codes: [number, string][] = [
    [0, 'all is well'],
    ...(exits ?? []),
    [2, 'the command could not be understood or could not do its work'],
  ];
  return [
    ...(formats === undefined ? [] : ['', `Formats: ${formats.join(', ')}.`]),
    '',
    'Examples:',
    ...shown,
    ...(notes === undefined ? [] : ['', notes]),
    '',
    'Exit codes:',
    ...codes.map(([code, meaning]) => `  ${code}  ${meaning}`),
  ].join('\n');
}
