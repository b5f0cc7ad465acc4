import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Circumstances, check, judge, publishFor, type Result } from '../../src/index.ts';
import { narrow, publish } from '../../src/publish/index.ts';
import { modelOutput } from '../../src/report/index.ts';
import { type AnyRecord, noDebt } from '../../src/schema/index.ts';
import { anyContent } from '../build/any-organization.ts';
import { AUDIENCES, canaryFiles } from '../build/canaries.ts';
import { leaksIn, speaksTo } from '../build/leaks.ts';
import { type Content, type Fields, organization } from '../build/organization.ts';
import { put } from '../terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-canaries-'));
let result: Result;

beforeAll(async () => {
  put(folder, canaryFiles());
  result = await check({ root: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const modelFor = (of: Result, audience: string) =>
  JSON.stringify(modelOutput(narrow(of, audience, (seen) => judge(seen, of))));

describe('an organisation with a canary in every field', () => {
  it.each(AUDIENCES)('tells %s nothing that is meant for fewer, on no page', async (audience) => {
    const text = JSON.stringify(await publishFor(result, audience));
    expect(leaksIn(text, audience)).toEqual([]);
    expect(speaksTo(text, audience)).toBe(true);
  });

  it.each(AUDIENCES)('tells %s nothing that is meant for fewer, in the model', (audience) => {
    const text = modelFor(result, audience);
    expect(leaksIn(text, audience)).toEqual([]);
    expect(speaksTo(text, audience)).toBe(true);
  });

  it('tells those who may read everything of what is no record, and is no secret to check', async () => {
    const text = JSON.stringify(await publishFor(result, 'private'));
    expect(text).toContain('content/known-kind');
    expect(result.findings.map(({ rule }) => rule)).toContain('audience/no-widening');
  });

  it('is noticed when one hidden record of any kind is taken for a public one', async () => {
    const paged = ['strategy', 'objectives', 'kpis', 'initiatives', 'teams', 'people'] as const;
    const told = ['check-ins', 'roles', 'reviews', 'feedback', 'development', 'budgets'] as const;
    for (const list of [...paged, ...told] as const) {
      const leaky = withAudience(result, list, 'private', 'public');
      const text = JSON.stringify(await publishFor(leaky, 'public'));
      expect(leaksIn(text, 'public'), list).not.toEqual([]);
    }
  });

  it.each([
    ['as it is', 'zqprivate1'],
    ['as entities', '&#122;&#x71;private1'],
    ['in an address', '%7A%71private1'],
    ['escaped in JSON', '\\u007aqprivate1'],
    ['in base64', Buffer.from('a title: zqprivate1, and more').toString('base64')],
    ['in capitals', 'ZQPRIVATE1'],
    ['cut by markup', 'zq<b>private</b>1'],
  ])('is noticed %s', (_, text) => {
    expect(leaksIn(`Before ${text} after`, 'leadership')).toEqual(['zqprivate1']);
    expect(leaksIn(`Before ${text} after`, 'private')).toEqual([]);
  });
});

/** The result as it would be had one record another audience than it says. */
function withAudience(
  of: Result,
  list: keyof Result['scorecard']['graph']['records'],
  from: string,
  to: string,
): Result {
  const { graph } = of.scorecard;
  let done = false;
  const records = (graph.records[list] as AnyRecord[]).map((record) => {
    if (done || record.audience !== from || record.faulty.size > 0) return record;
    done = true;
    return { ...record, audience: to };
  });
  const changed = { ...graph, records: { ...graph.records, [list]: records } };
  return { ...of, scorecard: { ...of.scorecard, graph: changed } };
}

const FOLDERS = ['strategy', 'objectives', 'kpis', 'initiatives', 'check-ins', 'teams'] as const;
/** Fields by which a person is shown where the person is not. */
const STANDING = ['team', 'active', 'retired'];

describe('what is hidden', () => {
  it('changes not a byte of what others get, whatever it is called and whatever it says', () => {
    const draw = fc.tuple(anyContent, anyContent, fc.infiniteStream(fc.nat(3)));
    fc.assert(
      fc.property(draw, fc.constantFrom('public', 'leadership'), ([one, two, dice], audience) => {
        const hidden = new Map<string, Set<string>>();
        for (const name of [...FOLDERS, 'people'] as const) {
          const drawn = Object.keys(one[name] ?? {}).filter(() => dice.next().value === 0);
          hidden.set(name, new Set(drawn));
        }
        const shown = audience === 'public' ? 'public' : 'leadership';
        const first = marked(one, hidden, shown, (_, __, record) => record);
        const second = marked(one, hidden, shown, (name, id, record) => {
          const other = two[name]?.[id] as Fields | undefined;
          if (name !== 'people') return { ...(other ?? record), title: 'Something else' };
          return { ...pick(record, STANDING), name: 'Somebody else', contact: 'elsewhere' };
        });
        const renamed = rename(second, hidden);
        expect(outputs(renamed, audience)).toEqual(outputs(first, audience));
      }),
      { numRuns: 40 },
    );
  });
});

type FolderName = (typeof FOLDERS)[number] | 'people';

/** Content in which the hidden records are private and `change`d, and the rest is for `shown`. */
function marked(
  content: Content,
  hidden: ReadonlyMap<string, ReadonlySet<string>>,
  shown: string,
  change: (folder: FolderName, id: string, record: Fields) => Fields,
): Content {
  const folders = Object.entries(content).map(([folder, records]) => {
    if (folder === 'measurements') return [folder, records];
    const list = Object.entries(records as Record<string, Fields>).map(([id, record]) => [
      id,
      hidden.get(folder)?.has(id)
        ? { ...change(folder as FolderName, id, record), audience: 'private' }
        : { ...record, audience: shown },
    ]);
    return [folder, Object.fromEntries(list)];
  });
  return Object.fromEntries(folders);
}

function pick(record: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

/** Other names, as long as the old ones: places in files stay what they are. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ p: 'r', q: 's', a: 'd', b: 'e', c: 'f', k: 'n', l: 'o', m: 'u', i: 'j' },
  ...{ one: 'ono', two: 'twu', three: 'thref', core: 'corf', web: 'wec' },
  ...{ ana: 'anb', bo: 'bp', cy: 'cz' },
};

/** The same content with the hidden records called otherwise, wherever they are named. */
function rename(content: Content, hidden: ReadonlyMap<string, ReadonlySet<string>>): Content {
  const ids = new Set([...hidden.values()].flatMap((set) => [...set]));
  const newName = (text: string) => {
    const [, kind = '', id = '', rest = ''] = /^([a-z-]+:)?([^.]*)(\..*)?$/.exec(text) ?? [];
    return ids.has(id) ? `${kind}${OTHER_NAMES[id]}${rest}` : text;
  };
  const walk = (value: unknown, key = ''): unknown => {
    if (key === 'id' || key === 'title' || key === 'name') return value;
    if (typeof value === 'string') return newName(value);
    if (Array.isArray(value)) return value.map((item) => walk(item));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [newName(k), walk(v, k)]));
  };
  const folders = Object.entries(content).map(([folder, records]) => {
    const list = Object.entries(records ?? {}).map(([id, record]) => {
      const isHidden = folder === 'measurements' || hidden.get(folder)?.has(id) === true;
      return [isHidden ? newName(id) : id, folder === 'measurements' ? record : walk(record)];
    });
    return [folder, Object.fromEntries(list)];
  });
  return Object.fromEntries(folders);
}

/** Publication and model of some content, as an audience gets them. */
function outputs(content: Content, audience: string): [unknown, unknown] {
  const built = organization(content);
  const tool = { name: 'throughline', version: '0.0.0' };
  const circumstances: Circumstances = {
    tool,
    commit: null,
    config: built.config,
    asOf: '2026-11-20',
    timelines: null,
    debt: noDebt('.throughline-debt.json'),
    encrypted: [],
  };
  const judged = judge(built, circumstances);
  const published = publish(judged, audience, (seen) => judge(seen, circumstances));
  return [published, JSON.parse(modelFor(judged, audience))];
}
