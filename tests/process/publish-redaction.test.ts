import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../src/publish/index.ts';
import { anyContent } from '../build/any-organization.ts';
import type { Content, Fields } from '../build/organization.ts';
import { published } from '../build/published.ts';

/** A word that stands in every field a restricted record can have. */
const CANARY = 'canary';
const text = (publication: Publication) => JSON.stringify(publication);

const unit = { kind: 'count' };
const kpi: Fields = { supports: ['growth'], unit, direction: 'increase' };
const base: Content = {
  strategy: { growth: { perspective: 'customer' } },
  teams: { platform: { title: 'Platform' } },
  people: { ana: { name: 'Ana Ruiz', team: 'platform' } },
  kpis: { open: { ...kpi, owner: 'ana' } },
  measurements: { open: [['2026-10-31', 4]] },
};

describe('what an audience may not see', () => {
  const secret: Content = {
    ...base,
    kpis: {
      ...base.kpis,
      'canary-kpi': {
        ...kpi,
        title: 'The canary sings',
        audience: 'leadership',
        owner: 'ana',
        drives: ['open'],
        decision: 'Whether the canary sings.',
      },
    },
    measurements: {
      ...base.measurements,
      'canary-kpi': 'date,value,note\n2026-10-31,7,canary note\n',
    },
    objectives: {
      'canary-objective': {
        title: 'Feed the canary',
        audience: 'private',
        supports: ['growth'],
        key_results: [{ id: 'canary-kr', title: 'Canary fed', unit, hold: { min: 1 } }],
      },
    },
    'check-ins': {
      'canary-note': {
        date: '2026-11-02',
        about: ['canary-kpi'],
        audience: 'leadership',
        body: 'The canary was quiet.',
      },
      seen: {
        date: '2026-11-03',
        about: ['open', 'canary-kpi'],
        values: { 'canary-objective.canary-kr': 3 },
      },
    },
    reviews: { 'canary-review': { subject: 'ana', cycle: 'canary-cycle' } },
  };

  it('is nowhere in its publication: no title, id, note, value or finding', () => {
    expect(text(published(secret)).toLowerCase()).not.toContain(CANARY);
  });

  it('is in the publication of those who may see it', () => {
    const leadership = published(secret, { audience: 'leadership' });
    expect(leadership.kpis.map(({ id }) => id)).toEqual(['canary-kpi', 'open']);
    expect(leadership.objectives).toEqual([]);
  });

  it('changes nothing in it, whatever it says', () => {
    const other = structuredClone(secret);
    Object.assign(other.kpis?.['canary-kpi'] as Fields, { title: 'Another canary', weight: 9 });
    Object.assign(other.measurements ?? {}, { 'canary-kpi': [['2026-10-31', 900]] });
    expect(text(published(other))).toBe(text(published(secret)));
  });

  it('does not count in a roll-up', () => {
    const lag = {
      ...kpi,
      indicator: 'lag',
      baseline: { value: 0, on: '2026-01-01' },
      target: { value: 10, by: '2026-12-31' },
    };
    const content: Content = {
      ...base,
      kpis: { open: { ...lag }, closed: { ...lag, audience: 'leadership' } },
      measurements: { open: [['2026-10-31', 5]], closed: [['2026-10-31', 10]] },
    };
    const score = (audience: string) => published(content, { audience }).priorities[0]?.rollUp;
    expect(score('organization')).toMatchObject({
      score: 0.5,
      parts: [{ record: { id: 'open' } }],
    });
    expect(score('leadership')).toMatchObject({ score: 0.75 });
  });

  it('is not blamed on those who named it', () => {
    const content: Content = {
      ...base,
      strategy: { growth: { audience: 'leadership' } },
    };
    const rules = published(content).findings.map(({ rule }) => rule);
    expect(rules).not.toContain('kpi/traces-to-strategy');
    expect(rules).not.toContain('content/known-reference');
  });

  it('takes a key result that reads it along', () => {
    const content: Content = {
      ...secret,
      objectives: {
        goal: {
          supports: ['growth'],
          key_results: [
            { id: 'a', title: 'Canary up', kpi: 'canary-kpi', from: 1, to: 2 },
            { id: 'b', title: 'Held', unit, hold: { max: 3 } },
          ],
        },
      },
      'check-ins': {},
    };
    const [goal] = published(content).objectives;
    expect(goal?.keyResults.map(({ id }) => id)).toEqual(['b']);
  });

  it('has an audience that could not be read: then nobody sees it', () => {
    const misspelt: Content = { ...base, kpis: { open: { ...kpi, audiense: 'leadership' } } };
    expect(published(misspelt, { audience: 'private' }).kpis).toEqual([]);
    const unknown: Content = { ...base, kpis: { open: { ...kpi, audience: 'leaders' } } };
    expect(published(unknown, { audience: 'private' }).kpis).toEqual([]);
  });
});

