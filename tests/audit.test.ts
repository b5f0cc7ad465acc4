import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditScorecard, RULES } from '../src/audit/index.ts';
import { judge, type Result } from '../src/index.ts';
import {
  ARRIVALS,
  brief,
  CHECK_IN,
  change,
  document,
  file,
  NIGHT_PAGES,
  OBJECTIVE,
  organizationWith,
  settings,
  survey,
} from './rules/organization.ts';
import { printFindings } from './rules/run.ts';

const TARGET = 'target: {value: 6, by: 2026-12-31}\n';

describe('settings', () => {
  it('keep only the structure in the preset minimal', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, [TARGET, '']),
      change(ARRIVALS, ['supports: [trusted-arrivals]', 'supports: [trusted-arrival]']),
      settings('  extends: minimal'),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['content/known-reference']);
  });

  it('make warnings errors in the preset strict', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, [/decision: .*\n/, '']),
      settings('  extends: strict'),
    );
    expect(brief(findings)).toEqual([`error kpi/informs-a-decision ${NIGHT_PAGES}:1:1`]);
  });

  it('take a severity alone, options alone, or both', async () => {
    const owned = change(NIGHT_PAGES, ['owner: ben-cole', 'owner: ana-ruiz']);
    const findings = async (setting: string) =>
      brief((await organizationWith(owned, settings('  rules:', `    ${setting}`))).findings);
    const place = 'focus/kpis-per-owner content/people/ana-ruiz.yaml:1:7';
    expect(await findings('focus/kpis-per-owner: error')).toEqual([]);
    expect(await findings('focus/kpis-per-owner: {most: 1}')).toEqual([`warn ${place}`]);
    expect(await findings('focus/kpis-per-owner: {severity: info, most: 1}')).toEqual([
      `info ${place}`,
    ]);
    expect(await findings('focus/kpis-per-owner: {severity: off, most: 1}')).toEqual([]);
  });

  it('keep the default of an option whose value is refused, and the severity beside it', async () => {
    const { findings } = await organizationWith(
      survey('  - {perspective: peers, n: 4, scores: {Listens: {mean: 4, n: 4}}}'),
      settings('  rules:', '    feedback/aggregated: {minimum: 1}'),
    );
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['feedback/aggregated', 'error'],
      ['audit/known-rule', 'error'],
    ]);
  });

  it('never let a small group of a survey through, neither turned down nor off', async () => {
    for (const severity of ['warn', 'off']) {
      const { findings } = await organizationWith(
        survey('  - {perspective: peers, n: 2, scores: {Listens: {mean: 4, n: 2}}}'),
        settings('  rules:', `    feedback/aggregated: ${severity}`),
      );
      expect(findings.map((finding) => [finding.rule, finding.severity])).toEqual([
        ['feedback/aggregated', 'error'],
        ['audit/known-rule', 'error'],
      ]);
    }
  });

  it('let a rule of the structure be named as the error that it is', async () => {
    const { findings } = await organizationWith(settings('  rules:', '    content/schema: error'));
    expect(findings).toEqual([]);
  });

  it('decide the severity of every finding of a rule, and of no other', async () => {
    const result = await brokenOrganization();
    const severity = fc.constantFrom('off', 'info', 'warn', 'error');
    const own = RULES.filter((rule) => !rule.structure).map((rule) => rule.id);
    const rules = fc.dictionary(fc.constantFrom(...own), severity);
    fc.assert(
      fc.property(rules, (set) => {
        const found = judgeAgain(result, set).findings;
        for (const finding of found) {
          const rule = RULES.find(({ id }) => id === finding.rule);
          expect(finding.severity).toBe(set[finding.rule] ?? rule?.severity.recommended);
        }
        const expected = result.findings.filter(({ rule }) => set[rule] !== 'off');
        expect(found.map(({ message }) => message)).toEqual(expected.map((f) => f.message));
      }),
      { numRuns: 50 },
    );
  });
});

