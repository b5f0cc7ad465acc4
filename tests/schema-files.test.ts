import { describe, expect, it } from 'vitest';
import { startOf } from '../src/finding/index.ts';
import { collectRecords, defaultAudience, KINDS } from '../src/schema/index.ts';
import { collect, configOf, DEFAULTS, document, entryOf, told } from './schema/collect.ts';

describe('the path of a file', () => {
  it('is kind and id; sub-folders belong to the id of check-ins, reviews and feedback alone', () => {
    const { all, findings } = collect({
      'kpis/customer/checkout-p95.yml': 'title: A\n',
      'check-ins/2026-w47/checkout.md': document('date: 2026-11-20'),
      'reviews/2026-q4/ana.yaml': 'title: B\n',
      'feedback/2026/11/thanks.yaml': 'kind: recognition\ndate: 2026-11-20\n',
      'check-ins/2026/lines.csv': 'date\n2026-11-20\n',
    });
    expect(findings).toEqual([]);
    expect(all.map(({ kind, id }) => `${kind}:${id}`)).toEqual([
      'kpi:checkout-p95',
      'check-in:2026-w47/checkout',
      'check-in:2026/lines/2',
      'review:2026-q4/ana',
      'feedback:2026/11/thanks',
    ]);
  });

  it('in no folder, or one of no kind, is content/known-kind', () => {
    const { all, findings } = collect({
      'notes.yaml': 'title: A\n',
      'kpi/a.yaml': 'title: A\n',
      'objetives/a.yaml': 'title: A\n',
      'plans/a.yaml': 'title: A\n',
      'README.md': document('title: A'),
      'kpis/readme.md': document('title: A'),
    });
    expect(all).toEqual([]);
    expect(findings.map((f) => [f.file, told(f), f.hint])).toEqual([
      [
        'content/kpi/a.yaml',
        '1:1-1:1 content/known-kind The folder `kpi` holds no kind of record.',
        'Did you mean `kpis/`?',
      ],
      [
        'content/notes.yaml',
        '1:1-1:1 content/known-kind The file lies in no folder, so nobody knows what kind of record it is.',
        'Move it into the folder of its kind, or out of the content.',
      ],
      [
        'content/objetives/a.yaml',
        '1:1-1:1 content/known-kind The folder `objetives` holds no kind of record.',
        'Did you mean `objectives/`?',
      ],
      [
        'content/plans/a.yaml',
        '1:1-1:1 content/known-kind The folder `plans` holds no kind of record.',
        'Move it into the folder of its kind, or out of the content.',
      ],
    ]);
  });

  it('with an ending its kind does not have is content/known-kind', () => {
    const { broken, findings } = collect({
      'kpis/a.csv': 'date,value\n',
      'measurements/b.yaml': 'title: A\n',
    });
    expect(findings.map((f) => [told(f), f.expected])).toEqual([
      [
        '1:1-1:1 content/known-kind A KPI cannot be kept in a table.',
        'a file that ends in .md, .mdx, .yaml or .yml',
      ],
      [
        '1:1-1:1 content/known-kind Measurements are kept in tables, and this file is none.',
        'a file that ends in .csv',
      ],
    ]);
    expect(broken.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('that is no id is told what it should be, and stands under that', () => {
    const long = 'a'.repeat(65);
    const { all, broken, findings } = collect({
      'kpis/Checkout P95.md': document('title: A'),
      'kpis/Zeit_Über.yaml': 'title: A\n',
      [`kpis/${long}.yaml`]: 'title: A\n',
      'kpis/___.yaml': 'title: A\n',
      'reviews/2026 Q4/ana.yaml': 'title: A\n',
      'measurements/Faster.P95.csv': 'date,value\n',
    });
    expect(findings.map((f) => [told(f), f.hint])).toEqual([
      [
        '1:1-1:1 content/schema `Checkout P95.md` cannot be the name of a record.',
        'Rename it to `checkout-p95.md`.',
      ],
      [
        '1:1-1:1 content/schema `Zeit_Über.yaml` cannot be the name of a record.',
        'Rename it to `zeit-uber.yaml`.',
      ],
      [
        '1:1-1:1 content/schema `___.yaml` cannot be the name of a record.',
        'Give it a name of such letters.',
      ],
      [
        `1:1-1:1 content/schema \`${'a'.repeat(59)}…\` cannot be the name of a record.`,
        `Rename it to \`${'a'.repeat(64)}.yaml\`.`,
      ],
      [
        '1:1-1:1 content/schema `Faster.P95.csv` cannot be the name of a record.',
        'Rename it to `faster.p95.csv`.',
      ],
      [
        '1:1-1:1 content/schema `2026 Q4/ana.yaml` cannot be the name of a record.',
        'Rename it to `2026-q4/ana.yaml`.',
      ],
    ]);
    expect(all.map(({ id }) => id)).toEqual([
      'a'.repeat(64),
      'checkout-p95',
      'zeit-uber',
      'faster.p95',
      '2026-q4/ana',
    ]);
    expect(broken.map(({ file }) => file)).toEqual(['content/kpis/___.yaml']);
  });

  it('that repeats an id stands behind the first by path, and a well-named one goes first', () => {
    const { all, findings } = collect({
      'kpis/b/latency.yaml': 'title: Second\n',
      'kpis/a/latency.md': document('title: First'),
      'kpis/Latency.md': document('title: Third'),
      'teams/latency.yaml': 'title: Not a KPI\n',
    });
    expect(all.map(({ file }) => file)).toEqual([
      'content/kpis/a/latency.md',
      'content/teams/latency.yaml',
    ]);
    expect(findings.map((f) => [f.file, told(f), f.related])).toEqual(
      ['content/kpis/Latency.md', 'content/kpis/b/latency.yaml'].map((file) => [
        file,
        '1:1-1:1 content/unique-id There is already a KPI with the id `latency`.',
        [{ message: 'first defined here', ...startOf('content/kpis/a/latency.md') }],
      ]),
    );
  });

  it('of a table of check-ins is told once when it repeats, a line when it is also a file', () => {
    const table = 'date\n2026-11-20\n2026-11-21\n';
    const both = collect({ 'check-ins/a.csv': table, 'check-ins/a.yaml': 'date: 2026-11-20\n' });
    expect(both.findings).toEqual([]);
    const entries = [
      entryOf('check-ins/a.csv', table),
      entryOf('check-ins/a.csv', table, 'people'),
      entryOf('check-ins/a/2.yaml', 'date: 2026-11-20\n'),
    ];
    const { records, findings } = collectRecords({ entries, failed: [] }, DEFAULTS);
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'content/check-ins/a/2.yaml content/unique-id',
      'people/check-ins/a.csv content/unique-id',
    ]);
    expect(records['check-ins'].map(({ id }) => id)).toEqual(['a/2', 'a/3']);
  });

  it('of a file that could not be read names a broken record', () => {
    const files = (...within: string[]) =>
      within.map((path) => ({ path: `content/${path}`, within: path }));
    const failed = files(
      'kpis/a.md',
      'check-ins/2026/b.md',
      'reviews/c.md.age',
      'kpis/README.md',
      'kpis',
    );
    const misplaced = files('plans/c.md', 'd.txt', 'README.md');
    const { broken, findings } = collectRecords({ entries: [], failed, misplaced }, DEFAULTS);
    expect(broken.map(({ kind, id }) => `${kind}:${id}`)).toEqual([
      'check-in:2026/b',
      'kpi:a',
      'review:c',
    ]);
    expect(findings.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'content/d.txt content/known-kind',
      'content/plans/c.md content/known-kind',
    ]);
  });
});

