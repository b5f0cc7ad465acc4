import { CommanderError } from 'commander';
import { MachineError } from '../finding/index.ts';
import { type Io, Stopped } from './io.ts';

/**
 * Tells on stderr why a command ended early, in one sentence, and gives back its exit code. `command`
 * is the word of the one that was called, null for none.
 */
export async function tellFailure(
  error: unknown,
  io: Io,
  command: string | null = null,
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof Stopped) {
    io.stderr.write('Stopped; nothing was written.\n');
    return 130;
  }
  const { visible } = await import('../report/index.ts');
  if (error instanceof CommanderError) {
    io.stderr.write(`throughline: ${visible(usageSentence(error, command))}\n`);
    return 2;
  }
  if (error instanceof MachineError) {
    io.stderr.write(`throughline: ${visible(error.message)}\n`);
  } else {
    const message = error instanceof Error ? error.message : String(error);
    io.stderr.write(
      `throughline failed in a way it should not: ${visible(message)}. Please report it with the command you ran; DEBUG=1 shows where it happened.\n`,
    );
  }
  if (io.env['DEBUG'] && error instanceof Error)
    io.stderr.write(`${(error.stack ?? '').split('\n').map(visible).join('\n')}\n`);
  return 2;
}

/** `error: unknown option '--fo'\n(Did you mean --foo?)` as plain sentences, and where to read on. */
function usageSentence({ message, code }: CommanderError, command: string | null): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const hint = rest.join(' ').replace(/^\(|\)$/g, '');
  const called = command === null ? 'throughline' : `throughline ${command}`;
  const flag = code === 'commander.optionMissingArgument' ? /'(.+)'/.exec(first)?.[1] : undefined;
  const said = code === 'commander.missingArgument' ? missing(first, command) : first;
  const sentence = flag === undefined ? said : `${flag} needs a value`;
  const help = `See ${called} --help.`;
  return [`${sentence.replace(/\.$/, '')}.`, ...(hint === '' ? [] : [hint]), help].join(' ');
}

/** `missing required argument 'id'`: what the command has to be told. */
function missing(sentence: string, command: string | null): string {
  const [, name] = /'(.+)'/.exec(sentence) ?? [];
  return name === undefined || command === null
    ? sentence
    : `${command} needs to know the ${name}: throughline ${command} <${name}>`;
}
