import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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

/** Places beyond the examples of the pages: edges, and what a rule must not report. */
const messages = async (...changes: Parameters<typeof organizationWith>) =>
  (await organizationWith(...changes)).findings.map(({ message }) => message);

describe('kpi/has-target', () => {
  const TARGET = 'target: {value: 6, by: 2026-12-31}';
  const withTarget = async (target: string, ...edits: [string, string][]) =>
    brief((await organizationWith(change(NIGHT_PAGES, [TARGET, target], ...edits))).findings);

  it('reports each fault at its own place', async () => {
    expect(await withTarget('target: {value: -1, by: 2026-09-01}')).toEqual([
      `error kpi/has-target ${NIGHT_PAGES}:15:17`,
      `error kpi/has-target ${NIGHT_PAGES}:15:25`,
    ]);
  });

  it('asks a target to be reached from where', async () => {
    const baseline = 'baseline: {value: 14, on: 2026-09-30}\n';
    const found = await organizationWith(change(NIGHT_PAGES, [baseline, '']));
    expect(found.findings.map(({ message }) => message)).toContain(
      '“Night pages” is to reach a target, but does not say from where.',
    );
  });

  it('takes a value to hold without a date, on either side of the baseline', async () => {
    expect(await withTarget('target: {value: 20, mode: hold}')).toEqual([]);
  });

  it('takes a range of one end where the direction says which', async () => {
    expect(await withTarget('target: {max: 6}')).toEqual([]);
  });

  it('looks for both ends of a range inside the bounds', async () => {
    const found = await withTarget('target: {min: -2, max: -1}', [
      'direction: decrease',
      'direction: maintain',
    ]);
    expect(found).toEqual([
      `error kpi/has-target ${NIGHT_PAGES}:15:15`,
      `error kpi/has-target ${NIGHT_PAGES}:15:24`,
    ]);
  });

  it('does not judge the side of a target whose direction has a finding of its own', async () => {
    const found = await withTarget('target: {value: 20, by: 2026-12-31}', [
      'direction: decrease',
      'direction: down',
    ]);
    expect(found).toEqual([`error content/schema ${NIGHT_PAGES}:12:12`]);
  });
});

describe('kpi/traces-to-strategy', () => {
  const SUPPORTS: [string, string] = ['supports: [fewer-night-pages]\n', ''];
  const DRIVES: [string, string] = ['drives: [arrivals-on-time]\n', ''];
  const readsNothing: [string, string] = [
    '    kpi: night-pages\n',
    '    unit: {kind: count}\n    direction: decrease\n',
  ];

  it.each([
    ['a key result reads it', change(NIGHT_PAGES, SUPPORTS, DRIVES), change(OBJECTIVE)],
    ['it drives a KPI that does', change(NIGHT_PAGES, SUPPORTS), change(OBJECTIVE, readsNothing)],
    [
      'it drives a priority',
      change(NIGHT_PAGES, SUPPORTS, ['[arrivals-on-time]', '[priority:trusted-arrivals]']),
      change(OBJECTIVE, readsNothing),
    ],
    [
      'what it supports is related to a priority',
      change(NIGHT_PAGES, DRIVES),
      change(OBJECTIVE, readsNothing, ['supports:', 'relates_to:']),
    ],
  ])('is content where %s', async (_, kpi, objective) => {
    const { findings } = await organizationWith(kpi, objective);
    expect(findings.filter(({ rule }) => rule.endsWith('traces-to-strategy'))).toEqual([]);
  });

  it('prints how far the way got, by way of a key result', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, SUPPORTS, DRIVES),
      change(OBJECTIVE, ['supports: [calm-operations]\n', '']),
    );
    const found = findings.filter(({ rule }) => rule === 'kpi/traces-to-strategy');
    expect(found.map(({ chain }) => chain)).toEqual([
      ['kpi:night-pages', 'key-result:fewer-night-pages.pages', 'objective:fewer-night-pages'],
    ]);
    expect(brief(found)).toEqual([`error kpi/traces-to-strategy ${NIGHT_PAGES}:1:1`]);
  });

  it('names the successor of what was retired', async () => {
    const { findings } = await organizationWith(
      file(
        'content/objectives/quiet-days.md',
        document(OBJECTIVE).replace(
          'commitment',
          'retired: {on: 2026-11-01, reason: Reworded, superseded_by: fewer-night-pages}\ncommitment',
        ),
      ),
      change(ARRIVALS, ['supports: [trusted-arrivals]', 'supports: [quiet-days]']),
    );
    const [found] = findings.filter(({ rule }) => rule === 'kpi/traces-to-strategy');
    expect(found?.hint).toMatch(/^Support its successor `fewer-night-pages`\./);
  });
});