describe('suppressions', () => {
  const suppressing = (rule: string, until: string) =>
    `x-audit: [{ignore: ${rule}, reason: Agreed in the review, until: ${until}}]\n`;

  it('take a finding out and count it', async () => {
    const { findings, suppressed, suppressions } = await organizationWith(
      change(NIGHT_PAGES, [TARGET, suppressing('kpi/has-target', '2026-12-31')]),
    );
    expect(findings).toEqual([]);
    expect(suppressed).toBe(1);
    expect(suppressions).toMatchObject([
      { ignore: 'kpi/has-target', reason: 'Agreed in the review', until: '2026-12-31', count: 1 },
    ]);
  });

  it('count on their last day, and no longer on the day after', async () => {
    const until = async (day: string) =>
      brief(
        (await organizationWith(change(NIGHT_PAGES, [TARGET, suppressing('kpi/has-target', day)])))
          .findings,
      );
    expect(await until('2026-11-20')).toEqual([]);
    expect(await until('2026-11-19')).toEqual([
      `error kpi/has-target ${NIGHT_PAGES}:1:1`,
      `error audit/suppression ${NIGHT_PAGES}:15:73`,
    ]);
  });

  it('hold for the record they stand on alone', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, [TARGET, '']),
      change(ARRIVALS, ['cadence', `${suppressing('kpi/has-target', '2026-12-31')}cadence`]),
    );
    expect(brief(findings)).toEqual([
      `error audit/suppression ${ARRIVALS}:15:20`,
      `error kpi/has-target ${NIGHT_PAGES}:1:1`,
    ]);
  });

  it('hold on a KPI for its values, which have no front matter', async () => {
    const { findings, suppressed } = await organizationWith(
      file('content/measurements/night-pages.csv', 'date,value\n2026-10-25,9\n2026-10-25,8\n'),
      change(NIGHT_PAGES, [
        'cadence',
        'x-audit:\n' +
          '  - {ignore: kpi/measured-on-time, reason: Pager moves, until: 2026-12-31}\n' +
          '  - {ignore: measurement/one-value-a-date, reason: Pager moves, until: 2026-12-31}\n' +
          'cadence',
      ]),
    );
    expect(findings).toEqual([]);
    expect(suppressed).toBe(2);
  });

  it('that name no rule are told the nearest one', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, [TARGET, suppressing('kpi/has-targets', '2026-12-31')]),
    );
    expect(brief(findings)).toEqual([
      `error kpi/has-target ${NIGHT_PAGES}:1:1`,
      `error audit/known-rule ${NIGHT_PAGES}:15:20`,
    ]);
    expect(findings[1]?.hint).toContain('`kpi/has-target`');
  });

  it('never take out a finding of the structure', async () => {
    const { findings, suppressed } = await organizationWith(
      change(NIGHT_PAGES, [
        'supports: [fewer-night-pages]\n',
        `supports: [fewer]\n${suppressing('content/known-reference', '2026-12-31')}`,
      ]),
    );
    expect(brief(findings)).toEqual([
      `error content/known-reference ${NIGHT_PAGES}:5:12`,
      `error audit/suppression ${NIGHT_PAGES}:6:20`,
    ]);
    expect(suppressed).toBe(0);
  });
});

describe('one fault is one finding', () => {
  it.each([
    [
      'a misspelt key',
      change(NIGHT_PAGES, ['supports:', 'suports:'], [/drives: .*\n/, ''], [/formula/, 'formula']),
    ],
    ['a target of the wrong shape', change(NIGHT_PAGES, [TARGET, 'target: six\n'])],
    ['a source of the wrong shape', change(NIGHT_PAGES, [/source: .*\n/, 'source: pager\n'])],
    ['a title that is a number', change(NIGHT_PAGES, ['title: Night pages', 'title: 7'])],
    ['a cycle without an end', change('content/cycles/2026-q4.yaml', [/end: .*\n/, ''])],
    ['a check-in without a date', change(CHECK_IN, [/date: .*\n/, ''])],
    [
      'an audience nobody knows',
      change(OBJECTIVE, ['commitment', 'audience: everybody\ncommitment']),
    ],
  ])('for %s', async (_, changed) => {
    const { findings } = await organizationWith(changed);
    expect(findings.map(({ rule }) => rule)).toEqual(['content/schema']);
  });

  it('for a perspective nobody knows', async () => {
    const { findings } = await organizationWith(
      change('content/strategy/calm-operations.md', ['internal-process', 'internal']),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['content/known-reference']);
  });

  it('for a value that cannot be read, though it is missing then', async () => {
    const values = (last: string) =>
      organizationWith(
        file(
          'content/measurements/night-pages.csv',
          `date,value\n2026-10-25,12\n2026-11-15,${last}\n`,
        ),
      );
    expect(brief((await values('eight')).findings)).toEqual([
      'error content/schema content/measurements/night-pages.csv:3:12',
    ]);
    const broken = await organizationWith(file('content/measurements/night-pages.csv', ''));
    expect(broken.findings.map(({ rule }) => rule)).toEqual(['content/syntax']);
  });

  it('for an owner nobody knows', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, ['owner: ben-cole', 'owner: ben-cold']),
    );
    expect(brief(findings)).toEqual([`error content/known-reference ${NIGHT_PAGES}:3:8`]);
  });

  it('for a link to nothing, whatever hangs below it', async () => {
    const { findings } = await organizationWith(
      change(OBJECTIVE, ['supports: [calm-operations]', 'supports: [calm-operation]']),
      change(NIGHT_PAGES, [/drives: .*\n/, '']),
      change('content/strategy/calm-operations.md', ['success', 'tags: [kept]\nsuccess']),
      change(ARRIVALS, ['indicator: lag', 'indicator: lead']),
    );
    expect(brief(findings)).toEqual([`error content/known-reference ${OBJECTIVE}:6:12`]);
  });

  it('for a file that cannot be read, whatever refers to it', async () => {
    const { findings } = await organizationWith(
      file(OBJECTIVE, '---\ntitle: [\n---\n'),
      change(NIGHT_PAGES, [/drives: .*\n/, '']),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['content/syntax']);
  });

  it('for objectives that go round in a circle', async () => {
    const { findings } = await organizationWith(
      change(OBJECTIVE, ['supports: [calm-operations]', 'supports: [good-nights]']),
      change(NIGHT_PAGES, ['supports: [fewer-night-pages]', 'supports: [calm-operations]']),
      file(
        'content/objectives/good-nights.md',
        document(OBJECTIVE)
          .replace('title: Nights are quiet', 'title: Nights are good')
          .replace('supports: [calm-operations]', 'supports: [fewer-night-pages]'),
      ),
      change(CHECK_IN, ['about: [fewer-night-pages]', 'about: [fewer-night-pages, good-nights]']),
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['content/acyclic']);
  });
});

