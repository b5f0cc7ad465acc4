import type { Publication } from '../../publish/index.ts';
import type { LongFile, SiteFile } from './site-file.ts';

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
export function apiFiles(publication: Publication): (SiteFile | LongFile)[] {
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
    { path: 'api/index.json', text: `${JSON.stringify({ ...head, files: index })}\n` },
    ...all.map(({ name, body }) => ({
      path: `api/${name}.json`,
      text: jsonParts(body, new Set(name === 'model' ? OF_ITS_KIND : ELSEWHERE)),
    })),
  ];
}

/** The JSON of an object of lists, one entry of a list after the other. */
function* jsonParts(body: object, without: ReadonlySet<string>): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(body)) {
    yield `${before}${JSON.stringify(key)}:`;
    before = ',';
    if (!Array.isArray(value)) {
      yield JSON.stringify(less(value, without));
      continue;
    }
    let first = '[';
    for (const entry of value) {
      yield first + JSON.stringify(less(entry, without));
      first = ',';
    }
    yield first === '[' ? '[]' : ']';
  }
  yield '}\n';
}

/** A value without some of its parts, wherever they are. */
function less(value: unknown, without: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => less(part, without));
  const kept: Record<string, unknown> = { __proto__: null };
  for (const key of Object.keys(value))
    if (!without.has(key)) kept[key] = less(Reflect.get(value, key), without);
  return kept;
}
