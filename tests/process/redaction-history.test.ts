import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMoment, openMoment, publishMoment, readPast } from '../../src/index.ts';
import type { Publication } from '../../src/publish/index.ts';
import { AUDIENCES, canaryFiles } from '../build/canaries.ts';
import { leaksIn } from '../build/leaks.ts';
import { type CommitOf, type FileOf, makeRepository } from '../repository.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What audiences may know of a repository made of some commits. */
async function publishedFrom(
  commits: readonly CommitOf[],
): Promise<(audience: string) => Promise<Publication>> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-canaries-'));
  folders.push(folder);
  makeRepository(folder, commits);
  const moment = await openMoment({ root: folder });
  const past = await readPast(moment, 'if-whole');
  const result = await checkMoment(moment, undefined, past);
  return (audience) => publishMoment({ moment, result, lack: past.lack }, audience);
}

/** Files in which every text was another one. */
function rewritten(
  files: Readonly<Record<string, string>>,
  rewrite: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [rewrite(path), rewrite(text)]),
  );
}

const gone = (files: object): Record<string, null> =>
  Object.fromEntries(Object.keys(files).map((path) => [path, null]));

describe('an organisation with a canary in every field of every version', () => {
  const files = canaryFiles();
  const { 'throughline.yaml': settings = '', ...content } = files;
  // Everything was private once, under other names and in other words.
  const before = rewritten(content, (text) =>
    text
      .replace(/zq(public|organization|leadership)/g, 'zqprivate77')
      .replace(/"audience": "\w+"/g, '"audience": "private"'),
  );
  // Everybody could read it under the same names, for a while.
  const open = rewritten(before, (text) =>
    text.replaceAll('"audience": "private"', '"audience": "public"'),
  );
  // What is for leadership was public for a while.
  const wider = rewritten(content, (text) =>
    text.replaceAll('"audience": "leadership"', '"audience": "public"'),
  );
  // What is gone was there for everybody.
  const lost = {
    'content/kpis/zqnobody901.md':
      '---\ntitle: Called zqnobody902\naudience: public\nowner: zqnobody903\n---\nzqnobody904\n',
    'content/people/zqnobody903.yaml': 'name: zqnobody905\naudience: public\n',
  };
  let publication: (audience: string) => Promise<Publication>;

  beforeAll(async () => {
    publication = await publishedFrom([
      { files: { 'throughline.yaml': settings, ...before }, message: 'zqnobody906' },
      { files: open },
      { files: { ...gone(open), ...wider, ...lost }, author: 'zqnobody907' },
      { files: { ...gone(wider), ...content, ...gone(lost) }, email: 'zqnobody908@example.com' },
    ]);
  });

  it.each(AUDIENCES)('tells %s nothing that was hidden then or is hidden now', async (audience) => {
    const told = await publication(audience);
    expect(leaksIn(JSON.stringify(told), audience)).toEqual([]);
    expect(told.history.events.length).toBeGreaterThan(0);
  });
});

const kpi = (fields: string) =>
  `---\ntitle: Slowest answers\nunit: {kind: duration, base: ms}\ndirection: decrease\nbaseline: {value: 900, on: 2026-01-01}\n${fields}---\nAs seen by carriers.\n`;
const target = (value: number, audience: string | null, owner = 'ana-ruiz') =>
  kpi(
    `${audience === null ? '' : `audience: ${audience}\n`}owner: ${owner}\ntarget: {value: ${value}, by: 2026-12-31}\n`,
  );
const KPI = 'content/kpis/answers-p95.md';
const BEGIN = {
  'throughline.yaml':
    'organization: {name: Wrenfield}\ncalendar: {as_of: 2026-11-20}\nrepository: {url: https://github.com/example/wrenfield}\n',
  'content/teams/platform.yaml': 'title: Platform\n',
  'content/people/ana-ruiz.yaml':
    'name: Ana Ruiz\nteam: platform\nhandles: {email: [ana@example.com]}\n',
  'content/people/ben-cole.yaml':
    'name: Ben Cole\naudience: leadership\nteam: platform\nhandles: {email: [ben@example.com]}\n',
};
const ORGANIZATION = 'organization';

/** The commits of one KPI, a day after the other. */
async function historyOf(
  versions: readonly (Record<string, FileOf> & { by?: never })[],
  audience = ORGANIZATION,
  commit: Omit<CommitOf, 'files'> = {},
): Promise<Publication['history']> {
  const [first, ...rest] = versions;
  const commits = [{ ...BEGIN, ...first }, ...rest].map((files) => ({ ...commit, files }));
  return (await (await publishedFrom(commits))(audience)).history;
}

