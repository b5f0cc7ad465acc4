import { describe, expect, it } from 'vitest';
import type { Content } from './build/organization.ts';
import { published } from './build/published.ts';

const unit = { kind: 'percent', precision: 2 };
const content: Content = {
  strategy: { growth: { title: 'Growth', perspective: 'customer' } },
  teams: { labels: { title: 'Labels' } },
  people: {
    ana: { name: 'Ana Ruiz', team: 'labels' },
    bo: { name: 'Bo Chen', team: 'labels', active: { from: '2024-01-01', to: '2026-01-31' } },
  },
  cycles: { q4: { title: 'Q4', start: '2026-10-01', end: '2026-12-31', check_in: 'weekly' } },
  objectives: {
    goal: {
      title: 'Print every label',
      owner: 'ana',
      cycle: 'q4',
      supports: ['growth'],
      key_results: [{ id: 'up', title: 'Hours up', kpi: 'hours', from: 90, to: 100 }],
    },
  },
  kpis: {
    hours: {
      title: 'Hours',
      owner: 'ana',
      supports: ['growth'],
      unit,
      direction: 'increase',
      cadence: 'monthly',
    },
  },
  measurements: { hours: 'date,value,note\n2026-09-30,95,\n2026-10-31,98,a better month\n' },
};
const repository = { url: 'https://github.com/wren/field.git', branch: 'main' };

/** The content with one KPI whose narrative is `body`. */
function withBody(body: string, path = 'told'): Content {
  const file = `---\ntitle: Told\nsupports: [growth]\n---\n${body}\n`;
  return { ...content, kpis: { ...content.kpis, [path]: file } };
}

function narrativeOf(body: string, config = {}): string {
  const told = published(withBody(body), { config }).kpis.find(({ id }) => id === 'told');
  return (told?.narrative ?? [])
    .map((part) => (part.type === 'html' ? part.html : `[${part.type}]`))
    .join('');
}

