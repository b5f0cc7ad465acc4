import type { Publication } from '../../publish/index.ts';
import type { SiteFile } from './site-file.ts';

/** Lists of the publication that have a file each, by the name of the file. */
const LISTS = {
  strategy: 'priorities',
  objectives: 'objectives',
  kpis: 'kpis',
  initiatives: 'initiatives',
  'check-ins': 'checkIns',
  cycles: 'cycles',
  teams: 'teams',
  people: 'people',
  roles: 'roles',
  reviews: 'reviews',
  feedback: 'feedback',
  development: 'development',
  budgets: 'budgets',
  findings: 'findings',
} as const satisfies Record<string, keyof Publication>;

/** Every value stands in `data/measurements.csv`, and every explanation on its page: at 10,000 KPIs they are gigabytes. A picture is a file. */
const ELSEWHERE: readonly string[] = ['points', 'explanations', 'base64'];
/** What `api/model.json` has besides leaves to the files by kind. */
const OF_ITS_KIND: readonly string[] = [...ELSEWHERE, 'series', 'narrative'];

/**
 * `api/KIND.json` for each kind, `api/alignment.json`, `api/model.json` with all of them and what happened,
 * and `api/index.json`, which lists them. All begin with what every JSON of ours begins with.
 */
export function apiFiles(publication: Publication): SiteFile[] {
  const { version, tool, commit, asOf, audience } = publication;
  const head = { version, tool, root: '.', commit, asOf, audience };
  const lists = Object.entries(LISTS).map(([name, key]) => {
    const records = publication[key];
    return { name, count: records.length, body: { ...head, [name]: records } };
  });
  const { alignment } = publication;
  const all = [
    ...lists,
    { name: 'alignment', count: null, body: { ...head, alignment } },
    { name: 'model', count: null, body: { ...head, ...publication } },
  ];
  const index = all.map(({ name, count }) => ({ name, count, file: `${name}.json` }));
  return [
    { path: 'api/index.json', text: jsonText({ ...head, files: index }, []) },
    ...all.map(({ name, body }) => ({
      path: `api/${name}.json`,
      text: jsonText(body, name === 'model' ? OF_ITS_KIND : ELSEWHERE),
    })),
  ];
}

function jsonText(value: unknown, without: readonly string[]): string {
  const kept = (key: string, part: unknown) => (without.includes(key) ? undefined : part);
  return `${JSON.stringify(value, kept)}\n`;
}
