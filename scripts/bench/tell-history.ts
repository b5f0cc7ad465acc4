/** Reads the whole history of the repository named, and nothing else: what `history.ts` times. */
import { historyUpTo, openMoment } from '../../src/moment.ts';

const [root = '.'] = process.argv.slice(2);
const moment = await openMoment({ root });
const { timelines, commits, findings } = await historyUpTo(moment);
if (findings.length > 0) throw new Error(findings[0]?.message);
console.log(`${commits} commits, ${timelines.length} timelines`);
