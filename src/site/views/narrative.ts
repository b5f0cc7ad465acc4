import type { NarrativePart, Publication } from '../../publish/index.ts';
import { statusShape } from '../charts/shape.ts';
import { element, escapeMarkup } from '../charts/svg.ts';
import { percent } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { address, open } from './book.ts';
import { drawTrend, NARROW } from './kpi-picture.ts';
import { actual, goal, measuredBullet } from './measured.ts';
import { rowOfObjective } from './scorecard.ts';

/** As wide as the measure of a text. */
const IN_TEXT = { width: 620, height: 280 };

/** Puts the site's base before the addresses of its own pages, which the publication marks `tl:`. */
export function placeLinks(html: string, publication: Publication): string {
  return html.replaceAll('href="tl:/', `href="${escapeMarkup(address(publication, '/'))}`);
}

/** A component of a narrative as markup; nothing when its record is not there. */
export function drawPart(
  part: Exclude<NarrativePart, { type: 'html' }>,
  publication: Publication,
): string {
  const book = open(publication);
  if (part.type === 'progress') {
    const objective = book.objectives.get(part.objective);
    if (!objective) return '';
    const row = rowOfObjective(objective, publication.asOf);
    const words = `${percent(objective.rollUp.score)} ${STATUS_FACES[objective.status].phrase}`;
    return inset(
      part.block,
      objective.title,
      address(publication, objective.href),
      row.bullet,
      objective.status,
      words,
    );
  }
  const kpi = book.kpis.get(part.kpi);
  if (!kpi) return '';
  const href = address(publication, kpi.href);
  if (part.type === 'trend' && part.block) {
    const wide = element('div', { class: 'chart-wide' }, drawTrend(kpi, publication, IN_TEXT));
    const narrow = element('div', { class: 'chart-narrow' }, drawTrend(kpi, publication, NARROW));
    const caption = element('figcaption', {}, element('a', { href }, escapeMarkup(kpi.title)));
    return element('figure', { class: 'narrative-chart' }, caption + wide + narrow);
  }
  const wanted = goal(kpi);
  const words = `${actual(kpi)}${wanted === null ? '' : ` (${wanted})`} ${STATUS_FACES[kpi.progress.status].phrase}`;
  return inset(part.block, kpi.title, href, measuredBullet(kpi), kpi.progress.status, words);
}

function inset(
  block: boolean,
  title: string,
  href: string,
  picture: string,
  status: string,
  words: string,
): string {
  const link = element('a', { href }, escapeMarkup(title));
  const state = element(
    'span',
    { class: `status is-${status}` },
    statusShape(status) + escapeMarkup(words),
  );
  if (!block) return `${link} ${state}`;
  return element('p', { class: 'inset' }, `${link} ${picture} ${state}`);
}
