/**
 * How long an editor waits for findings after a keystroke, on an organisation of 1,000 KPIs, 400
 * objectives and 10,000 check-ins: the real language server, spoken to over its streams.
 */
import { globSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Editor } from '../../tests/editor-client.ts';
import { writeSampleOrganization } from '../sample/write.ts';

const SIZE = { kpis: 1000, objectives: 400, checkIns: 10_000, points: 52 };
/** Keystrokes in one file before the next is opened. */
const IN_ONE_FILE = 10;

const { values } = parseArgs({ options: { keystrokes: { type: 'string', default: '200' } } });
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-bench-')));
const editor = new Editor(folder);
try {
  writeSampleOrganization(folder, SIZE);
  await begin();
  const times = (await typing(Number(values.keystrokes))).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1);
  console.log(
    `${times.length} keystrokes: median ${at(0.5)} ms, 95th of a hundred ${at(0.95)} ms, longest ${at(1)} ms`,
  );
} finally {
  editor.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function begin(): Promise<void> {
  const begun = performance.now();
  const [path = ''] = filesWithOwner();
  await editor.start();
  await editor.open(path, readFileSync(join(folder, path), 'utf8'));
  await editor.complete(path, '\nowner: ');
  const first = performance.now() - begun;
  await editor.hover(path, 'owner');
  const whole = performance.now() - begun;
  console.log(`first answer after ${first.toFixed(0)} ms, all judged after ${whole.toFixed(0)} ms`);
}

/** Milliseconds from each keystroke to the findings it brings. */
async function typing(keystrokes: number): Promise<number[]> {
  const files = filesWithOwner();
  const step = Math.max(1, Math.floor((files.length * IN_ONE_FILE) / keystrokes));
  const times: number[] = [];
  for (let at = 0; times.length < keystrokes && at < files.length; at += step) {
    const path = files[at] ?? '';
    await editor.open(path, readFileSync(join(folder, path), 'utf8'));
    for (let key = 0; key < IN_ONE_FILE; key++) times.push(await keystroke(path, key % 2 === 0));
  }
  return times;
}

/** Types letters that make a fault, or takes them back, until the finding comes or goes. */
async function keystroke(path: string, isFault: boolean): Promise<number> {
  const [sound, faulty] = ['\nowner: ', '\nowner: zz'];
  const from = performance.now();
  await (isFault ? editor.replace(path, sound, faulty) : editor.replace(path, faulty, sound));
  await editor.findings(path, (list) => list.some((one) => one.includes('`zz')) === isFault);
  return performance.now() - from;
}

function filesWithOwner(): string[] {
  return globSync('content/{kpis,objectives}/**/*.{md,yaml}', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => readFileSync(join(folder, path), 'utf8').includes('\nowner: '))
    .sort();
}