describe('one owner', () => {
  const owned = async (owner: string) => messages(change(NIGHT_PAGES, ['owner: ben-cole', owner]));

  it('is not a list, however short', async () => {
    expect(await owned('owner: [ben-cole]')).toEqual([
      '“Night pages” has a list in place of one owner.',
    ]);
    expect(await owned('owner: []')).toEqual(['“Night pages” has no owner.']);
  });

  it('counts those a list names', async () => {
    expect(await owned('owner: [ben-cole, ana-ruiz, cara-moss]')).toEqual([
      '“Night pages” has three owners: Ben Cole, Ana Ruiz and cara-moss.',
    ]);
  });

  it('is there on the first and on the last day', async () => {
    const ben = (active: string) =>
      messages(change('content/people/ben-cole.yaml', ['{from: 2023-09-01}', active]));
    expect(await ben('{from: 2026-11-20}')).toEqual([]);
    expect(await ben('{from: 2026-11-21}')).toEqual([
      '“Night pages” is owned by Ben Cole, who joins on 2026-11-21.',
    ]);
    expect(await ben('{from: 2023-09-01, to: 2026-11-20}')).toEqual([]);
    expect(await ben('{from: 2023-09-01, to: 2026-11-19}')).toEqual([
      '“Night pages” is owned by Ben Cole, who left on 2026-11-19.',
    ]);
  });
});

describe('kpi/informs-a-decision', () => {
  const warned = async (decision: string, overlap = '') => {
    const changes = [change(NIGHT_PAGES, [/decision: .*\n/, `decision: ${decision}\n`])];
    if (overlap !== '') {
      changes.push(settings('  rules:', `    kpi/informs-a-decision: {overlap: ${overlap}}`));
    }
    return (await organizationWith(...changes)).findings.length > 0;
  };

  it.each([
    'Reduce the pages at night',
    'Night pages',
    'We will monitor our night paging',
    'Track it',
  ])('takes “%s” for a paraphrase', async (decision) => expect(await warned(decision)).toBe(true));

  it.each([
    'Above 12, features stop',
    'When nights are bad, a second person joins the next on-call week',
    'Over 12 night pages in a week, the alarm that woke most is switched off',
    'Bei mehr als zwölf wird der lauteste Alarm abgestellt',
  ])('takes “%s” for a decision', async (decision) => expect(await warned(decision)).toBe(false));

  it('is as strict as its option says', async () => {
    expect(await warned('Night alarms stop', '0.3')).toBe(true);
    expect(await warned('Night alarms stop', '0.6')).toBe(false);
  });
});

describe('kpi/measured-on-time', () => {
  const on = async (lastValue: string) =>
    messages(file('content/measurements/night-pages.csv', `date,value\n${lastValue},9\n`));

  it('allows half a period', async () => {
    // The week to 15 November is due from the 19th on; any day of it will do.
    expect(await on('2026-11-09')).toEqual([]);
    expect(await on('2026-11-08')).toHaveLength(1);
  });

  it('asks for nothing before the baseline', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, ['on: 2026-09-30', 'on: 2026-11-16']),
      file('content/measurements/night-pages.csv', 'date,value\n'),
    );
    expect(findings.filter(({ rule }) => rule === 'kpi/measured-on-time')).toEqual([]);
  });
});

