/**
 * Builds a site as `throughline build` does and says on the last line, as JSON, how many seconds of the
 * processor the judging, the publishing and the site took: `node build-in-parts.ts CONTENT OUT`
 */
import {
  checkMoment,
  openMoment,
  type Publication,
  publishMoment,
  readPast,
} from '../../src/index.ts';
import { buildSite } from '../../src/site/index.ts';

const [root = '.', out = 'dist'] = process.argv.slice(2);
const marks = [0];
const publication = await published();
await buildSite({ publication, out });
mark();
const [, judging = 0, publishing = 0, site = 0] = marks;
console.log(JSON.stringify({ judging, publishing: publishing - judging, site: site - publishing }));

async function published(): Promise<Publication> {
  const moment = await openMoment({ root, content: [], asOf: undefined });
  const past = await readPast(moment, 'if-whole');
  const result = await checkMoment(moment, undefined, past);
  mark();
  const made = await publishMoment({ moment, result, lack: past.lack }, 'organization');
  mark();
  return made;
}

function mark(): void {
  const { user, system } = process.cpuUsage();
  marks.push((user + system) / 1e6);
}
