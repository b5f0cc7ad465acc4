import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { csvText } from '../src/site/files/csv.ts';
import { machineFiles } from '../src/site/files/index.ts';
import type { Content } from './build/organization.ts';
import { published } from './build/published.ts';

const HOSTILE = '=cmd|"x"</title><script>alert(1)</script>]]>\u202e\u0007 & \n# [a](javascript:1)';

const content: Content = {
  strategy: { growth: { title: 'Growth', perspective: 'customer' } },
  teams: { labels: { title: 'Labels' } },
  people: { ana: { name: 'Ana Ruiz', team: 'labels' }, bo: { name: 'Bo Chen', team: 'labels' } },
  cycles: {
    q4: {
      title: 'Q4',
      start: '2026-10-01',
      end: '2026-12-31',
      check_in: 'weekly',
      review_by: '2027-01-15',
    },
  },
  objectives: {
    goal: {
      title: HOSTILE,
      owner: 'ana',
      team: 'labels',
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
      unit: { kind: 'percent' },
      cadence: 'monthly',
    },
  },
  measurements: {
    hours: 'date,value,note\n2026-09-30,95,\n2026-10-31,-98,"=1+1, a better month"\n',
  },
  'check-ins': {
    '2026-w46/goal': {
      title: 'Week 46',
      date: '2026-11-12',
      author: 'ana',
      about: ['goal'],
      status: 'at-risk',
      decisions: [
        { text: 'Buy tape', owner: 'bo', due: '2026-12-01' },
        { text: 'Long done', owner: 'bo', due: '2026-11-01' },
      ],
    },
  },
};

const atUrl = { config: { site: { url: 'https://score.wren.example', base: '/goals' } } };

async function filesOf(options = {}): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, text } of machineFiles(published(content, options)))
    files.set(path, typeof text === 'string' ? text : [...text].join(''));
  return files;
}

describe('a table for spreadsheets', () => {
  it('runs no formula, keeps numbers, and quotes what needs it', () => {
    const rows = [
      ['=1+1', -2, null],
      ['a,"b"', 1e-7, '@x'],
      ['+1', 0, 'plain'],
    ];
    expect(csvText(['a', 'b', 'c'], rows)).toBe(
      'a,b,c\r\n\'=1+1,-2,\r\n"a,""b""",1e-7,\'@x\r\n\'+1,0,plain\r\n',
    );
  });

  it('has every value of every KPI', async () => {
    const text = (await filesOf()).get('data/measurements.csv');
    expect(text).toBe(
      'kpi,date,value,unit,note,by\r\nhours,2026-09-30,95,percent,,\r\nhours,2026-10-31,-98,percent,"\'=1+1, a better month",\r\n',
    );
  });

  it('is not made of a list that is empty', async () => {
    expect((await filesOf()).has('data/initiatives.csv')).toBe(false);
  });
});

describe('the JSON files', () => {
  it('are listed in one of them, each with the head of all our JSON', async () => {
    const files = await filesOf();
    const index = JSON.parse(files.get('api/index.json') ?? '');
    expect(index.files.map(({ file }: { file: string }) => `api/${file}`).sort()).toEqual(
      [...files.keys()]
        .filter((path) => path.startsWith('api/') && !path.endsWith('index.json'))
        .sort(),
    );
    const head = {
      version: 1,
      root: '.',
      commit: null,
      asOf: '2026-11-20',
      audience: 'organization',
    };
    for (const [path, text] of files)
      if (path.startsWith('api/')) expect(JSON.parse(text)).toMatchObject(head);
    const [kpi] = JSON.parse(files.get('api/kpis.json') ?? '').kpis;
    expect(kpi).toMatchObject({ id: 'hours', progress: { value: -98 } });
    expect(kpi.series).toHaveLength(2);
    expect(kpi).not.toHaveProperty('explanations');
  });
});

describe('a feed', () => {
  it.each(['feed.rss', 'feed.atom'])('is well-formed whatever a title says: %s', async (path) => {
    const text = (await filesOf(atUrl)).get(path) ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    for (const harm of ['<script', '\u0007', '\u202e']) expect(text).not.toContain(harm);
    const feed = new XMLParser({ ignoreAttributes: false }).parse(text);
    const entries = [feed.rss?.channel.item ?? feed.feed.entry].flat();
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).toContain(
      'https://score.wren.example/goals/check-ins/2026-11/',
    );
  });

  it('changes no byte when nothing has happened', async () => {
    expect((await filesOf(atUrl)).get('feed.atom')).toBe((await filesOf(atUrl)).get('feed.atom'));
  });
});

/** The events of a calendar as maps of their lines, unfolded. */
function eventsIn(text: string): Map<string, string>[] {
  const blocks = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT\r\n').slice(1);
  return blocks.map((block) => {
    const lines = block.split('END:VEVENT')[0]?.trim().split('\r\n') ?? [];
    return new Map(
      lines.map((line) => [line.split(/[:;]/)[0] ?? '', line.slice(line.indexOf(':') + 1)]),
    );
  });
}

describe('a calendar', () => {
  it('has what is due for all, a team and a person, on whole days', async () => {
    const files = await filesOf(atUrl);
    const all = eventsIn(files.get('calendar.ics') ?? '');
    expect(all.map((event) => [event.get('DTSTART'), event.get('SUMMARY')?.split(':')[0]])).toEqual(
      [
        ['20261120', 'Check-in overdue since 2026-11-19'],
        ['20270115', 'Reviews due'],
        ['20261201', 'Decision due'],
      ],
    );
    expect(eventsIn(files.get('teams/labels/calendar.ics') ?? '')).toHaveLength(1);
    expect(eventsIn(files.get('people/bo/calendar.ics') ?? '')[0]?.get('SUMMARY')).toBe(
      'Decision due: Buy tape',
    );
    expect(files.has('people/ana/calendar.ics')).toBe(true);
  });

  it('lets no title begin a line of its own, and folds long lines', async () => {
    const text = (await filesOf()).get('calendar.ics') ?? '';
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
      expect(line).not.toContain('\u0007');
    }
  });
});

describe('a badge', () => {
  it('says name and status in a picture that nothing can break out of', async () => {
    const files = await filesOf();
    const text = files.get('badges/objectives/goal.svg') ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toContain('<script');
    expect(files.get('badges/kpis/hours.svg')).toContain('<title>Hours: ');
  });
});

describe('llms.txt', () => {
  it('leads to pages and data, and no title is Markdown in it', async () => {
    const text = (await filesOf(atUrl)).get('llms.txt') ?? '';
    expect(text).toMatch(/^# .+\n\n> /);
    expect(text).toContain('](https://score.wren.example/goals/api/model.json)');
    expect(text).not.toContain('](javascript:');
  });
});

describe('a sitemap', () => {
  it('is made only where the site knows its address', async () => {
    expect((await filesOf()).has('sitemap.xml')).toBe(false);
    const text = (await filesOf(atUrl)).get('sitemap.xml') ?? '';
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain('<loc>https://score.wren.example/goals/kpis/hours/</loc>');
  });
});
