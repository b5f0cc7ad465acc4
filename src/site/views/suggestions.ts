import type { Publication, PublishedSuggestion } from '../../publish/index.ts';
import { oncePer } from './book.ts';
import { type Part, partsOf } from './parts.ts';

/** What likeness of words suggests, in pages; the alignment page shows a single one itself. */
export const suggestionPages = oncePer(
  ({ suggestions }: Publication): Part<PublishedSuggestion>[] =>
    suggestions.length === 0
      ? []
      : partsOf(
          suggestions,
          'What likeness of words suggests',
          (number) => `/alignment/alike/${number === 1 ? '' : `${number}/`}`,
        ),
);

/** Those pages, where there are several; else none. */
export function furtherSuggestions(publication: Publication): Part<PublishedSuggestion>[] {
  const parts = suggestionPages(publication);
  return parts.length > 1 ? parts : [];
}