describe('what is past', () => {
  const lastYear = file(
    'content/cycles/2025-q4.yaml',
    'title: Fourth quarter 2025\nstart: 2025-10-01\nend: 2025-12-31\n',
  );
  const priority = file(
    'content/strategy/launch.md',
    '---\ntitle: Launch\nperspective: customer\nhorizon: {start: 2025-01-01, end: 2025-12-31}\n---\n',
  );
  const objective = (supports: string) =>
    file(
      'content/objectives/launched.md',
      document(OBJECTIVE)
        .replace('cycle: 2026-q4', 'cycle: 2025-q4')
        .replace('supports: [calm-operations]', `supports: [${supports}]`)
        .replace('owner: ana-ruiz', 'owner: ben-cole'),
    );

  it('is not reddened by a priority that has ended since, nor by an owner who has left', async () => {
    const { findings } = await organizationWith(
      lastYear,
      priority,
      objective('launch'),
      change('content/people/ben-cole.yaml', ['2023-09-01', '2023-09-01, to: 2025-12-31']),
      change(NIGHT_PAGES, ['owner: ben-cole', 'owner: ana-ruiz']),
    );
    expect(printFindings(findings)).toBe('');
  });

  it('is told apart from what never led anywhere', async () => {
    const { findings } = await organizationWith(lastYear, objective(''));
    expect(brief(findings)).toEqual([
      'error objective/traces-to-strategy content/objectives/launched.md:6:11',
    ]);
  });

  it('stays silent about a KPI once it is retired, from that day on', async () => {
    const retired = (on: string) =>
      organizationWith(
        change(ARRIVALS, [/target: .*\n/, `retired: {on: ${on}, reason: Replaced}\n`]),
        change(NIGHT_PAGES, [
          'supports: [fewer-night-pages]',
          'supports: [fewer-night-pages, trusted-arrivals]',
        ]),
      );
    expect(brief((await retired('2026-11-20')).findings)).toEqual([]);
    expect(brief((await retired('2026-11-21')).findings)).toEqual([
      `error kpi/has-target ${ARRIVALS}:1:1`,
    ]);
  });
});

describe('the order of findings', () => {
  it('is by file and place, and the same at every run', async () => {
    const { scorecard, findings } = await brokenOrganization();
    const again = auditScorecard(scorecard, []);
    expect(again.findings.map((f) => f.fingerprint)).toEqual(findings.map((f) => f.fingerprint));
    const places = findings.map(
      ({ file: path, start }) => `${path}:${`${start.offset}`.padStart(9, '0')}`,
    );
    expect(places).toEqual([...places].sort());
  });
});

/** Faults of many rules at once, none of the structure. */
function brokenOrganization(): Promise<Result> {
  return organizationWith(
    change(
      NIGHT_PAGES,
      [TARGET, ''],
      [/source: .*\n/, ''],
      ['owner: ben-cole', 'owner: [ben-cole, ana-ruiz]'],
    ),
    change(ARRIVALS, [/decision: .*\n/, ''], ['supports: [trusted-arrivals]\n', '']),
    change(CHECK_IN, ['2026-11-13', '2026-12-13']),
    file('content/measurements/arrivals-on-time.csv', 'date,value\n2026-12-31,90\n2026-12-31,91\n'),
  );
}

function judgeAgain(result: Result, rules: Record<string, 'off' | 'info' | 'warn' | 'error'>) {
  const { records, broken } = result.scorecard.graph;
  const config = { ...result.config, audit: { ...result.config.audit, rules } };
  return judge({ records, broken, findings: [] }, { ...result, config });
}
