import { MachineError, nearest } from '../finding/index.ts';
import { readTool } from '../tool.ts';
import { CATALOGUE } from './catalogue.ts';
import { type Definition, GLOBALS, Options } from './definition.ts';
import { tellFailure } from './failure.ts';
import type { Io } from './io.ts';
import { createProgram, findCommandWord } from './program.ts';

/** Runs one command; `argv` are the words after the program's name. Gives back the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await call(teachHelp(argv), io);
  } catch (error) {
    return tellFailure(error, io, findCommandWord(argv));
  }
}

async function call(argv: readonly string[], io: Io): Promise<number> {
  const word = findCommandWord(argv);
  if (word === null) return overview(argv, io);
  const entry = CATALOGUE.find(({ name }) => name === word);
  if (entry === undefined) throw unknownCommand(word);

  const module = await entry.load();
  const definition = await module.define(argv);
  const { program, command } = createProgram(io, readTool().version, { entry, definition });
  let code = 0;
  command?.action(async () => {
    const options = optionsOf({ ...program.opts(), ...command.opts() });
    refuseUnused(word, definition, options);
    code = await definition.run({ io, args: [...command.processedArgs], options });
  });
  await program.parseAsync(argv, { from: 'user' });
  return code;
}

/** `throughline` alone, `--help` and `--version`. */
async function overview(argv: readonly string[], io: Io): Promise<number> {
  const { program } = createProgram(io, readTool().version, null);
  if (argv.length === 0) {
    io.stderr.write(program.helpInformation());
    return 2;
  }
  program.action(() => {});
  await program.parseAsync(argv, { from: 'user' });
  return 0;
}

/** `throughline help check` is `throughline check --help`. */
function teachHelp(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
}

function unknownCommand(word: string): MachineError {
  const [near] = nearest(
    word,
    CATALOGUE.map(({ name }) => name),
  );
  const hint = near === undefined ? 'See throughline --help.' : `Did you mean ${near}?`;
  return new MachineError(`there is no command \`${word}\`. ${hint}`);
}

function refuseUnused(word: string, definition: Definition, options: Options): void {
  for (const name of GLOBALS) {
    const given = options.has(name) || options.texts(name).length > 0;
    if (given && !definition.takes.includes(name)) {
      throw new MachineError(`${word} has no use for --${name}.`);
    }
  }
  if (definition.formats !== undefined) options.oneOf('format', definition.formats);
}

/** Commander names `--as-of` `asOf`; commands name it as it is written. */
function optionsOf(values: Record<string, unknown>): Options {
  const named = Object.entries(values).map(([key, value]): [string, unknown] => [
    key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    value,
  ]);
  return new Options(new Map(named));
}
