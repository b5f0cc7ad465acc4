import { mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { armor, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { check, publishFor } from '../../src/index.ts';
import { git } from '../repository.ts';
import { readOrganization } from '../rules/page.ts';
import { filesIn, put, tell } from '../terminal.ts';

const CANARY = 'Ossifrage';
const PLAN = 'content/development/ben-cole.yaml';
const KPI = 'content/kpis/night-pages.md';
const organization = new Map(readOrganization().map(({ path, text }) => [path, text]));
const TEXTS: Record<string, string> = {
  ...Object.fromEntries(organization),
  // The plan lies in the open at times, to be compared with what is encrypted.
  'throughline.yaml': `${organization.get('throughline.yaml')}audit: {rules: {audience/kept-apart: off}}\n`,
  [PLAN]: `title: ${CANARY} plan\nperson: ben-cole\ncycle: 2026-q4\ngoals:\n  - title: Lead a review like ${CANARY}\n    supports: fewer-night-pages\n`,
};

let key: string;
let other: string;
let folder: string;
beforeAll(async () => {
  key = await generateIdentity();
  other = await generateIdentity();
});
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-age-')));
  put(folder, { 'key.txt': `# created: today\n# public key: age1…\n${key}\n`, 'other.txt': other });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function encrypted(text: string | Uint8Array, ...keys: string[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const one of keys.length > 0 ? keys : [key]) {
    encrypter.addRecipient(await identityToRecipient(one));
  }
  return encrypter.encrypt(text);
}

/** The organisation with some of its files encrypted. */
async function begin(...paths: string[]): Promise<void> {
  put(folder, TEXTS);
  for (const path of paths) {
    writeFileSync(join(folder, `${path}.age`), await encrypted(TEXTS[path] ?? ''));
    rmSync(join(folder, path));
  }
}

const at = (...argv: string[]) => tell(argv, { cwd: folder });
const opening = ['--identity', 'key.txt'];
async function json(...argv: string[]) {
  const { code, out, err } = await at(...argv, '--format', 'json');
  return { code, err, output: JSON.parse(out) };
}

describe('an encrypted record', () => {
  it('without an identity is counted and named, and nothing else', async () => {
    await begin(PLAN);
    const { code, out } = await at('check');
    expect(code).toBe(0);
    expect(out).toContain(`1 encrypted file not opened: ${PLAN}.age`);
    const { output } = await json('check');
    expect(output.summary).toMatchObject({ error: 0, encrypted: [`${PLAN}.age`] });
    expect(output.summary.records.development).toBe(0);
    expect((await json('model')).output.encrypted).toEqual([`${PLAN}.age`]);
    expect((await json('model', '--audience', 'organization')).output.encrypted).toEqual([]);
  });

  it('with its identity is the record that it was, all but the name of its file', async () => {
    put(folder, TEXTS);
    const plain = await at('model');
    const paths = [
      PLAN,
      KPI,
      'content/measurements/night-pages.csv',
      'content/teams/tracking.yaml',
    ];
    await begin(...paths);
    const opened = await at('model', ...opening);
    expect(opened.err).toBe('');
    for (const path of paths) expect(opened.out).toContain(`"${path}.age"`);
    const strip = (text: string) =>
      JSON.parse(text.replaceAll('.age"', '"'), (name, value) =>
        name === 'fingerprint' ? '' : value,
      );
    expect(strip(opened.out)).toEqual(strip(plain.out));
  });

  it.each([
    ['in armour', async (text: string) => armor.encode(await encrypted(text))],
    ['for several readers', (text: string) => encrypted(text, other, key)],
  ])('is read %s too', async (_, encrypt) => {
    await begin();
    rmSync(join(folder, PLAN));
    writeFileSync(join(folder, `${PLAN}.age`), await encrypt(TEXTS[PLAN] ?? ''));
    const { output } = await json('check', ...opening);
    expect(output.summary).toMatchObject({ encrypted: [], records: { development: 1 } });
  });

  it('is opened with the identity that THROUGHLINE_IDENTITY names', async () => {
    await begin(PLAN);
    const { out } = await tell(['check', '--format', 'json'], {
      cwd: folder,
      env: { THROUGHLINE_IDENTITY: join(folder, 'key.txt') },
    });
    expect(JSON.parse(out).summary.records.development).toBe(1);
  });

  it('keeps its audience: opened, it is published to nobody else', async () => {
    await begin(PLAN);
    const result = await check({ root: folder, identities: [key], env: {} });
    expect(JSON.stringify(result.scorecard.graph.records)).toContain(CANARY);
    for (const audience of ['public', 'organization', 'leadership']) {
      const text = JSON.stringify(await publishFor(result, audience));
      expect(text).not.toContain(CANARY);
      expect(text).not.toContain(`${PLAN}.age`);
      expect((await at('model', '--audience', audience, ...opening)).out).not.toContain(CANARY);
    }
  });

  it('is found faulty under the name of its file, and no line of it is shown', async () => {
    await begin();
    rmSync(join(folder, PLAN));
    const text = `title: Plan\nperson: ben-cole\ngaols: ${CANARY}\n`;
    writeFileSync(join(folder, `${PLAN}.age`), await encrypted(text));
    const { output } = await json('check', ...opening);
    const [first] = output.findings;
    expect(first).toMatchObject({ rule: 'content/schema', file: `${PLAN}.age` });
    expect(first.start).toMatchObject({ line: 3, column: 1 });
    expect((await at('check', ...opening)).out).not.toContain(CANARY);
  });

  it('that is changed is part of the change', async () => {
    await begin(KPI);
    git(folder, 'init', '-q', '-b', 'main');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'All');
    const text = (TEXTS[KPI] ?? '').replace(/target: .*\n/, '');
    writeFileSync(join(folder, `${KPI}.age`), await encrypted(text));
    const { code, output } = await json('check', '--since', 'main', ...opening);
    expect(code).toBe(1);
    expect(
      output.findings.map((one: { rule: string; file: string }) => [one.rule, one.file]),
    ).toContainEqual(['kpi/has-target', `${KPI}.age`]);
    expect((await json('check', '--since', 'main')).output.findings).toEqual([]);
  });

  it('leaves nothing on the disk when it is opened, and is never written into', async () => {
    await begin(KPI, 'content/measurements/night-pages.csv');
    const before = Object.keys(filesIn(folder));
    await at('check', ...opening);
    await at('model', ...opening);
    const { code } = await at('check-in', 'kpi:night-pages', '--value', '7', '--yes', ...opening);
    expect(code).not.toBe(0);
    expect(Object.keys(filesIn(folder))).toEqual(before);
  });
});

describe('what cannot be opened', () => {
  it('because it is for others is named, with a sentence where the identity opens nothing', async () => {
    await begin(PLAN);
    const { code, err, output } = await json('check', '--identity', 'other.txt');
    expect(code).toBe(0);
    expect(err).toBe(
      'The identity does not open the encrypted file: what is in it was not judged.\n',
    );
    expect(output.summary.encrypted).toEqual([`${PLAN}.age`]);
    expect((await json('check', '--identity', 'other.txt', ...opening)).err).toBe('');
  });

  it.each([
    [
      'no age file',
      async () => Buffer.from('subject: ben-cole\n'),
      /damaged, or was not encrypted/,
    ],
    ['empty', async () => Buffer.alloc(0), /damaged, or was not encrypted/],
    ['cut off', async () => (await encrypted(TEXTS[PLAN] ?? '')).slice(0, -9), /damaged/],
    [
      'altered',
      async () =>
        (await encrypted('x'.repeat(99))).map((byte, at, all) =>
          at === all.length - 20 ? byte ^ 1 : byte,
        ),
      /damaged/,
    ],
    [
      'too long a list of readers',
      async () => Buffer.from(`age-encryption.org/v1\n${'-> X25519 a\nb\n'.repeat(4000)}--- m\n`),
      /longer than 32 KiB/,
    ],
    [
      'too large inside',
      () => encrypted(`title: ${'x'.repeat(1024 * 1024)}\n`),
      /The file is 1\.1 MiB large/,
    ],
  ])('because it is %s is a finding in one sentence', async (_, bytes, sentence) => {
    await begin();
    rmSync(join(folder, PLAN));
    writeFileSync(join(folder, `${PLAN}.age`), await bytes());
    const { code, output } = await json('check', ...opening);
    expect(code).toBe(1);
    const own = output.findings.filter(({ file }: { file: string }) => file === `${PLAN}.age`);
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ rule: 'content/readable', start: { line: 1, column: 1 } });
    expect(own[0].message).toMatch(sentence);
  });

  it('with two files for one record keeps the first and says so', async () => {
    await begin(KPI);
    put(folder, { [KPI]: TEXTS[KPI] ?? '' });
    const { output } = await json('check', ...opening);
    expect(output.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'content/unique-id',
    ]);
  });
});

describe('an identity file', () => {
  it.each([
    ['missing.txt', 'the identity file `missing.txt` is not there or cannot be read.'],
    ['.', 'the identity file `.` is not there or cannot be read.'],
    ['throughline.yaml', '`throughline.yaml` is not an identity file of age.'],
    ['slip.txt', '`slip.txt` is not an identity file of age.'],
    ['wrong.txt', 'an identity cannot be used: it is not written as age writes them.'],
  ])(
    'that is none is refused in one sentence, without a word of it: %s',
    async (file, sentence) => {
      await begin(PLAN);
      put(folder, { 'slip.txt': key.toLowerCase(), 'wrong.txt': `${key.slice(0, -1)}A` });
      renameSync(join(folder, 'other.txt'), join(folder, 'other.key'));
      const { code, out, err } = await at('check', '--identity', file);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`throughline: ${sentence}`);
      expect(err.toUpperCase()).not.toContain(key.slice(20, 40));
    },
  );
});
