import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptRules, localRulePage } from '../src/audit/index.ts';
import { withinReach } from '../src/audit/local/reach.ts';
import type { Finding } from '../src/finding/index.ts';
import type { Ref } from '../src/schema/index.ts';
import {
  ARRIVALS,
  change,
  document,
  file,
  NIGHT_PAGES,
  organizationWith,
} from './rules/organization.ts';

const INITIATIVE = file(
  'content/initiatives/quieter-alarms.md',
  '---\ntitle: Quieter alarms\nowner: ben-cole\nstate: active\nstart: 2026-10-01\ndue: 2026-12-15\nadvances: [fewer-night-pages]\n---\n',
);

const settings = (rules: string, more = '') =>
  file('throughline.yaml', `${document('throughline.yaml')}audit:\n${more}  local:\n${rules}`);
const rule = (body: string) => `    - {name: own, message: As agreed., ${body}}\n`;

/** Files that one own rule finds something in. */
async function found(
  body: string,
  ...files: Parameters<typeof organizationWith>
): Promise<string[]> {
  const { findings } = await organizationWith(settings(rule(body)), ...files);
  return findings.map(({ rule: id, file: path }) => `${id} ${path}`);
}
const KPIS = [`local/own ${ARRIVALS}`, `local/own ${NIGHT_PAGES}`];