describe('a publication', () => {
  it('is plain JSON', () => {
    const publication = published(content);
    expect(JSON.parse(JSON.stringify(publication))).toEqual(publication);
  });

  it('names every end of a link, with the page it leads to', () => {
    const [kpi] = published(content).kpis;
    expect(kpi).toMatchObject({
      owner: { title: 'Ana Ruiz', href: '/people/ana/' },
      supports: [{ to: { title: 'Growth', href: '/strategy/growth/' }, weight: 1 }],
      readBy: [{ title: 'Hours up', href: '/objectives/goal/#kr-up' }],
      trace: { reached: true, chain: [{ title: 'Growth' }] },
    });
  });

  it('keeps each value with its note and its line', () => {
    const [kpi] = published(content, { config: { repository }, commit: 'c0ffee' }).kpis;
    expect(kpi?.progress.points.at(-1)).toEqual({
      date: '2026-10-31',
      value: 98,
      note: 'a better month',
      by: null,
      source: {
        file: 'content/measurements/hours.csv',
        line: 3,
        href: 'https://github.com/wren/field/blob/c0ffee/content/measurements/hours.csv#L3',
      },
    });
  });

  it('explains every number of a KPI by what it was made of', () => {
    const [kpi] = published(content).kpis;
    expect(kpi?.explanations.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['status', 'value']),
    );
  });

  it('lists those who are here as members of a team, and gives those who left a page', () => {
    const { teams, people } = published(content);
    expect(teams[0]?.members.map(({ title }) => title)).toEqual(['Ana Ruiz']);
    expect(people.map(({ title, current }) => [title, current])).toEqual([
      ['Ana Ruiz', true],
      ['Bo Chen', false],
    ]);
  });

  it('holds no number about one person', () => {
    expect(published(content).people.map(({ explanations }) => explanations)).toEqual([[], []]);
  });

  it('says which kinds are not for its audience by configuration, never how many there are', () => {
    expect(published(content).withheldKinds).toEqual([
      'reviews',
      'feedback',
      'development',
      'budgets',
    ]);
    expect(published(content, { audience: 'private' }).withheldKinds).toEqual([]);
  });

  it('shows a card in place of a record that cannot be read, without a word of the file', () => {
    const broken = { ...content, kpis: { ...content.kpis, torn: '---\ntitle: "A secret\n---\n' } };
    const [card] = published(broken).broken;
    expect(card).toMatchObject({ kind: 'kpi', id: 'torn', faults: [{ rule: 'content/syntax' }] });
    expect(JSON.stringify(published(broken))).not.toContain('A secret');
  });

  it('rolls a priority up as the model does: objectives and lag KPIs, and each sort of KPI apart', () => {
    const { hours } = content.kpis as Record<string, object>;
    const kpis = {
      hours: { ...hours, indicator: 'lag', baseline: { value: 90, on: '2026-10-01' } },
      early: {
        ...hours,
        title: 'Early',
        indicator: 'lead',
        baseline: { value: 80, on: '2026-10-01' },
      },
    };
    for (const kpi of Object.values(kpis))
      Object.assign(kpi, { target: { value: 100, by: '2026-12-31', mode: 'reach' } });
    const measurements = { ...content.measurements, early: 'date,value\n2026-10-31,85\n' };
    const [priority] = published({ ...content, kpis, measurements }).priorities;
    expect(priority?.rollUp.parts.map(({ record }) => record.title)).toEqual([
      'Print every label',
      'Hours',
    ]);
    expect(priority?.lag.parts.map(({ record }) => record.title)).toEqual(['Hours']);
    expect(priority?.lead.parts.map(({ record }) => record.title)).toEqual(['Early']);
    expect(priority?.lead.score).toBeCloseTo(0.25);
    expect(priority?.lag.score).toBeCloseTo(0.8);
  });

  it('leads each finding to its record, its owner and its line', () => {
    const { findings } = published(content, { config: { repository } });
    const finding = findings.find(({ rule }) => rule === 'kpi/has-target');
    expect(finding).toMatchObject({
      record: { title: 'Hours', href: '/kpis/hours/' },
      owner: { title: 'Ana Ruiz' },
      source: { href: expect.stringContaining('/blob/main/content/kpis/hours.yaml#L') },
    });
  });

  it('shows what is accepted for now with its reason and last day, to those who may read the record', () => {
    const until = '2026-12-10';
    const accept = (ignore: string, reason: string) => [{ ignore, reason, until }];
    const suppressed: Content = {
      ...content,
      kpis: {
        hours: {
          ...(content.kpis?.hours as object),
          'x-audit': accept('kpi/has-target', 'The board sets it in December.'),
        },
        quiet: {
          ...(content.kpis?.hours as object),
          audience: 'private',
          'x-audit': accept('kpi/has-target', 'Nobody may know.'),
        },
      },
    };
    const { accepted } = published(suppressed, { config: { repository } });
    expect(accepted.suppressions).toEqual([
      {
        rule: 'kpi/has-target',
        record: expect.objectContaining({ title: 'Hours' }),
        reason: 'The board sets it in December.',
        until,
        findings: 1,
        source: expect.objectContaining({ href: expect.stringMatching(/kpis\/hours\.yaml#L\d+$/) }),
      },
    ]);
    expect(published(suppressed, { audience: 'private' }).accepted.suppressions).toHaveLength(2);
  });

  it('gives each rule the severity it is configured to have', () => {
    const config = {
      audit: { rules: { 'kpi/one-owner': 'off', 'kpi/has-target': { severity: 'info' } } },
    };
    const severities = new Map(
      published(content, { config }).rules.map(({ id, severity }) => [id, severity]),
    );
    expect(severities.get('kpi/one-owner')).toBe('off');
    expect(severities.get('kpi/has-target')).toBe('info');
    expect(severities.get('content/schema')).toBe('error');
  });
});

describe('a narrative', () => {
  it('loses markup of its own, images and schemes that are not allowed, and keeps the words', () => {
    const html = narrativeOf(
      '<script>alert(1)</script> [run](javascript:alert(1)) [data](data:text/html,x) ![cat](https://example.com/cat.png) [up](//evil.example)',
    );
    expect(html).not.toMatch(/<script|<img|javascript:|href="data|evil/);
    expect(html).toContain('run');
    expect(html).toContain(
      '<a href="https://example.com/cat.png" rel="noopener noreferrer">cat</a>',
    );
  });

  it.each([
    ['[x](kpi:hours)', 'href="tl:/kpis/hours/"'],
    ['[x](../kpis/hours.yaml)', 'href="tl:/kpis/hours/"'],
    ['[x](/content/strategy/growth.yaml)', 'href="tl:/strategy/growth/"'],
    [
      '[x](https://example.com/a?b=1#c)',
      'href="https://example.com/a?b=1#c" rel="noopener noreferrer"',
    ],
    ['[x](#the-why)', 'href="#text-the-why"'],
    ['[x](../../docs/plan.pdf)', 'href="https://github.com/wren/field/blob/main/docs/plan.pdf"'],
  ])('leads %s', (body, href) => {
    expect(narrativeOf(body, { repository })).toContain(href);
  });

  it.each([
    '[x](kpi:nowhere)',
    '[x](../kpis/nowhere.md)',
    '[x](../../../etc/passwd)',
    '[x](JaVaScRiPt:1)',
    '[x](java\tscript:1)',
  ])('leads %s nowhere and keeps its words', (body) => {
    const html = narrativeOf(body, { repository });
    expect(html).not.toContain('<a');
    expect(html).toContain('x');
  });

  it('cannot forge an address of the site', () => {
    expect(narrativeOf('href="tl:/kpis/hours/" and `href="tl:/x"`')).not.toContain('href="tl:');
  });

  it('has its headings below those of the page, with anchors of their own', () => {
    expect(narrativeOf('# Why\n\n## Why\n\n# Why')).toBe(
      '<h3 id="text-why">Why</h3>\n<h4 id="text-why-2">Why</h4>\n<h3 id="text-why-3">Why</h3>\n',
    );
  });
});

describe('the doors into a repository', () => {
  const doorsAt = (url: string) => {
    const config = { repository: { url, branch: 'main/line' } };
    return published(content, { config, commit: 'c0ffee' }).kpis[0]?.doors;
  };

  it.each([
    [
      'https://github.com/w/f',
      'https://github.com/w/f/blob/c0ffee/content/kpis/hours.yaml',
      'https://github.com/w/f/edit/main/line/content/kpis/hours.yaml',
    ],
    [
      'https://gitlab.example.org/g/w/f.git',
      'https://gitlab.example.org/g/w/f/-/blob/c0ffee/content/kpis/hours.yaml',
      'https://gitlab.example.org/g/w/f/-/edit/main/line/content/kpis/hours.yaml',
    ],
    [
      'https://bitbucket.org/w/f/',
      'https://bitbucket.org/w/f/src/c0ffee/content/kpis/hours.yaml',
      'https://bitbucket.org/w/f/src/main/line/content/kpis/hours.yaml?mode=edit',
    ],
    [
      'https://codeberg.org/w/f',
      'https://codeberg.org/w/f/src/commit/c0ffee/content/kpis/hours.yaml',
      'https://codeberg.org/w/f/_edit/main/line/content/kpis/hours.yaml',
    ],
  ])('of %s', (url, source, edit) => {
    expect(doorsAt(url)).toMatchObject({ source, edit });
  });

  it('stay shut where the provider is not known', () => {
    expect(doorsAt('https://example.com/w/f')).toEqual({
      source: null,
      edit: null,
      history: null,
    });
  });
});
