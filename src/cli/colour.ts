import type { Io } from './io.ts';

/** Whether output may be coloured: a terminal that wants it, or FORCE_COLOR. */
export function hasColour({ env, stdout }: Io, output = stdout): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  return output.isTTY && env['TERM'] !== 'dumb';
}
