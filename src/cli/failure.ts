import { CommanderError } from 'commander';
import { MachineError } from '../finding/index.ts';
import { type Io, Stopped } from './io.ts';

/** Tells on stderr why a command ended early, in one sentence, and gives back its exit code. */
export async function tellFailure(error: unknown, io: Io): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof Stopped) {
    io.stderr.write('Stopped; nothing was written.\n');
    return 130;
  }
  const { visible } = await import('../report/index.ts');
  if (error instanceof CommanderError) {
    io.stderr.write(`throughline: ${visible(usageSentence(error.message))}\n`);
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

/** `error: unknown option '--fo'\n(Did you mean --foo?)` as plain sentences. */
function usageSentence(message: string): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const hint = rest.join(' ').replace(/^\(|\)$/g, '');
  const sentence = `${first.replace(/\.$/, '')}.`;
  return hint === '' ? sentence : `${sentence} ${hint}`;
}
