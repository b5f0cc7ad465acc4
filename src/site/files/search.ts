import type { Publication } from '../../publish/index.ts';
import { openIndex } from '../search/index.ts';
import { searchRecords, searchTexts } from '../views/search.ts';
import type { SiteFile } from './site-file.ts';

/**
 * `search/records.json`, small enough to be indexed by the browser that asks for it, and
 * `search/texts.json`, an index made now. Both are made from nothing each time: an index that grew
 * would keep the words of what has been taken away.
 */
export function searchFiles(publication: Publication): SiteFile[] {
  const records = JSON.stringify(searchRecords(publication));
  const texts = JSON.stringify(openIndex(searchTexts(publication)));
  return [
    { path: 'search/records.json', text: `${records}\n` },
    { path: 'search/texts.json', text: `${texts}\n` },
  ];
}