const told = (history: Publication['history']) => history.events.map(({ event }) => event);

describe('the past of a record', () => {
  it('begins for an audience when the record was widened to it', async () => {
    const versions = [
      { [KPI]: target(6610077, 'private') },
      { [KPI]: target(6620077, 'private') },
      { [KPI]: target(7730077, null) },
      { [KPI]: target(7740077, null) },
    ];
    const history = await historyOf(versions);
    expect(told(history).filter((event) => event.startsWith('target'))).toEqual([
      'target-loosened',
    ]);
    expect(JSON.stringify(history)).not.toMatch(/66[12]0077/);
    expect(JSON.stringify(await historyOf(versions, 'private'))).toMatch(/6610077/);
  });

  it('is gone for an audience once the record is narrower', async () => {
    const history = await historyOf([
      { [KPI]: target(6610077, null) },
      { [KPI]: target(6620077, null) },
      { [KPI]: target(6620077, 'leadership') },
    ]);
    expect(JSON.stringify(history)).not.toMatch(/66[12]0077|answers|Slowest/);
  });

  it('is gone with a record that was deleted, and is not lent to the next of that name', async () => {
    const history = await historyOf([
      { [KPI]: target(6610077, 'private') },
      { [KPI]: target(6620077, 'private') },
      { [KPI]: null },
      { [KPI]: target(7730077, null) },
      { [KPI]: target(7740077, null) },
    ]);
    expect(JSON.stringify(history)).not.toMatch(/66[12]0077/);
    expect(
      JSON.stringify(await historyOf([{ [KPI]: target(6610077, null) }, { [KPI]: null }])),
    ).not.toMatch(/6610077|Slowest/);
  });

  it('is told from the widening on where the configuration widened a whole kind', async () => {
    const narrow = `${BEGIN['throughline.yaml']}publish: {kpis: leadership}\n`;
    const history = await historyOf([
      { [KPI]: target(6610077, null), 'throughline.yaml': narrow },
      { [KPI]: target(6620077, null) },
      { 'throughline.yaml': BEGIN['throughline.yaml'] },
      { [KPI]: target(7730077, null) },
    ]);
    expect(told(history).filter((event) => event.startsWith('target'))).toEqual([
      'target-loosened',
    ]);
    expect(JSON.stringify(history)).toContain('"before":6620077');
    expect(JSON.stringify(history)).not.toContain('6610077');
  });

  it('has no standing for a moment at which it was hidden, and none once it is hidden again', async () => {
    const measured = (value: number) => ({
      'content/measurements/answers-p95.csv': `date,value\n2026-01-03,${value}\n`,
    });
    const versions = (last: string | null) => [
      { [KPI]: target(200, 'private'), ...measured(6610077) },
      { files: { [KPI]: target(200, null), ...measured(7730077) }, date: '2026-03-05T12:00:00Z' },
      { files: { [KPI]: target(250, last) }, date: '2026-05-05T12:00:00Z' },
    ];
    const standings = async (last: string | null) => {
      const [first, ...rest] = versions(last);
      const commits = [{ files: { ...BEGIN, ...first } }, ...rest] as CommitOf[];
      const { snapshots } = (await (await publishedFrom(commits))(ORGANIZATION)).history;
      return snapshots.flatMap(({ on, records }) =>
        records.filter(({ id }) => id === 'answers-p95').map(({ value }) => [on, value]),
      );
    };
    const open = await standings(null);
    expect(open[0]).toEqual(['2026-03-31', 7730077]);
    expect(await standings('leadership')).toEqual([]);
  });

  it('gives no old figure in a unit it was not counted in', async () => {
    const counted = target(200, null).replace('kind: duration, base: ms', 'kind: count');
    const values = { 'content/measurements/answers-p95.csv': 'date,value\n2026-01-03,8840077\n' };
    const history = await historyOf([{ [KPI]: counted, ...values }], ORGANIZATION, {
      date: '2026-01-05T12:00:00Z',
    });
    const told = (snapshots: Publication['history']['snapshots']) =>
      snapshots[0]?.records.map(({ id, value }) => [id, value]);
    expect(told(history.snapshots)).toEqual([['answers-p95', 8840077]]);
    const { snapshots } = (
      await (
        await publishedFrom([
          { files: { ...BEGIN, [KPI]: counted, ...values }, date: '2026-01-05T12:00:00Z' },
          { files: { [KPI]: target(200, null) }, date: '2026-03-05T12:00:00Z' },
        ])
      )(ORGANIZATION)
    ).history;
    expect(told(snapshots)).toEqual([['answers-p95', null]]);
  });

  it('keeps no name of a record under which it was hidden', async () => {
    const old = 'content/kpis/merger-with-larkspur.md';
    const history = await historyOf([
      { [old]: target(6610077, 'private') },
      { [old]: null, [KPI]: target(6610077, 'private') },
      { [KPI]: target(6610077, null) },
    ]);
    expect(JSON.stringify(history)).not.toMatch(/merger|larkspur/);
  });

  it('leaves out a handover that names somebody hidden', async () => {
    const history = await historyOf([
      { [KPI]: target(200, null, 'ben-cole') },
      { [KPI]: target(200, null, 'ana-ruiz') },
    ]);
    expect(told(history)).not.toContain('owner-changed');
    expect(JSON.stringify(history)).not.toMatch(/ben-cole|Ben Cole/);
  });

  it('repeats no words of an old version', async () => {
    const history = await historyOf([
      { [KPI]: target(200, null).replace('Slowest answers', 'Answers to Larkspur') },
      { [KPI]: target(200, null).replace('As seen', 'The Larkspur deal, as seen') },
      { [KPI]: target(200, null) },
    ]);
    expect(told(history).filter((event) => event === 'narrative-edited')).toHaveLength(2);
    expect(JSON.stringify(history)).not.toContain('Larkspur');
  });

  it('gives a reason only while the record gives it', async () => {
    const reason = 'changes: [{on: 2026-01-06, reason: The Larkspur deal slows us}]\n';
    const eased = target(300, null).replace('---\nAs', `${reason}---\nAs`);
    const versions = [{ [KPI]: target(200, null) }, { [KPI]: eased }];
    const loosened = (history: Publication['history']) =>
      history.events.find(({ event }) => event === 'target-loosened')?.reason;
    expect(loosened(await historyOf(versions))).toBe('The Larkspur deal slows us');
    const withdrawn = await historyOf([...versions, { [KPI]: target(300, null) }]);
    expect(loosened(withdrawn)).toBeNull();
    expect(JSON.stringify(withdrawn)).not.toContain('Larkspur');
  });

  it('says nothing of a version that could not be read', async () => {
    const history = await historyOf([
      { [KPI]: target(200, null) },
      { [KPI]: '---\naudience: private\nLarkspur: [\n---\n' },
      { [KPI]: target(300, null) },
    ]);
    expect(JSON.stringify(history)).not.toContain('Larkspur');
  });
});

