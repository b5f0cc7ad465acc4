/** Loaded before a program (`node --import`): at its end, writes what it used to descriptor 3, as JSON. */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Peak memory in kB; time of all cores and of all its threads in microseconds. */
export interface Usage {
  peak: number;
  cpu: number;
}

process.on('exit', () => {
  if (!isMainThread) return;
  const { user, system } = process.cpuUsage();
  const usage: Usage = { peak: process.resourceUsage().maxRSS, cpu: user + system };
  writeSync(3, JSON.stringify(usage));
});
