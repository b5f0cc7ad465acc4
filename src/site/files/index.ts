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
import type { SiteFile } from './site-file.ts';
import { sitemapFiles } from './sitemap.ts';
import { tableFiles } from './tables.ts';

export { logoFile } from './logo.ts';

/** Every file of a site that is no page and no picture. The same publication gives the same bytes. */
export async function machineFiles(publication: Publication): Promise<SiteFile[]> {
  return [
    ...apiFiles(publication),
    ...tableFiles(publication),
    ...kpiDataFiles(publication),
    ...(await feedFiles(publication)),
    ...(await calendarFiles(publication)),
    ...badgeFiles(publication),
    ...searchFiles(publication),
    llmsFile(publication),
    ...sitemapFiles(publication),
  ];
}

/** Writes them below the folder of a built site. */
export async function writeMachineFiles(folder: string, publication: Publication): Promise<void> {
  const picture = logoFile(publication);
  const texts = await machineFiles(publication);
  const files = picture === null ? texts : [...texts, picture];
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const one of folders) await mkdir(one, { recursive: true });
  for (const { path, text } of files) await writeFile(join(folder, path), text);
}
