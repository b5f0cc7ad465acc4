/** Loaded before a program (`node --import`): at its end, writes its peak memory in kB to descriptor 3. */
import { writeSync } from 'node:fs';

process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
