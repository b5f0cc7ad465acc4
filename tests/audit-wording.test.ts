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
} from './rules/organization.ts';

/** Which rules find something in an organisation with changes. */
const rulesIn = async (...changes: Parameters<typeof organizationWith>) =>
  (await organizationWith(...changes)).findings.map(({ rule }) => rule);
const titled = (title: string) => change(OBJECTIVE, ['title: Nights are quiet', `title: ${title}`]);

describe('objective/outcome-not-task', () => {
  it.each([
    'Launch the new portal',
    'Implement single sign-on',
    'To build a data platform',
    'Deliver the second region',
    'Release two apps',
  ])('takes “%s” for a task', async (title) =>
    expect(await rulesIn(titled(title))).toEqual(['objective/outcome-not-task']),
  );

  it.each([
    'Launches are boring',
    'Build times halve',
    'Release notes answer what people ask',
    'Run costs fall below last year',
    'A shop is set up in a morning',
    'Toward a calm night',
  ])('leaves “%s” alone', async (title) => expect(await rulesIn(titled(title))).toEqual([]));

  it('knows the verbs that its option lists, and no other', async () => {
    const verbs = settings('  rules:', '    objective/outcome-not-task: {verbs: [bauen]}');
    expect(await rulesIn(titled('Bauen wir ein Portal'), verbs)).toEqual([
      'objective/outcome-not-task',
    ]);
    expect(await rulesIn(titled('Implement a portal'), verbs)).toEqual([]);
  });
});

describe('objective/specific', () => {
  it.each([
    'Improve checkout',
    'A better night',
    'Nights are world class',
    'Seamlessly quiet nights',
    'Customers get excellent service',
  ])('finds that “%s” promises nothing', async (title) =>
    expect(await rulesIn(titled(title))).toEqual(['objective/specific']),
  );

  it.each([
    'Improve checkout from 12 to 4 seconds',
    'Nights are twice better',
    'Betterment loans are paid out the same day',
    'Nobody is woken without need',
  ])('leaves “%s” alone', async (title) => expect(await rulesIn(titled(title))).toEqual([]));

  it('is silent without words', async () => {
    const none = settings('  rules:', '    objective/specific: {words: []}');
    expect(await rulesIn(titled('Improve checkout'), none)).toEqual([]);
  });

  it('leaves an objective as it was once its cycle has ended', async () => {
    const past = settings().text.replace('as_of: 2026-11-20', 'as_of: 2027-01-05');
    const found = await rulesIn(titled('Improve checkout'), file('throughline.yaml', `${past}`));
    expect(found).not.toContain('objective/specific');
  });
});

describe('kpi/defined', () => {
  it('counts letters where a script puts no spaces between words', async () => {
    const definition = change(NIGHT_PAGES, [
      /definition: .*\n/,
      'definition: 夜間に人を起こした通知\n',
    ]);
    expect(await rulesIn(definition)).toEqual([]);
  });

  it('takes a formula of one function for one', async () => {
    const formula = change(NIGHT_PAGES, [/formula: .*\n/, 'formula: count(pages)\n']);
    expect(await rulesIn(formula)).toEqual([]);
  });
});

describe('kpi/lag-has-lead', () => {
  it('is not content with a lead that is retired', async () => {
    const found = await rulesIn(
      change(NIGHT_PAGES, ['cadence', 'retired: {on: 2026-11-01, reason: Done}\ncadence']),
    );
    expect(found).toContain('kpi/lag-has-lead');
  });

  it('waits while an id that nothing has may be meant for the KPI', async () => {
    const found = await rulesIn(change(NIGHT_PAGES, ['[arrivals-on-time]', '[arrival-on-time]']));
    expect(found).toEqual(['content/known-reference']);
  });
});

describe('check-in/on-time', () => {
  const on = (date: string) => rulesIn(change(CHECK_IN, ['date: 2026-11-13', `date: ${date}`]));

  it('gives a day’s grace', async () => {
    expect(await on('2026-11-05')).toEqual([]);
    expect(await on('2026-11-04')).toEqual(['check-in/on-time']);
  });

  it('asks nothing where the cycle has no rhythm', async () => {
    const cycle = change('content/cycles/2026-q4.yaml', [/check_in: .*\n/, '']);
    expect(
      await rulesIn(cycle, change(CHECK_IN, ['date: 2026-11-13', 'date: 2026-10-02'])),
    ).toEqual([]);
  });
});

describe('check-in/agrees-with-data', () => {
  const slow = file(
    'content/measurements/night-pages.csv',
    'date,value\n2026-10-25,14\n2026-11-01,13\n2026-11-08,14\n2026-11-15,13\n',
  );

  it('lets people declare as bad as the data, and worse', async () => {
    const declared = (status: string) =>
      rulesIn(slow, change(CHECK_IN, ['status: on-track', `status: ${status}`]));
    expect(await declared('off-track')).toEqual([]);
    expect(await declared('at-risk')).toEqual(['check-in/agrees-with-data']);
  });

  it('does not hold an old word against new data', async () => {
    const days = settings('  rules:', '    check-in/agrees-with-data: {days: 6}');
    expect(await rulesIn(slow, days)).toEqual([]);
  });

  it('leaves a value alone that stands still where it should be', async () => {
    const reached = file(
      'content/measurements/night-pages.csv',
      'date,value\n2026-10-25,5\n2026-11-01,5\n2026-11-08,5\n2026-11-15,5\n',
    );
    expect(await rulesIn(reached)).toEqual([]);
  });
});

describe('audience/kept-apart', () => {
  const plan = 'title: Ben\nperson: ben-cole\ncycle: 2026-q4\n';

  it('points at the content folder where it is written', async () => {
    const { findings } = await organizationWith(
      file(
        'throughline.yaml',
        document('throughline.yaml').replace('calendar:', 'content: [content]\ncalendar:'),
      ),
      file('content/development/ben.yaml', plan),
    );
    expect(brief(findings)).toEqual(['warn audience/kept-apart throughline.yaml:5:11']);
  });

  it('lets people data lie together', async () => {
    const { findings } = await organizationWith(
      file(
        'throughline.yaml',
        document('throughline.yaml').replace('calendar:', 'content: [content, closed]\ncalendar:'),
      ),
      file('closed/development/ben.yaml', plan),
      file('closed/people/cy-moss.yaml', 'name: Cy Moss\nteam: tracking\nmanager: ana-ruiz\n'),
    );
    expect(brief(findings)).toEqual([]);
  });
});

describe('one fault is one finding, of the rules on wording and order as well', () => {
  it.each([
    [
      'a definition of the wrong shape',
      change(NIGHT_PAGES, [/definition: .*\n/, 'definition: 7\n']),
    ],
    ['an indicator nobody knows', change(ARRIVALS, ['indicator: lag', 'indicator: late'])],
    ['a title of the wrong shape', change(OBJECTIVE, ['title: Nights are quiet', 'title: [x]'])],
    [
      'key results of the wrong shape',
      change(OBJECTIVE, [/key_results:\n(?:.*\n)*---/, 'key_results: 7\n---']),
    ],
    ['a status nobody knows', change(CHECK_IN, ['status: on-track', 'status: green'])],
  ])('for %s', async (_, changed) => expect(await rulesIn(changed)).toEqual(['content/schema']));
});
