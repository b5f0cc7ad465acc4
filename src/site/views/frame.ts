import type { Publication } from '../../publish/index.ts';
import { hasFeeds } from '../files/feeds.ts';
import { tablesOf } from '../files/tables.ts';
import { oncePer } from './book.ts';

/** What stands around every page: how many rules judged, with how many errors, and what can be taken away. */
export const frameOf = oncePer((publication: Publication) => ({
  judged: publication.rules.filter(({ severity }) => severity !== 'off').length,
  errors: publication.findings.filter(({ severity }) => severity === 'error').length,
  tables: tablesOf(publication),
  feeds: hasFeeds(publication),
}));
