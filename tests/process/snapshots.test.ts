import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMoment, openMoment, publishMoment, readPast } from '../../src/index.ts';
import type { Publication } from '../../src/publish/index.ts';
import { git } from '../repository.ts';
import { tell } from '../terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-snapshots-'));
const demo = join(folder, 'demo');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function historyOf(root: string, audience: string): Promise<Publication['history']> {
  const moment = await openMoment({ root });
  const past = await readPast(moment, 'if-whole');
  const result = await checkMoment(moment, undefined, past);
  return (await publishMoment({ moment, result, lack: past.lack }, audience)).history;
}

describe('the demo, looked back at', () => {
  let whole: Publication['history'];
  beforeAll(async () => {
    expect((await tell(['demo', demo], { cwd: folder })).code).toBe(0);
    whole = await historyOf(demo, 'private');
  });

  it('shows every month and the end of every cycle', () => {
    expect(whole.snapshots).toHaveLength(18);
    expect(whole.snapshots.flatMap(({ ends }) => ends)).toEqual(['2026-q2', '2026-q3']);
  });

  it('says of a moment what a check of its commit on its day says', async () => {
    const { snapshots } = whole;
    for (const { on, commit, findings, index, shares } of [
      snapshots[2],
      snapshots[13],
      snapshots[16],
    ].flatMap((one) => one ?? [])) {
      const moment = await openMoment({ root: demo, at: commit, asOf: on });
      const then = await checkMoment(moment, undefined, await readPast(moment, 'asked'));
      const count = (severity: string) =>
        then.findings.filter((finding) => finding.severity === severity).length;
      expect(findings).toEqual({ error: count('error'), warn: count('warn'), info: count('info') });
      expect(index).toBe(then.scorecard.alignment.index);
      expect(shares.integrity).toBe(then.scorecard.alignment.shares.integrity.value);
    }
  });

  it('tells how each record of today stood, as a check of that commit on that day says', async () => {
    const then = whole.snapshots.find(({ on }) => on === '2026-09-30');
    if (then === undefined) throw new Error('There is no such snapshot.');
    const moment = await openMoment({ root: demo, at: then.commit, asOf: then.on });
    const { scorecard } = await checkMoment(moment, undefined, await readPast(moment, 'asked'));
    expect(then.records.length).toBeGreaterThan(80);
    for (const { kind, id, status, score, value } of then.records) {
      const measure = scorecard.measures.get(`${kind}:${id}`);
      expect([id, measure?.status]).toEqual([id, status]);
      if (measure !== undefined && 'score' in measure) expect(measure.score).toBe(score);
      expect(measure?.kind === 'kpi' ? measure.value : null).toBe(value);
    }
  });

  it('tells how an objective stood on the last day of its cycle, and how it came out', () => {
    const [third, second] = whole.closedCycles;
    expect([third?.id, second?.id]).toEqual(['2026-q3', '2026-q2']);
    expect(third?.commit).toBe(whole.snapshots.find(({ on }) => on === '2026-09-30')?.commit);
    expect(third?.verdict).toBe('healthy');
    const quiet = third?.objectives.find(({ record }) => record.id === 'quiet-nights');
    expect(quiet?.score).toBeCloseTo(0.694, 3);
    expect(quiet?.closed).toBeCloseTo(0.739, 3);
    expect(quiet?.declared).toEqual({ status: 'off-track', confidence: 0.2, on: '2026-09-30' });
  });

  it('has no trend in a shallow clone, says why, and tells closed cycles from today’s files', async () => {
    const clone = join(folder, 'clone');
    git(folder, 'clone', '-q', '--depth', '1', pathToFileURL(demo).href, clone);
    const history = await historyOf(clone, 'organization');
    expect(history.lack).toContain('git fetch --unshallow');
    expect([history.events, history.snapshots]).toEqual([[], []]);
    expect(history.closedCycles.map(({ id, commit }) => [id, commit])).toEqual([
      ['2026-q3', null],
      ['2026-q2', null],
    ]);
    expect(history.closedCycles[0]?.objectives[0]?.status).not.toBeNull();
  });

  it('has none without a repository either', async () => {
    const bare = join(folder, 'bare');
    git(folder, 'clone', '-q', pathToFileURL(demo).href, bare);
    rmSync(join(bare, '.git'), { recursive: true });
    const history = await historyOf(bare, 'organization');
    expect(history.lack).toContain('This is no git repository');
    expect(history.snapshots).toEqual([]);
  });
});
