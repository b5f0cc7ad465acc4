import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, type Publication, publishFor } from '../src/index.ts';
import { renderMarkdown } from '../src/publish/markdown.ts';
import { hostileFiles } from './build/hostile.ts';
import { put } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
let publication: Publication;

beforeAll(async () => {
  put(folder, hostileFiles());
  publication = await publishFor(await check({ root: folder }), 'private');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a hostile narrative', () => {
  it('gets the components it wrote, where it wrote them, and forges none', () => {
    const [objective] = publication.objectives;
    const narrative = objective?.narrative ?? [];
    expect(narrative.map(({ type }) => type).filter((type) => type !== 'html')).toEqual([
      'kpi',
      'trend',
      'progress',
      'kpi',
    ]);
    const text = narrative.map((part) => (part.type === 'html' ? part.html : '')).join('');
    expect(text).not.toMatch(/[\uE000\uE001]/);
    expect(text).toContain('class="language-a\uFFFD1\uFFFDb"');
  });

  it('leads nowhere but to pages, places on the page, and https, http and mailto', () => {
    const narratives = [
      ...publication.kpis,
      ...publication.objectives,
      ...publication.checkIns,
      ...publication.people,
    ].flatMap(({ narrative }) => narrative);
    const html = narratives.map((part) => (part.type === 'html' ? part.html : '')).join('\n');
    const targets = [...html.matchAll(/<a href="(.*?)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((to) => !/^(?:tl:\/[a-z#]|#text-|https?:\/\/|mailto:)/.test(to))).toEqual(
      [],
    );
    expect(html).not.toMatch(/<(?:script|img|svg|iframe|style|base|meta|form|object|embed)/i);
  });

  it('sets the columns of its tables without a style of its own', () => {
    const context = { resolve: () => null, level: 3, anchors: false };
    const html = renderMarkdown('|a|b|c|\n|:-|:-:|-:|\n|1|2|3|', context);
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('<td class="middle">2</td>');
    expect(html).toContain('<td class="end">3</td>');
    expect(html).not.toContain('style');
  });
});

describe('a hostile configuration', () => {
  it.each([
    ['site', { accent: 'red;}body{background:url(//foreign.invalid)}' }],
    ['site', { accent: '#fff\n}' }],
    ['site', { base: '/"><script>alert(1)</script>' }],
    ['site', { base: '//foreign.invalid/' }],
    ['site', { base: '/../..' }],
    ['site', { url: 'javascript:alert(1)' }],
    ['site', { logo: 'https://foreign.invalid/a.png' }],
    ['site', { logo: 'a.svg' }],
    ['site', { logo: '../a.png' }],
    ['repository', { url: 'javascript:alert(1)' }],
    ['repository', { url: 'git@github.com:a/b' }],
    ['repository', { branch: '--output=x' }],
    ['organization', { name: 'A', url: 'data:text/html,x' }],
  ])('is refused and not taken over: %s %j', async (section, fields) => {
    put(folder, {
      'config/throughline.yaml': JSON.stringify({ organization: { name: 'A' }, [section]: fields }),
      'config/content/kpis/README.md': '',
    });
    const result = await check({ root: join(folder, 'config') });
    expect(result.findings.map(({ rule, file }) => `${rule} ${file}`)).toContain(
      'content/schema throughline.yaml',
    );
    const [value] = Object.values(fields).slice(-1);
    const { findings: _, ...published } = await publishFor(result, 'organization');
    expect(JSON.stringify(published)).not.toContain(JSON.stringify(value).slice(1, -1));
  });

  it('is written into addresses as no more than characters of them', () => {
    expect(publication.repository?.url).toBe(
      'https://github.com/a%22onclick=%22alert(1)/%3Cscript%3Ealert(1)%3C/script%3E',
    );
    const { doors } = publication.kpis.find(({ id }) => id === 'k') ?? {};
    expect(doors?.edit).toMatch(
      /\/edit\/a%22%3E%3Cimg\/onerror%3Dalert\(1\)%3E\/content\/kpis\/k\.md$/,
    );
  });

  it('leads nowhere when it names a repository with a password', async () => {
    const repository = { url: 'https://user:password@github.com/a/b' };
    put(folder, {
      'config/throughline.yaml': JSON.stringify({ organization: { name: 'A' }, repository }),
    });
    const result = await check({ root: join(folder, 'config') });
    expect((await publishFor(result, 'private')).repository).toBeNull();
  });
});
