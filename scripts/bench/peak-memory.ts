/**
 * Loaded before a program (`node --import`): at its end, writes its peak memory in kB to descriptor 3.
 * On Linux, `maxRSS` of a process begins with the peak of the one that started it, so there the
 * process's own is read.
 */
import { existsSync, readFileSync, writeSync } from 'node:fs';

const STATUS = '/proc/self/status';

process.on('exit', () => writeSync(3, String(peakMemory())));

function peakMemory(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : '';
  const [, own] = /^VmHWM:\s*(\d+) kB$/m.exec(status) ?? [];
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}
