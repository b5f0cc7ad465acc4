/** Publication → what programs, calendars and feed readers read: JSON, CSV, feeds, badges. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Publication } from '../../publish/index.ts';
import { apiFiles } from './api.ts';
import { badgeFiles } from './badges.ts';
import { calendarFiles } from './calendar.ts';
import { feedFiles } from './feeds.ts';
import { kpiDataFiles } from './kpi-data.ts';
import { llmsFile } from './llms.ts';
import { logoFile } from './logo.ts';
import { searchFiles } from './search.ts';
import type { LongFile, SiteFile } from './site-file.ts';
import { sitemapFiles } from './sitemap.ts';
import { tableFiles } from './tables.ts';

export { logoFile } from './logo.ts';

const BLOCK = 1 << 18;

/** Every file of a site that is no page and no picture, one after the other. The same publication gives the same bytes. */
export async function* machineFiles(publication: Publication): AsyncGenerator<SiteFile | LongFile> {
  yield* apiFiles(publication);
  yield* tableFiles(publication);
  yield* kpiDataFiles(publication);
  yield* await feedFiles(publication);
  yield* await calendarFiles(publication);
  yield* badgeFiles(publication);
  yield* searchFiles(publication);
  yield llmsFile(publication);
  yield* sitemapFiles(publication);
}

/** Writes them below the folder of a built site, each before the next is made. */
export async function writeMachineFiles(folder: string, publication: Publication): Promise<void> {
  const made = new Set<string>();
  const write = async (path: string, content: string | Buffer | Iterable<string>) => {
    const file = join(folder, path);
    if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    made.add(dirname(file));
    await writeFile(file, content);
  };
  for await (const { path, text } of machineFiles(publication))
    await write(path, typeof text === 'string' ? text : inBlocks(text));
  const picture = logoFile(publication);
  if (picture !== null) await write(picture.path, picture.text);
}

/** Puts parts together to blocks that are worth a call of the disk. */
function* inBlocks(parts: Iterable<string>): Generator<string> {
  let block = '';
  for (const part of parts) {
    block += part;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  yield block;
}