describe('a person who is not visible', () => {
  const content: Content = {
    ...base,
    people: {
      ana: {
        name: 'Ana Ruiz',
        team: 'platform',
        contact: 'ana@example.com',
        audience: 'leadership',
      },
      bo: { name: 'Bo Chen', audience: 'leadership', handles: { email: ['bo@example.com'] } },
    },
    teams: { platform: { title: 'Platform', lead: 'ana' } },
    kpis: { open: { ...kpi, owner: 'ana' }, other: { ...kpi, owner: 'bo' } },
    measurements: { open: 'date,value,note,by\n2026-10-31,4,seen,ana\n' },
  };

  it('is called by the team, and the mention leads there', () => {
    const { kpis, people, teams } = published(content);
    const owner = {
      kind: 'person',
      id: '',
      title: 'someone in Platform',
      href: '/teams/platform/',
    };
    expect(kpis.map((record) => record.owner)).toEqual([
      owner,
      { kind: 'person', id: '', title: 'someone', href: null },
    ]);
    expect(kpis[0]?.progress.points[0]?.by).toEqual(owner);
    expect(people).toEqual([]);
    expect(teams[0]).toMatchObject({ lead: owner, members: [] });
  });

  it('leaves neither name nor id nor address', () => {
    const said = text(published(content));
    for (const word of ['Ruiz', '"ana"', 'Chen', '"bo"', 'example.com'])
      expect(said).not.toContain(word);
  });

  it('still answers for what they own', () => {
    const ownership = published(content).alignment.shares.find(({ name }) => name === 'ownership');
    expect(ownership).toMatchObject({ of: 2, over: 2 });
  });

  it('is published without contact and handles where visible', () => {
    expect(text(published(content, { audience: 'private' }))).not.toContain('example.com');
  });
});

/** Persons stay: a mention of one who is not visible is allowed and has tests of its own. */
const HIDEABLE = [
  'strategy',
  'objectives',
  'kpis',
  'initiatives',
  'check-ins',
  'cycles',
  'teams',
] as const;

/** The content as if some records had never been written, mentions and all. */
function without(content: Content, hidden: ReadonlySet<string>): Content {
  const ids = new Set([...hidden].map((ref) => ref.slice(ref.indexOf(':') + 1)));
  const isGone = (value: unknown) =>
    typeof value === 'string' && ids.has(value.split('.')[0] ?? '');
  const names = (item: unknown) =>
    isGone(item) ||
    (typeof item === 'object' &&
      item !== null &&
      ['to', 'kpi', 'on'].some((key) => isGone(Reflect.get(item, key))));
  const inside = (item: unknown) =>
    typeof item === 'object' && item !== null ? cleaned(item as Fields) : item;
  const cleaned = (record: Fields): Fields => {
    const kept = Object.entries(record).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'id' || key === 'title') return [[key, value]];
      if (Array.isArray(value)) return [[key, value.filter((item) => !names(item)).map(inside)]];
      if (key === 'values')
        return [
          [key, Object.fromEntries(Object.entries(value as Fields).filter(([k]) => !isGone(k)))],
        ];
      if (typeof value === 'object' && value !== null) return [[key, cleaned(value as Fields)]];
      return isGone(value) ? [] : [[key, value]];
    });
    return Object.fromEntries(kept);
  };
  const folders = Object.entries(content).map(([folder, records]) => {
    const kept = Object.entries(records ?? {}).filter(
      ([id]) => !isGone(id) && !hidden.has(`${folder}:${id}`),
    );
    const isTable = folder === 'measurements';
    return [
      folder,
      Object.fromEntries(
        kept.map(([id, record]) => [id, isTable ? record : cleaned(record as Fields)]),
      ),
    ];
  });
  return Object.fromEntries(folders);
}

describe('an id that stands twice', () => {
  it('is not named where what it names is hidden', () => {
    const content: Content = {
      objectives: {
        a: { dependencies: [{ on: 'zebra' }, { on: 'zebra' }], relates_to: ['zebra', 'zebra'] },
        zebra: { audience: 'private' },
      },
    };
    expect(JSON.stringify(published(content))).not.toContain('zebra');
    expect(JSON.stringify(published(content, { audience: 'private' }))).toContain('named twice');
  });
});

describe('the law of publication', () => {
  it('output for an audience equals output with the invisible records deleted beforehand', () => {
    fc.assert(
      fc.property(
        anyContent,
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        (content, dice) => {
          const hidden = new Set<string>();
          const marked: Content = JSON.parse(JSON.stringify(content));
          for (const folder of HIDEABLE) {
            for (const [id, record] of Object.entries(marked[folder] ?? {})) {
              if (dice.next().value !== 0) continue;
              Object.assign(record, { audience: 'private' });
              hidden.add(`${folder}:${id}`);
            }
          }
          const redacted = published(marked);
          const deleted = published(without(content, hidden));
          const findings = new Set(deleted.findings.map((finding) => finding.message));
          expect(redacted.findings.filter(({ message }) => !findings.has(message))).toEqual([]);
          expect(unplaced(redacted)).toEqual(unplaced(deleted));
        },
      ),
      { numRuns: 100 },
    );
  });
});

/** A publication without findings (nobody is blamed for a gap) and without line numbers (files differ). */
function unplaced(publication: Publication): unknown {
  const { findings: _, ...rest } = publication;
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) =>
    key === 'findings' || key === 'line' || key === 'source' ? null : value,
  );
}
