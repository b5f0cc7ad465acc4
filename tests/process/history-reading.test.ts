import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '../../src/history/index.ts';
import { placing } from '../../src/history/placing.ts';
import { type FileClock, type Stamp, Stamps } from '../../src/history/stamps.ts';
import { uncommittedChanges } from '../../src/history/uncommitted.ts';
import { KPI, kpi } from '../build/any-history.ts';
import { type CommitOf, git, makeRepository } from '../repository.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-reading-'));
  root = join(folder, 'organisation');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PATH = process.env['PATH'] ?? '';
const CALENDAR = { timezone: 'UTC', week_start: 'monday', fiscal_year_start: '01-01' } as const;

/** A git that writes down what it is asked for before it answers. */
function listeningGit(notes: string): string {
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\ncase " $* " in *" cat-file --batch "*) tee -a ${notes} | ${real} "$@";; *) exec ${real} "$@";; esac\n`;
  writeFileSync(join(bin, 'git'), script);
  chmodSync(join(bin, 'git'), 0o755);
  return `${bin}:${PATH}`;
}

/** Two hundred KPIs, then one target moved in each of many commits, so that nobody asks soon again. */
function longHistory(): CommitOf[] {
  const file = (at: number) => `content/kpis/measure-${at % 200}.md`;
  const long = `definition: ${'The share that arrives on the day promised. '.repeat(200)}`;
  const text = (value: number) => kpi(`target: {value: ${value}}\n${long}`);
  const first = Array.from({ length: 200 }, (_, at) => [file(at), text(100)]);
  const moved = Array.from({ length: 400 }, (_, at) => ({ [file(at)]: text(101 + at) }));
  return [{ files: Object.fromEntries(first) }, ...moved.map((files) => ({ files }))];
}

describe('the reading of a history', () => {
  it('reads each version of a file once', async () => {
    const ids = makeRepository(root, longHistory());
    const notes = join(folder, 'asked');
    const request = { root, path: listeningGit(notes), commit: ids.at(-1) ?? '', prefix: '' };
    const { timelines } = await readHistory({
      ...request,
      roots: ['content'],
      calendar: CALENDAR,
      uncommitted: false,
    });
    expect(timelines).toHaveLength(200);
    const asked = readFileSync(notes, 'utf8').trim().split('\n');
    expect(asked).toHaveLength(new Set(asked).size);
    expect(asked).toHaveLength(401);
  });
});

describe('files that were looked at before', () => {
  const OTHER = 'content/kpis/other.md';
  /** So late that nothing is too new to be trusted. */
  const LATER = BigInt(Date.parse('2100-01-01')) * 1_000_000n;
  const clock = (now: bigint) => ({ device: lstatSync(root, { bigint: true }).dev, now });
  const look = async (known: readonly Stamp[], told?: FileClock | null) => {
    const stamps = new Stamps(root, known, told === undefined ? clock(LATER) : told);
    const commit = git(root, 'rev-parse', 'HEAD');
    const request = { root, path: PATH, commit, prefix: '', roots: ['content'] };
    const changes = await uncommittedChanges(request, placing('', ['content']), stamps);
    return { noted: stamps.noted, changed: changes.map(({ after }) => after?.file.path) };
  };

  it('are known again as long as nothing about them has changed', async () => {
    makeRepository(root, [{ files: { [KPI]: kpi('target: {value: 300}'), [OTHER]: kpi('') } }]);
    const { noted } = await look([]);
    expect(noted).toHaveLength(2);
    expect(await look(noted)).toEqual({ noted, changed: [] });
  });

  it('are not read while they bear the mark they were known by', async () => {
    makeRepository(root, [{ files: { [KPI]: kpi('target: {value: 300}') } }]);
    const [[path, id] = ['', '']] = (await look([])).noted;
    writeFileSync(join(root, KPI), kpi('target: {value: 301}'));
    const mark = new Stamps(root, [], clock(LATER)).markOf(KPI);
    expect((await look([[path, id, mark ?? '']])).changed).toEqual([]);
  });

  it('are read again after a change that keeps size and time', async () => {
    makeRepository(root, [{ files: { [KPI]: kpi('target: {value: 300}'), [OTHER]: kpi('') } }]);
    const { noted } = await look([]);
    const { atime, mtime } = lstatSync(join(root, KPI));
    writeFileSync(join(root, KPI), kpi('target: {value: 301}'));
    utimesSync(join(root, KPI), atime, mtime);
    expect((await look(noted)).changed).toEqual([KPI]);
    expect((await look(noted)).noted.map(([path]) => path)).toEqual([OTHER]);
  });

  it('are changed against a commit that says otherwise, though nobody touched them', async () => {
    makeRepository(root, [{ files: { [KPI]: kpi('target: {value: 300}') } }]);
    const { noted } = await look([]);
    writeFileSync(join(root, 'new'), kpi('target: {value: 250}'));
    const blob = git(root, 'hash-object', '-w', 'new');
    git(root, 'update-index', '--cacheinfo', `100644,${blob},${KPI}`);
    git(root, 'commit', '-q', '-m', 'Aside');
    expect((await look(noted)).changed).toEqual([KPI]);
  });

  it('are not trusted where they were changed just before, or the time is not known', async () => {
    makeRepository(root, [{ files: { [KPI]: kpi('target: {value: 300}') } }]);
    const { ctimeNs } = lstatSync(join(root, KPI), { bigint: true });
    expect((await look([], clock(ctimeNs + 1_000_000_000n))).noted).toEqual([]);
    expect((await look([], null)).noted).toEqual([]);
    expect((await look([], { device: -1n, now: LATER })).noted).toEqual([]);
    expect((await look([], clock(ctimeNs + 4_000_000_000n))).noted).toHaveLength(1);
  });
});
