/**
 * Reads the whole history of the repository named, and nothing else: what `history.ts` times. With
 * `--cache`, from what was kept the last time, in the folder that the environment names.
 */
import { historyUpTo, openMoment } from '../../src/moment.ts';

const [root = '.', flag] = process.argv.slice(2);
const moment = await openMoment({ root, cache: flag === '--cache' });
const { timelines, commits, findings } = await historyUpTo(moment);
if (findings.length > 0) throw new Error(findings[0]?.message);
console.log(`${commits} commits, ${timelines.length} timelines`);
