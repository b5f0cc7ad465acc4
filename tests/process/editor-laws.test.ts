/** What an editor is told at once is what the whole check says later. */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeWhole } from '../../src/editor/judgement.ts';
import { isNearby } from '../../src/editor/nearby.ts';
import { Organisation } from '../../src/editor/organisation.ts';
import type { Finding } from '../../src/finding/index.ts';
import { check } from '../../src/index.ts';
import { ROOT } from '../processes.ts';

const surroundings = { now: () => new Date('2026-11-20T12:00:00Z'), env: {} };
let folder: string;
let organisation: Organisation;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-editor-law-')));
  for (const part of ['content', 'throughline.yaml'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  organisation = new Organisation(folder, surroundings);
  await organisation.load();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = ({ rule, message, start, end, hint }: Finding) =>
  `${start.offset}-${end.offset} ${rule}: ${message} ${hint ?? ''}`;

describe('the judgement of an editor', () => {
  it('of everything is that of the check without the commits', async () => {
    const whole = judgeWhole(organisation.content).findings;
    const checked = await check({ root: folder, history: 'none', env: {}, now: surroundings.now });
    expect(whole.map(told)).toEqual(checked.findings.map(told));
  });

  it('of a file in its neighbourhood is that of the whole, for every rule it judges there', async () => {
    const files = [...organisation.content.entries().keys()].filter((file) =>
      file.startsWith('content/'),
    );
    let turn = 0;
    let faults = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.nat(),
        fc.constantFrom('cut', 'swap', 'digit'),
        async (which, nth, how) => {
          const file = files[which % files.length] ?? '';
          const text = organisation.content.entry(file)?.locator.text;
          if (text === undefined) return;
          const at = nth % Math.max(1, Math.min(text.length - 2, 500));
          const changed = {
            cut: `${text.slice(0, at)}${text.slice(at + 1)}`,
            swap: `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`,
            digit: text.replace(/\d(?=\D)/, (digit) => String((Number(digit) + 1) % 10)),
          }[how];
          await organisation.change(file, changed, ++turn);
          const own = (organisation.findings().get(file) ?? []).filter(({ rule }) =>
            isNearby(rule),
          );
          const whole = judgeWhole(organisation.content).findings.filter(
            (finding) => finding.file === file && isNearby(finding.rule),
          );
          if (whole.length > 0) faults++;
          expect(own.map(told).sort()).toEqual(whole.map(told).sort());
          await organisation.change(file, null, ++turn);
        },
      ),
      { numRuns: 25, seed: 20261120 },
    );
    expect(faults).toBeGreaterThan(8);
  });
});