describe('measurement/one-value-a-date', () => {
  const own = change(OBJECTIVE, [
    '    kpi: night-pages\n',
    '    unit: {kind: count}\n    direction: decrease\n',
  ]);
  const checkIn = (name: string, value: number) =>
    file(
      `content/check-ins/2026-w46/${name}.md`,
      document(CHECK_IN).replace('confidence', `values: {pages: ${value}}\nconfidence`),
    );

  it('reports the same value twice in one file, which a sum would count twice', async () => {
    const values = 'date,value\n2026-11-08,9\n2026-11-15,8\n2026-11-15,8\n';
    expect(await messages(file('content/measurements/night-pages.csv', values))).toEqual([
      '“Night pages” has the value of 2026-11-15 twice.',
    ]);
  });

  it('tells twenty repeated dates of a file and counts the rest', async () => {
    const values = `date,value\n${'2026-11-08,9\n'.repeat(30)}2026-11-15,8\n`;
    const told = await messages(file('content/measurements/night-pages.csv', values));
    expect(told).toHaveLength(21);
    expect(told).toContain('“Night pages” has 9 further lines for a date that stands before.');
  });

  it('lets check-ins repeat a value, but not differ', async () => {
    expect(await messages(own, checkIn('ana', 9), checkIn('ben', 9))).toEqual([]);
    expect(await messages(own, checkIn('ana', 9), checkIn('ben', 8))).toEqual([
      '“Night pages a week fall from 14 to 6” has two values for 2026-11-13: 9 and 8.',
    ]);
  });
});

describe('check-in/not-in-the-future', () => {
  it('is not moved by a baseline set anew after the first values', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, ['on: 2026-09-30', 'on: 2026-11-16']),
      change(CHECK_IN, ['about: [fewer-night-pages]', 'about: [fewer-night-pages, night-pages]']),
    );
    expect(findings).toEqual([]);
  });

  it('knows when an initiative began', async () => {
    const initiative = file(
      'content/initiatives/quiet-alarms.md',
      '---\ntitle: Quiet alarms\nowner: ben-cole\nadvances: [night-pages]\nstart: 2026-11-14\ndue: 2026-12-11\n---\n',
    );
    expect(
      await messages(
        initiative,
        change(CHECK_IN, [
          'about: [fewer-night-pages]',
          'about: [fewer-night-pages, quiet-alarms]',
        ]),
      ),
    ).toEqual([
      'This check-in is dated 2026-11-13, but the initiative “Quiet alarms” began on 2026-11-14.',
    ]);
  });
});

