import type { Publication } from '../../publish/index.ts';
import { day, percent } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { sectionsOf } from '../views/navigation.ts';
import { hasFeeds } from './feeds.ts';
import { absolute, plainLine, type SiteFile } from './site-file.ts';

/** `llms.txt` (llmstxt.org): what the site is, and where an assistant finds what it may know. */
export function llmsFile(publication: Publication): SiteFile {
  const { site, organization, asOf, audience, alignment } = publication;
  const link = (title: string, href: string, note: string) =>
    `- [${inert(title)}](${absolute(publication, href)})${note === '' ? '' : `: ${inert(note)}`}`;
  const lines = [
    `# ${inert(site.title)}`,
    '',
    `> Scorecard of ${inert(organization.name)} as of ${asOf}, for the audience “${inert(audience)}”. Alignment index ${percent(alignment.index)}. Every figure is computed from records in git; nothing here is written by hand.`,
    '',
    ...[organization.mission, organization.vision].flatMap((text) =>
      text === null ? [] : [inert(text), ''],
    ),
    '## Pages',
    '',
    ...sectionsOf(publication).map(({ title, href }) => link(title, href, '')),
    '',
    '## Priorities',
    '',
    ...publication.priorities
      .filter(({ live }) => live)
      .map(({ title, href, status, summary }) =>
        link(title, href, [STATUS_FACES[status].word, summary].filter(Boolean).join('. ')),
      ),
    '',
    '## KPIs',
    '',
    ...publication.kpis
      .filter(({ live }) => live)
      .map(({ title, href, progress, definition }) =>
        link(
          title,
          href,
          [STATUS_FACES[progress.status].word, definition].filter(Boolean).join('. '),
        ),
      ),
    '',
    '## Data',
    '',
    link('Index of the JSON files', '/api/index.json', `by kind, as of ${day(asOf)}`),
    link(
      'The whole model',
      '/api/model.json',
      'records, links by name, measures, findings, history',
    ),
    link('Measurements', '/data/measurements.csv', 'every value of every KPI'),
    ...(hasFeeds(publication) ? [link('What happened', '/feed.atom', 'as a feed')] : []),
    '',
  ];
  return { path: 'llms.txt', text: lines.join('\n') };
}

/** One line in which nothing is Markdown any more. */
function inert(text: string): string {
  return plainLine(text).replace(/[\\`*_[\]<>#|]/g, '\\$&');
}