describe('the author of a commit', () => {
  const versions = [{ [KPI]: target(200, null) }, { [KPI]: target(300, null) }];
  const by = async (commit: Omit<CommitOf, 'files'>) => {
    const history = await historyOf(versions, ORGANIZATION, commit);
    expect(JSON.stringify(history)).not.toMatch(/example\.com|Said in confidence|B\. Cole/);
    return history.events[0]?.by ?? null;
  };

  it('is the person who is visible', async () => {
    expect(await by({ email: 'ana@example.com' })).toMatchObject({ title: 'Ana Ruiz' });
  });

  it('is the team of a person who is not', async () => {
    const author = await by({ author: 'B. Cole', email: 'ben@example.com' });
    expect(author).toEqual({
      kind: 'person',
      id: '',
      title: 'someone in Platform',
      href: '/teams/platform/',
    });
  });

  it('is nobody where the commit names somebody unknown', async () => {
    const commit = { author: 'B. Cole', email: 'cole@example.com', message: 'Said in confidence' };
    expect(await by(commit)).toBeNull();
  });
});

describe('what was hidden', () => {
  it('changes not a byte of what others are told', async () => {
    const commits = (secret: number, id: string): CommitOf[] => [
      { files: { ...BEGIN, [KPI]: target(secret, 'private') } },
      { files: { [`content/kpis/${id}.md`]: target(secret, 'leadership') } },
      { files: { [KPI]: target(secret + 1, 'private') } },
      {
        files: {
          [KPI]: target(250, null),
          [`content/kpis/${id}.md`]: target(secret + 2, 'leadership'),
        },
      },
      { files: { [KPI]: target(300, null), [`content/kpis/${id}.md`]: null } },
    ];
    const tellings = [];
    for (const made of [commits(661, 'larkspur'), commits(771, 'meadow')]) {
      const publication = await (await publishedFrom(made))(ORGANIZATION);
      const { events, snapshots, ...history } = publication.history;
      const [plain, stood] = [events, snapshots].map((list) =>
        list.map(({ commit: _, href: __, ...rest }) => rest),
      );
      tellings.push({ events: plain, snapshots: stood, history });
    }
    expect(tellings[1]).toEqual(tellings[0]);
    expect(JSON.stringify(tellings[0])).toContain('target-loosened');
    expect(tellings[0]?.snapshots?.length).toBeGreaterThan(5);
  });
});