describe('feedback/aggregated', () => {
  const peers = (n: number, answers: number) =>
    `  - {perspective: peers, n: ${n}, scores: {Listens: {mean: 4, n: ${answers}}}}`;
  const found = async (groups: string[], ...more: Parameters<typeof organizationWith>) =>
    brief((await organizationWith(survey(...groups), ...more)).findings);
  const FILE = 'content/feedback/2026-q4/ben-cole.yaml';

  it('lets no group and no remainder through that is smaller than the minimum', () => {
    const size = fc.integer({ min: 0, max: 14 });
    const minimum = fc.integer({ min: 3, max: 7 });
    return fc.assert(
      fc.asyncProperty(size, size, minimum, async (n, answers, least) => {
        const rules = settings('  rules:', `    feedback/aggregated: {minimum: ${least}}`);
        const isSafe = n >= least && answers >= least && (n === answers || n - answers >= least);
        expect((await found([peers(n, answers)], rules)).length === 0).toBe(isSafe);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses a group that stands twice', async () => {
    expect(await found([peers(8, 8), peers(9, 9)])).toEqual([
      `error feedback/aggregated ${FILE}:6:19`,
    ]);
  });

  it('refuses a second survey about the same person in the same cycle', async () => {
    const second = file('content/feedback/again.yaml', survey(peers(9, 9)).text);
    expect(await found([peers(8, 8)], second)).toEqual([
      'error feedback/aggregated content/feedback/again.yaml:2:10',
    ]);
  });

  it('leaves self and manager alone, who are one person by nature', async () => {
    expect(
      await found(['  - {perspective: self, n: 1, scores: {Listens: {mean: 4, n: 1}}}']),
    ).toEqual([]);
  });
});

describe('budget/adds-up', () => {
  const budget = (total: string, ...amounts: number[]) => {
    const serves = 'funds: [fewer-night-pages], outcome: [night-pages]';
    const lines = amounts.map(
      (amount, i) => `  - {title: Line ${i + 1}, amount: ${amount}, ${serves}}\n`,
    );
    const text = `title: Tools\ncurrency: EUR\nowner: ana-ruiz\n${total}lines:\n${lines.join('')}`;
    return messages(file('content/budgets/tools.yaml', text));
  };

  it('is not fooled by the dust of binary fractions', async () => {
    expect(await budget('total: 0.3\n', 0.1, 0.2)).toEqual([]);
    expect(await budget('total: 0.3\n', 0.1, 0.21)).toHaveLength(1);
  });

  it('says by how much', async () => {
    expect(await budget('total: 1250000\n', 1_000_000, 250_000.5)).toEqual([
      'The lines of the budget “Tools” add up to 1,250,000.5 EUR, 0.5 EUR more than its total of 1,250,000 EUR.',
    ]);
  });

  it('asks for a total where there are lines', async () => {
    expect(await budget('', 1)).toEqual(['The budget “Tools” has 1 line but no total.']);
  });
});

describe('audience/no-widening', () => {
  it('lets everybody name a person', async () => {
    const { findings } = await organizationWith(
      change('content/people/ben-cole.yaml', [
        'name: Ben Cole',
        'name: Ben Cole\naudience: private',
      ]),
    );
    expect(findings).toEqual([]);
  });

  it('lets the narrower name the wider, and reports a pair of records once', async () => {
    const { findings } = await organizationWith(
      change(NIGHT_PAGES, ['cadence', 'audience: leadership\ncadence']),
    );
    // The objective's key result reads the KPI; the KPI supports the objective, which is wider.
    expect(printFindings(findings)).toContain('names “Night pages”, which is for `leadership`');
    expect(brief(findings)).toEqual([`error audience/no-widening ${OBJECTIVE}:11:10`]);
  });
});

describe('audience/no-widening in a narrative', () => {
  it('sees what a component shows', async () => {
    const { findings } = await organizationWith(
      change(ARRIVALS, ['cadence', 'audience: leadership\ncadence'], ['supports', 'x-was']),
      change(NIGHT_PAGES, [/drives: .*\n/, '']),
      file(
        'content/initiatives/vans.mdx',
        '---\ntitle: Vans\nowner: ben-cole\nadvances: [night-pages]\n---\n\nSee <Kpi id="arrivals-on-time" />.\n',
      ),
    );
    const found = findings.filter(({ rule }) => rule === 'audience/no-widening');
    expect(brief(found)).toEqual(['error audience/no-widening content/initiatives/vans.mdx:7:5']);
  });
});

describe('strategy/cause-runs-upward', () => {
  it('follows the order of the perspectives as configured', async () => {
    const { findings } = await organizationWith(
      file(
        'throughline.yaml',
        document('throughline.yaml')
          .replace('  - {id: internal-process, title: How we work}\n', '')
          .concat('  - {id: internal-process, title: How we work}\n'),
      ),
    );
    expect(brief(findings)).toEqual([
      'error strategy/cause-runs-upward content/strategy/calm-operations.md:6:10',
    ]);
  });
});

describe('objective/in-cycle', () => {
  it('counts the first and the last day of the cycle', async () => {
    const due = (first: string, last: string) =>
      messages(
        change(OBJECTIVE, [
          '    to: 6\n',
          `    to: 6\n  - id: rota\n    title: Rota\n    milestones:\n      - {title: A, due: ${first}, score: 0.5, done: ${first}}\n      - {title: B, due: ${last}, score: 0.5}\n`,
        ]),
      );
    expect(await due('2026-10-01', '2026-12-31')).toEqual([]);
    expect(await due('2026-09-30', '2027-01-01')).toHaveLength(2);
  });
});
