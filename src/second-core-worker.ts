/** The worker of {@link SecondCore}: takes batches of documents until all are taken, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseFile, type YamlMap } from './parse/index.ts';
import { readBytes } from './read/index.ts';
import { isSound } from './schema/index.ts';
import type { Answer, Work } from './second-core.ts';

const { folders, folderOf, paths, batch: size, taken } = workerData as Work;
const within = paths.split('\0');
const batches = Math.ceil(within.length / size);

for (let batch = 0; Atomics.add(taken, 0, 1) < batches; batch++) {
  parentPort?.postMessage(answerFor(batch));
}

function answerFor(batch: number): Answer {
  const texts: (string | null)[] = [];
  const data: YamlMap[] = [];
  for (let at = batch * size; at < Math.min((batch + 1) * size, within.length); at++) {
    const sound = soundDocument(folders[folderOf[at] ?? 0] ?? '', within[at] ?? '');
    texts.push(sound?.text ?? null);
    if (sound !== null) data.push(sound.data);
  }
  return { batch, texts, data: JSON.stringify(data) };
}

/** Text and data of a document that nobody has anything against; null for any other. */
function soundDocument(folder: string, path: string): { text: string; data: YamlMap } | null {
  const bytes = readBytes(`${folder}${path}`, path);
  if (!(bytes instanceof Uint8Array)) return null;
  const { entry, findings } = parseFile({ path, within: path, root: folder, bytes });
  if (entry === null || entry.format === 'csv' || findings.length > 0) return null;
  // A narrative of YAML is no longer in the data.
  if (entry.format === 'yaml' && entry.body !== null) return null;
  return isSound(entry) ? { text: entry.locator.text, data: entry.data } : null;
}
