import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { check, type HistoryMode } from '../../src/index.ts';
import { type CommitOf, makeRepository } from '../repository.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-rhythm-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OBJECTIVE = 'title: Fewer alarms\ncycle: q4\n';
const START: CommitOf = {
  date: '2026-09-20T09:00:00Z',
  files: {
    'throughline.yaml': 'organization: {name: Example}\n',
    'content/cycles/q4.yaml':
      'title: Q4\nstart: 2026-10-01\nend: 2026-12-31\ncheck_in: fortnightly\n',
    'content/objectives/early.yaml': OBJECTIVE,
  },
};
const LATER: CommitOf = {
  date: '2026-11-10T09:00:00Z',
  files: { 'content/objectives/later.yaml': OBJECTIVE },
};

/** When check-ins are due on a day, and which the rule calls overdue. */
async function rhythmsOn(asOf: string, history: HistoryMode = 'asked') {
  const env = { PATH: process.env['PATH'] };
  const { scorecard, findings } = await check({ root: folder, asOf, env, history });
  const due = [...scorecard.rhythms].map(([ref, rhythm]) => [ref.split(':')[1], rhythm.due]);
  const overdue = findings.filter(({ rule }) => rule === 'check-in/on-time');
  return { ...Object.fromEntries(due), overdue: overdue.map(({ entity }) => entity?.id) };
}

it('the first check-in of an objective is due a rhythm after it was written down, not before', async () => {
  makeRepository(folder, [START, LATER]);
  const due = { early: '2026-10-15', later: '2026-11-24' };
  expect(await rhythmsOn('2026-11-12')).toEqual({ ...due, overdue: ['early'] });
  expect(await rhythmsOn('2026-11-26')).toEqual({ ...due, overdue: ['early', 'later'] });
  // Without a history nobody knows when it began but the cycle.
  const unknown = { early: '2026-10-15', later: '2026-10-15' };
  const none = await rhythmsOn('2026-11-26', 'none');
  expect(none).toEqual({ ...unknown, overdue: ['early', 'later'] });
});

it('the first check-in of an objective that is not committed is due a rhythm after today', async () => {
  makeRepository(folder, [START]);
  writeFileSync(join(folder, 'content/objectives/later.yaml'), OBJECTIVE);
  const later = await check({
    root: folder,
    env: { PATH: process.env['PATH'] },
    now: () => new Date('2026-11-12T09:00:00Z'),
  });
  expect(later.scorecard.rhythms.get('objective:later')?.due).toBe('2026-11-26');
});