describe('a rule of one’s own', () => {
  it.each([
    ['a value', 'cadence: weekly', [KPIS[0]]],
    ['one of several values', 'cadence: [weekly, monthly]', []],
    ['a field inside another', 'source.system: pager', [KPIS[0]]],
    ['that a field is not something', 'cadence: {is_not: weekly}', [KPIS[1]]],
    ['that a field is none of several', 'cadence: {none_of: [weekly, daily]}', [KPIS[1]]],
    ['that a field is there', 'source.query: {present: true}', [KPIS[1]]],
    ['that a field is not there', 'source.query: {present: false}', [KPIS[0]]],
    ['what a list includes', 'supports: {includes: trusted-arrivals}', [KPIS[1]]],
    ['what a list does not include', 'supports: {excludes: trusted-arrivals}', [KPIS[0]]],
    ['a least number', 'target.value: {at_least: 10}', [KPIS[1]]],
    ['a last date', 'target.by: {at_most: 2026-11-30}', KPIS],
    ['how long a list is', 'drives: {count_at_least: 1}', [KPIS[0]]],
    ['how long a list is at most', 'drives: {count_at_most: 0}', [KPIS[1]]],
    ['words, whatever their capitals', 'decision: {contains: TRACKING}', [KPIS[0]]],
    ['how a text begins', 'decision: {begins_with: below}', [KPIS[1]]],
    ['how a text ends', 'title: {ends_with: pages}', [KPIS[0]]],
    ['a field of one’s own', 'x-tier: 1', KPIS],
    ['the id', 'id: night-pages', [KPIS[0]]],
    ['the audience', 'audience: organization', []],
    ['how it stands', 'measured.status: [on-track, at-risk]', undefined],
    ['all that is asked together', 'target.value: {at_least: 5, at_most: 7}', [KPIS[0]]],
  ])('asks %s of fields', async (_, asked, expected) => {
    const files = await found(`select: {kind: kpi}, demand: {fields: {${asked}}}`);
    if (expected !== undefined) expect(files).toEqual(expected);
  });

  it('points at the field, says what it asks, and what was expected', async () => {
    const { findings } = await organizationWith(
      settings(
        '    - name: fast\n      select: {kind: kpi, where: {indicator: lead}}\n      demand: {fields: {cadence: daily}}\n      severity: error\n      message: A lead is counted daily.\n      hint: Count it daily.\n',
      ),
    );
    expect(findings).toMatchObject([
      {
        rule: 'local/fast',
        severity: 'error',
        message: '“Night pages”: A lead is counted daily.',
        expected: '`cadence` is `daily`',
        hint: 'Count it daily.',
        file: NIGHT_PAGES,
        start: { line: 16, column: 10 },
        entity: { kind: 'kpi', id: 'night-pages' },
        docs: '/audit/rules/local/fast/',
      },
    ]);
  });

  it.each([
    ['something above, one step away', 'above: {kind: priority}', [KPIS[1]]],
    ['something above, further away', 'above: {kind: priority, hops: 2}', []],
    ['something below', 'below: {kind: initiative}', KPIS],
    ['nothing above', 'above: {kind: objective, at_most: 0}', [KPIS[1]]],
    [
      'something that is as it should be',
      'above: {kind: objective, where: {commitment: aspirational}}',
      KPIS,
    ],
    ['each to be as it should', 'above: {hops: 4, each: {owner: ben-cole}}', KPIS],
    ['each of a kind to be', 'above: {kind: objective, hops: 4, each: {owner: ana-ruiz}}', []],
    ['what is named by a link', 'above: {kind: person, by: owner, where: {team: tracking}}', []],
    [
      'what is named by several',
      'above: {kind: [person, team], by: [owner, team], at_least: 3}',
      KPIS,
    ],
  ])('asks for %s', async (_, asked, expected) => {
    expect(await found(`select: {kind: kpi}, demand: {${asked}}`)).toEqual(expected);
  });

  it('counts what lies below, and follows initiatives', async () => {
    const asked =
      'select: {kind: objective}, demand: {below: {kind: initiative, where: {state: active}}}';
    expect(await found(asked)).toEqual(['local/own content/objectives/fewer-night-pages.md']);
    expect(await found(asked, INITIATIVE)).toEqual([]);
    const owners = 'select: {kind: person}, demand: {below: {kind: kpi, by: owner, at_most: 0}}';
    expect(await found(owners)).toEqual([
      'local/own content/people/ana-ruiz.yaml',
      'local/own content/people/ben-cole.yaml',
    ]);
  });

  it('is silent about what is retired, and about a field that has a fault of its own', async () => {
    const retired = change(ARRIVALS, [
      'cadence',
      'retired: {on: 2026-11-01, reason: Replaced}\ncadence',
    ]);
    const asked = 'select: {kind: kpi}, demand: {fields: {x-tier: 1, source.method: manual}}';
    const files = await found(
      asked,
      retired,
      change(NIGHT_PAGES, [/source: .*\n/, 'source: pager\n']),
    );
    expect(files.filter((one) => one.startsWith('local/'))).toEqual([`local/own ${NIGHT_PAGES}`]);
  });

  it('is kept, set apart, suppressed and listed like every other', async () => {
    const asked = rule('select: {kind: kpi}, demand: {fields: {cadence: weekly}}');
    const found = async (more: string, ...files: Parameters<typeof organizationWith>) => {
      const result = await organizationWith(settings(asked, more), ...files);
      return { severities: result.findings.map(({ severity }) => severity), result };
    };
    expect((await found('')).severities).toEqual(['warn']);
    expect((await found('  rules: {local/own: error}\n')).severities).toEqual(['error']);
    expect((await found('  rules: {local/own: off}\n')).severities).toEqual([]);
    const suppressing =
      'x-audit: [{ignore: local/own, reason: Agreed, until: 2026-12-31}]\ncadence';
    const { result, severities } = await found('', change(ARRIVALS, ['cadence', suppressing]));
    expect({ severities, suppressed: result.suppressed }).toEqual({
      severities: [],
      suppressed: 1,
    });
    expect(keptRules(result.config).at(-1)?.rule.id).toBe('local/own');
    expect(localRulePage(result.config, 'local/own')).toContain('"cadence": "weekly"');
  });
});

