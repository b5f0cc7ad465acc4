import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Result as SarifResult } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Severity } from '../src/finding/index.ts';
import type { CheckReport } from '../src/report/index.ts';
import { finding, HOSTILE, print, reportOf, sinceThen, withFindings } from './formats/report.ts';
import { judgeXml } from './formats/xsd.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'official', name), 'utf8');

/** A judge by a published schema; those of draft 4 say `id` where later ones say `$id`. */
function judgeBy(name: string): (value: unknown) => string[] {
  const { $schema, id, ...schema }: AnySchemaObject = JSON.parse(read(name));
  const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
  const validate = ajv.compile(schema);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  };
}

const real = await reportOf('several-mistakes-at-once');
const clean = await reportOf('everything-fine');
const hostile = withFindings(
  real,
  HOSTILE.flatMap((text) => [
    finding({ message: text, hint: text, expected: text }),
    finding({ message: 'A file with a name.', file: `content/kpis/${text}.yaml`, rule: text }),
  ]),
);
/** A report whose findings all stood before the change, but the first. */
const [first, ...older] = real.result.findings;
const since = sinceThen(withFindings(real, first === undefined ? [] : [first]), older);
const reports = { real, clean, hostile, since };
const each = Object.entries(reports);

const sarif = (report: CheckReport): Log => JSON.parse(print('sarif', report));
const results = (report: CheckReport): SarifResult[] => sarif(report).runs[0]?.results ?? [];

describe('SARIF', () => {
  const judge = judgeBy('sarif-2.1.0.json');

  it.each(each)('is valid of %s', (_name, report) => {
    expect(judge(sarif(report))).toEqual([]);
    expect(results(report)).toHaveLength(
      report.result.findings.length + (report.change?.older.length ?? 0),
    );
  });

  it.each(each)('has what code scanning demands of %s', (_name, report) => {
    const [run] = sarif(report).runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(run?.columnKind).toBe('utf16CodeUnits');
    for (const rule of rules) {
      expect(rule.shortDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(rule.help?.text).toBeTruthy();
    }
    const prints = new Set<string>();
    for (const { ruleId, ruleIndex, partialFingerprints = {}, locations = [] } of results(report)) {
      expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
      prints.add(`${partialFingerprints['primaryLocationLineHash']}`);
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^(?:[\w.!~*'()-]|%[0-9A-F]{2}|\/)+$/);
      expect(region?.startLine).toBeGreaterThan(0);
      expect(region?.startColumn).toBeGreaterThan(0);
    }
    expect(prints.size).toBe(results(report).length);
  });

  it('carries the page of a rule, and where it is published', () => {
    const config = {
      ...real.result.config,
      site: { ...real.result.config.site, url: 'https://a.example', base: '/kpis/' },
    };
    const pages = new Map([['content/schema', '# content/schema\n\nWhat it is about.\n']]);
    const log = sarif({ ...real, pages, result: { ...real.result, config } });
    const rule = log.runs[0]?.tool.driver.rules?.find(({ id }) => id === 'content/schema');
    expect(rule?.help?.markdown).toBe('# content/schema\n\nWhat it is about.\n');
    expect(rule?.helpUri).toBe('https://a.example/kpis/audit/rules/content/schema/');
  });

  it('keeps brackets and braces of a message from being links and arguments', () => {
    const told = withFindings(real, [finding({ message: 'See [x](1) and {0}.' })]);
    expect(results(told)[0]?.message.text).toBe('See \\[x\\](1) and {{0}}.');
  });

  it('names files as the repository does, also where the organisation lies in a folder of it', () => {
    const told = {
      ...withFindings(real, [finding({ message: 'A.', file: 'content/kpis/ä b.yaml' })]),
      prefix: 'org/',
    };
    expect(results(told)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'org/content/kpis/%C3%A4%20b.yaml',
    );
  });

  it('cuts the least severe over the limit of GitHub, and says so', () => {
    const many = Array.from({ length: 25_010 }, (_, at) =>
      finding({ message: `Finding ${at}.` }, { severity: at < 20 ? 'info' : 'error' }),
    );
    const log = sarif(withFindings(real, many));
    expect(log.runs[0]?.results).toHaveLength(25_000);
    expect(log.runs[0]?.results?.filter(({ level }) => level === 'note')).toHaveLength(10);
    expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      '10 findings are left out, the least severe: code scanning takes 25000 at most.',
    );
  });
});

describe('the report for GitLab', () => {
  const judge = judgeBy('gitlab-code-quality.json');
  type Issue = { fingerprint: string; severity: string; check_name: string };
  const issues = (report: CheckReport): Issue[] => JSON.parse(print('gitlab', report));

  it.each(each)('is valid of %s, each fingerprint once', (_name, report) => {
    const list = issues(report);
    expect(list.flatMap(judge)).toEqual([]);
    expect(list).toHaveLength(report.result.findings.length + (report.change?.older.length ?? 0));
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
  });

  it('says how grave a finding is in words of GitLab', () => {
    const severities: Severity[] = ['error', 'warn', 'info'];
    const told = withFindings(
      real,
      severities.map((severity) => finding({ message: severity }, { severity })),
    );
    expect(issues(told).map(({ severity }) => severity)).toEqual(['major', 'minor', 'info']);
  });
});

describe('the report for reviewdog', () => {
  const judge = judgeBy('rdjson.json');

  it.each(each)('is valid of %s', (_name, report) => {
    expect(judge(JSON.parse(print('rdjson', report)))).toEqual([]);
  });

  it('counts columns in bytes of UTF-8', () => {
    const text = 'title: A\nowner: [ä, 𐐀, bo]\n';
    const told = withFindings(real, [finding({ message: 'A.' }, { text, spot: 'bo' })]);
    const { diagnostics } = JSON.parse(print('rdjson', { ...told, textOf: () => text }));
    expect(diagnostics[0].location.range).toEqual({
      start: { line: 2, column: 19 },
      end: { line: 2, column: 21 },
    });
  });
});

describe('the report of tests', () => {
  it.each(each)('is valid JUnit XML of %s', (_name, report) => {
    expect(judgeXml(print('junit', report), read('junit-10.xsd'))).toEqual([]);
  });

  it('fails for what fails, skips what stood before, and is never empty', () => {
    const numbers = (report: CheckReport) =>
      print('junit', report)
        .match(/<testsuites [^>]*tests="(\d+)" failures="(\d+)"/)
        ?.slice(1)
        .map(Number);
    const errors = real.result.findings.filter(({ severity }) => severity === 'error').length;
    const all = real.result.findings.length;
    expect(numbers(real)).toEqual([all + 1, errors]);
    expect(numbers({ ...real, failOn: 'info' })).toEqual([all + 1, all]);
    expect(numbers(since)).toEqual([all + 1, 1]);
    expect(print('junit', since).match(/<skipped /g)).toHaveLength(all - 1);
    expect(numbers(clean)).toEqual([1, 0]);
  });
});

describe('reports that others read', () => {
  it.each(['github', 'sarif', 'gitlab', 'junit', 'rdjson', 'markdown'] as const)(
    'hold nothing of content kept beside the repository: %s',
    (format) => {
      const told = withFindings(real, [
        finding({ message: 'Secret salary.', file: '../people-data/content/people/a.yaml' }),
        finding({ message: 'Plain.' }),
      ]);
      const text = print(format, told);
      expect(text).toContain('Plain.');
      expect(text).not.toContain('Secret');
      expect(text).not.toContain('people-data');
    },
  );
});