describe('audiences', () => {
  const audienceOf = (within: string, text: string, config = DEFAULTS) =>
    collect({ [within]: text }, config).all[0]?.audience;

  it('have a default for each kind', () => {
    const defaults = Object.fromEntries(
      KINDS.map((kind) => [kind, defaultAudience(kind, undefined, DEFAULTS)]),
    );
    expect(defaults).toEqual({
      priority: 'organization',
      objective: 'organization',
      kpi: 'organization',
      measurement: 'private',
      initiative: 'organization',
      'check-in': 'organization',
      cycle: 'organization',
      team: 'organization',
      person: 'organization',
      role: 'organization',
      review: 'private',
      feedback: 'private',
      development: 'private',
      budget: 'leadership',
    });
  });

  it('open recognition to the organisation and nothing else of feedback', () => {
    const of = (kind: string) => audienceOf('feedback/a.yaml', `kind: ${kind}\ndate: 2026-11-20\n`);
    expect(['recognition', 'coaching', 'request', 'survey-360'].map(of)).toEqual([
      'organization',
      'private',
      'private',
      'private',
    ]);
  });

  it('come from the record, then from the configuration', () => {
    const { config } = configOf('publish: {kpis: public}\n');
    expect(audienceOf('kpis/a.yaml', 'title: A\n', config)).toBe('public');
    expect(audienceOf('kpis/a.yaml', 'title: A\naudience: leadership\n', config)).toBe(
      'leadership',
    );
  });

  it('are never wider than meant while they are misspelt', () => {
    expect(audienceOf('kpis/a.yaml', 'title: A\naudience: secret\n')).toBe('private');
    expect(audienceOf('kpis/a.yaml', 'title: A\naudience: 3\n')).toBe('private');
    expect(audienceOf('kpis/a.yaml', 'title: A\naudiance: private\n')).toBe('private');
    const { config } = configOf('audiences: [everyone, board]\n');
    expect(audienceOf('kpis/a.yaml', 'title: A\n', config)).toBe('board');
  });
});
