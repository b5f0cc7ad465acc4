import type { Mention, Publication, SourceLine, Status } from '../publish/index.ts';
import { statusShape } from './charts/shape.ts';
import { escapeMarkup } from './charts/svg.ts';
import { STATUS_FACES } from './status.ts';
import { leads } from './views/book.ts';

/* What stands in every row of every table, as finished markup: tables of hundreds of rows do without a component for each cell. */

/** A name that leads to its page where it has one; `absent` where nobody or nothing is named. */
export function nameMarkup(of: Mention | null, publication: Publication, absent = ''): string {
  if (of === null) return absent === '' ? '' : `<span class="soft">${escapeMarkup(absent)}</span>`;
  const href = leads(publication, of);
  const title = escapeMarkup(of.title);
  return href === null ? `<span>${title}</span>` : `<a href="${escapeMarkup(href)}">${title}</a>`;
}

/** A status in shape and word. */
export function statusMarkup(status: Status): string {
  return `<span class="status is-${status}">${statusShape(status)}${STATUS_FACES[status].word}</span>`;
}

/** A line of a file and the way to it; `short` where the file is named nearby. */
export function sourceMarkup({ file, line, href }: SourceLine, short = false): string {
  const words = escapeMarkup(short ? `line ${line}` : `${file}:${line}`);
  return href === null
    ? `<code class="source">${words}</code>`
    : `<a class="source" href="${escapeMarkup(href)}" rel="noopener noreferrer"><code>${words}</code></a>`;
}