describe('a mistake in a rule of one’s own', () => {
  const at = ({ start, message }: Finding) => `${start.line}:${start.column} ${message}`;
  it.each([
    ['kind: kpis', '', '`kind` in `select` in item 1 of `local` in `audit` is `kpis`.'],
    [
      'kind: kpi, where: {indikator: lead}',
      'fields: {x-tier: 1}',
      '`indikator` is not a field of a KPI.',
    ],
    ['kind: kpi', 'fields: {source.metod: automatic}', '`source.metod` is not a field of a KPI.'],
    ['kind: kpi', 'fields: {cadence: dayly}', '`cadence` is never `dayly`.'],
    ['kind: kpi', 'fields: {cadence: {}}', 'Nothing is asked here.'],
    ['kind: kpi', '', 'Nothing is asked here.'],
    ['kind: kpi', 'fields: {title: {matches: "(a+)+$"}}', '`matches` is not a field of'],
    ['kind: kpi', 'above: {hops: 5}', 'is the number 5'],
    ['kind: kpi', 'above: {by: ownr}', 'is `ownr`'],
    ['kind: kpi', 'below: {hops: 3, at_least: 2}', 'more than one step away are not counted'],
    ['kind: kpi', 'below: {at_least: 2, at_most: 1}', 'No number is at least 2'],
    [
      'kind: team',
      'fields: {measured.status: stale}',
      '`measured.status` is not a field of a team.',
    ],
  ])('is found at its place, and the rule is left out: %s, %s', async (select, demand, message) => {
    const body = rule(`select: {${select}}, demand: {${demand}}`);
    const { findings, config } = await organizationWith(settings(body));
    expect(findings.map(({ rule: id, file: path }) => [id, path])).toEqual([
      ['content/schema', 'throughline.yaml'],
    ]);
    expect(findings[0]?.message).toContain(message);
    expect(findings[0]?.start.line).toBe(12);
    expect(config.audit.local).toEqual([]);
  });

  it('leaves the others as they are', async () => {
    const good = 'select: {kind: kpi}, demand: {fields: {x-tier: 1}}, message: Tier.}\n';
    const { findings } = await organizationWith(
      settings(
        `    - {name: bad, select: {kind: kpi}}\n    - {name: good, ${good}    - {name: good, ${good}`,
      ),
    );
    expect(findings.map(({ rule: id }) => id)).toEqual([
      'local/good',
      'local/good',
      'content/schema',
      'content/schema',
    ]);
    expect(findings.slice(2).map(at)).toEqual([
      '12:8 `demand` and `message` are missing in item 1 of `local` in `audit`.',
      '14:14 There is an earlier rule called `good`.',
    ]);
  });
});

describe('what lies within reach', () => {
  const ref = (number: number): Ref => `kpi:${number}`;
  const edges = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 30 });

  it('has one of the wanted beside the record itself exactly where a walk finds one', () => {
    fc.assert(
      fc.property(
        edges,
        fc.uniqueArray(fc.nat(8)),
        fc.integer({ min: 1, max: 4 }),
        (list, chosen, hops) => {
          const steps = new Map<Ref, Ref[]>();
          for (const [from, to] of list) {
            if (from !== to) steps.set(ref(from), [...(steps.get(ref(from)) ?? []), ref(to)]);
          }
          const wanted = new Set(chosen.map(ref));
          const reach = withinReach(steps, wanted, hops);
          for (let number = 0; number <= 8; number++) {
            const walked = walk(steps, ref(number), hops);
            const expected = [...walked].some((one) => one !== ref(number) && wanted.has(one));
            const got = (reach.get(ref(number)) ?? []).filter((one) => one !== ref(number));
            expect(got.length > 0).toBe(expected);
            for (const one of got) expect(walked.has(one) && wanted.has(one)).toBe(true);
          }
        },
      ),
    );
  });

  function walk(steps: ReadonlyMap<Ref, Ref[]>, from: Ref, hops: number): Set<Ref> {
    const seen = new Set<Ref>();
    let front = new Set([from]);
    for (let hop = 0; hop < hops; hop++) {
      front = new Set([...front].flatMap((one) => steps.get(one) ?? []));
      for (const one of front) seen.add(one);
    }
    return seen;
  }
});
