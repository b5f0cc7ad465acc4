import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/cli/catalogue.ts';
import { check } from '../../src/index.ts';
import { ROOT, throughline } from '../processes.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const scripts: Record<string, string> = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
).scripts;
const commands = CATALOGUE.map((command) => command.name);

describe('our own organisation', () => {
  it('passes the audit without an error, with a few warnings to learn from', async () => {
    const { findings } = await check({ root: ROOT });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    const warnings = findings.filter((finding) => finding.severity === 'warn');
    expect(warnings.length).toBeGreaterThanOrEqual(3);
    expect(warnings.length).toBeLessThanOrEqual(10);
  });
});

describe('the README', () => {
  it('names every command, and no command that does not exist', () => {
    const named = [...readme.matchAll(/(?:`|npx )throughline ([a-z][a-z-]*)/g)].map(
      (match) => match[1],
    );
    expect([...new Set(named)].sort()).toEqual([...commands].sort());
  });

  it('names only scripts that exist', () => {
    const named = [...readme.matchAll(/npm (?:run (\S+?)|(test))(?=[\s`])/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(named.length).toBeGreaterThan(1);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('links only to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });

  it('gives examples whose flags each command knows', () => {
    const examples = [...readme.matchAll(/(?:`|npx )throughline ([a-z][a-z-]*)([^\n`|]*)/g)];
    const unknown = examples.flatMap(([, name = '', rest = '']) => {
      const flags = [...rest.matchAll(/--[a-z-]+/g)].map((match) => match[0]);
      const help = flags.length === 0 ? '' : throughline([name, '--help'], { cwd: ROOT }).out;
      return flags.filter((flag) => !help.includes(flag)).map((flag) => `${name} ${flag}`);
    });
    expect(unknown).toEqual([]);
  });
});

describe('the repository', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(ROOT, file)));

  it('has a changelog with a place for what is not released', () => {
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toMatch(/^## Unreleased$/m);
  });

  it('names no path of a machine', () => {
    const machine = /(?:^|[^\w.:/])\/(?:tmp|home|root|work|Users)\//m;
    const text = tracked.filter((file) =>
      /\.(?:ts|mjs|astro|md|mdx|ya?ml|json|css|csv|sh)$/.test(file),
    );
    expect(text.filter((file) => machine.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('leaves nothing to be done later', () => {
    const later = /\b(?:TODO|FIXME|XXX)\b|@ts-(?:ignore|expect-error)|biome-ignore|\bas any\b/;
    const code = tracked.filter((file) =>
      /^(?:src|scripts|tests)\/.*\.(?:ts|mjs|astro)$/.test(file),
    );
    const left = code.filter((file) => later.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(left.filter((file) => file !== 'tests/process/self.test.ts')).toEqual([]);
  });
});
