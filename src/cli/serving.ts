import { MachineError } from '../finding/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';

/** The port of `--port`, or nothing. */
export function portOf(options: Options): number | undefined {
  const port = options.number('port');
  if (port === null) return undefined;
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new MachineError(`--port expects a number from 0 to 65535, not ${port}.`);
}

/** Settles when the person stops the command. */
export function untilStopped({ stopped }: Io): Promise<void> {
  return new Promise((resolve) => {
    if (stopped.aborted) resolve();
    else stopped.addEventListener('abort', () => resolve(), { once: true });
  });
}
