import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { afterAll, describe, expect, it } from 'vitest';
import { sampleOrganization } from '../../scripts/sample/organization.ts';
import { takeIn } from '../../src/intake.ts';
import { openMoment } from '../../src/moment.ts';
import type { Entry, Path, YamlValue } from '../../src/parse/index.ts';
import type { FoundFile } from '../../src/read/index.ts';
import { collectRecords } from '../../src/schema/index.ts';
import { startSecondCore } from '../../src/second-core.ts';
import { mdxText, record, yamlText } from '../parse-arbitrary.ts';

const work = mkdtempSync(join(tmpdir(), 'throughline-cores-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const alone = () => null;
const together = (found: readonly FoundFile[]) => startSecondCore(found, 2, 1);
/** This core takes nothing, so that the other has to. */
const theOther = (found: readonly FoundFile[]) => {
  const second = together(found);
  if (second !== null) second.next = () => null;
  return second;
};

/** All that is known after reading, parsing and validating, with every place, in one order. */
async function known(root: string, start: typeof alone | typeof together) {
  const moment = await openMoment({ root });
  const { entries, sound, ...taken } = await takeIn(moment, undefined, null, start);
  const collected = collectRecords({ entries, sound, ...taken }, moment.config);
  const byText = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  return {
    entries: byText(entries.map(told)),
    failed: byText(taken.failed),
    silent: [...taken.silent].sort(),
    findings: byText([...taken.findings, ...collected.findings]),
    records: byText(Object.values(collected.records).flat()),
    broken: collected.broken,
  };
}

function told({ places, locator, ...entry }: Entry) {
  const paths = entry.format === 'csv' ? [[0, 0]] : pathsIn(entry.data);
  const at = paths.map((path) => [path, places.value(path), places.key(path)]);
  return { ...entry, text: locator.text, at };
}

function pathsIn(value: YamlValue): Path[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...inner.flatMap(([key, item]) => pathsIn(item).map((path) => [key, ...path]))];
}

function write(root: string, files: Iterable<[path: string, text: string | Uint8Array]>): string {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function expectSame(root: string): Promise<void> {
  const expected = await known(root, alone);
  expect(await known(root, theOther)).toEqual(expected);
  expect(await known(root, together)).toEqual(expected);
}

describe('two cores say what one says', () => {
  it('of a sound organisation', async () => {
    const size = { kpis: 60, objectives: 30, checkIns: 900, points: 6 };
    const files = [...sampleOrganization(size)].map(({ path, text }): [string, string] => [
      path,
      text,
    ]);
    const root = write(join(work, 'sound'), files);
    const { entries } = await known(root, together);
    expect(entries.length).toBeGreaterThan(1000);
    await expectSame(root);
  });

  it('of files of every kind that have something wrong with them, and of some that have not', async () => {
    const kpi = '---\ntitle: Orders\nowner: ana-ruiz\n---\n\nWhy.\n';
    const root = write(join(work, 'faulty'), [
      ['throughline.yaml', 'version: 1\ncontent: [content, more]\n'],
      ['content/kpis/fine.md', kpi],
      ['content/kpis/crlf.md', kpi.replaceAll('\n', '\r\n')],
      ['content/kpis/mark.md', `\uFEFF${kpi}`],
      ['content/kpis/typo.md', kpi.replace('owner', 'ownr')],
      ['content/kpis/twice.md', kpi.replace('owner: ana-ruiz', 'title: Again')],
      ['content/kpis/latin.md', Uint8Array.of(0x2d, 0x2d, 0x2d, 0x0a, 0xff)],
      ['content/kpis/wide.md', Buffer.from(kpi, 'utf16le')],
      ['content/kpis/empty.md', ''],
      ['content/kpis/open.md', '---\ntitle: Orders\naudience: private\n'],
      ['content/kpis/Wrong Name.md', kpi],
      ['content/kpis/told.yaml', 'title: Orders\nbody: |\n  Why.\n'],
      ['content/kpis/untold.yml', 'title: "Orders \\ud800 and \\u00e9"\nbody: ""\n'],
      ['content/kpis/grammar.mdx', `${kpi}<Kpi id="fine" />\n`],
      ['content/measurements/fine.csv', 'date,value\n2026-01-01,3\n2026-02-31,4\n'],
      [
        'content/objectives/2026/deep.yaml',
        'title: Deep\nx-own: {a: [1, -0, 1.5e3, null, true]}\n',
      ],
      ['content/check-ins/line.csv', 'date,author,about\n2026-01-01,ana-ruiz,fine\n'],
      ['content/strange/a.md', kpi],
      ['more/kpis/fine.md', kpi],
      ['more/people/ana-ruiz.md', '---\nname: Ana Ruiz\n---\n'],
    ]);
    symlinkSync(join(root, 'content/kpis/fine.md'), join(root, 'content/kpis/link.md'));
    const { findings, entries } = await known(root, together);
    expect(findings.length).toBeGreaterThan(10);
    expect(entries.length).toBeGreaterThan(8);
    await expectSame(root);
  });

  it('of whatever a file holds', async () => {
    const front = fc.oneof(
      record.map((data) => dump(data)),
      yamlText,
    );
    const text = fc.tuple(front, mdxText).map(([data, body]) => `---\n${data}\n---\n${body}`);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (texts) => {
        const files = texts.map((one, at): [string, string] => [`content/kpis/k${at}.md`, one]);
        await expectSame(write(join(work, `any-${run++}`), files));
      }),
      { numRuns: 5 },
    );
  });
});
