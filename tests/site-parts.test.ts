import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineFiles } from '../src/site/files/index.ts';
import { auditView } from '../src/site/views/audit/audit.ts';
import { findingParts } from '../src/site/views/audit/found.ts';
import { open } from '../src/site/views/book.ts';
import { monthsOf } from '../src/site/views/check-ins.ts';
import { decisionPages } from '../src/site/views/decisions.ts';
import { kpisView } from '../src/site/views/kpis.ts';
import { kpiPages, objectivePages } from '../src/site/views/long-lists.ts';
import { pagesOf } from '../src/site/views/navigation.ts';
import { neighbourhoodOf } from '../src/site/views/neighbours.ts';
import { packView } from '../src/site/views/pack.ts';
import { partsOf } from '../src/site/views/parts.ts';
import { furtherUnder, priorityView } from '../src/site/views/priority.ts';
import { scorecardView } from '../src/site/views/scorecard.ts';
import { linePages } from '../src/site/views/throughlines.ts';
import { published } from './build/published.ts';
import { publication as small } from './build/sample.ts';

const name = (letter: string, at: number) => `${letter}${String(at).padStart(3, '0')}`;
const many = <T>(n: number, letter: string, make: (at: number) => T) =>
  Object.fromEntries(Array.from({ length: n }, (_, at) => [name(letter, at), make(at)]));

/** Two priorities, 260 KPIs, 130 objectives and 400 check-ins of one month, 200 of them of one day. */
const large = published({
  strategy: {
    up: { title: 'Up', perspective: 'customer', owner: 'ana' },
    down: { title: 'Down', perspective: 'customer' },
  },
  people: { ana: { name: 'Ana Ruiz' } },
  cycles: {
    q4: { title: 'Q4', start: '2026-10-01', end: '2026-12-31', check_in: 'weekly' },
  },
  kpis: many(260, 'k', (at) => ({
    title: `Figure ${name('k', at)}`,
    owner: 'ana',
    supports: [at % 2 === 0 ? 'up' : 'down'],
    unit: { kind: 'percent' },
    cadence: 'monthly',
    baseline: { value: 0, on: '2026-01-01' },
    target: { value: 10, by: '2026-12-31' },
  })),
  measurements: many(260, 'k', (at) => `date,value\n2026-09-30,1\n2026-10-31,${at % 10}\n`),
  objectives: many(130, 'o', (at) => ({
    title: `Aim ${name('o', at)}`,
    owner: 'ana',
    cycle: 'q4',
    supports: ['up'],
    key_results: [{ id: 'a', title: 'A', kpi: name('k', at), from: 0, to: 10 }],
  })),
  'check-ins': many(400, 'c', (at) => ({
    title: 'Told',
    date: at < 200 ? '2026-10-09' : `2026-10-${String(10 + (at % 20)).padStart(2, '0')}`,
    author: 'ana',
    about: [name('o', at % 130)],
  })),
});

describe('a list in parts', () => {
  it('holds every entry once, in its order, on pages of about a hundred', () => {
    fc.assert(
      fc.property(fc.nat(2000), (length) => {
        const entries = Array.from({ length }, (_, at) => at);
        const parts = partsOf(entries, 'All', (number) => `/all/${number}/`);
        expect(parts.flatMap((part) => part.entries)).toEqual(entries);
        const lengths = parts.map((part) => part.entries.length);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(120);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(parts.length);
        for (const [at, part] of parts.entries()) {
          expect(part.before?.href ?? null).toBe(parts[at - 1]?.href ?? null);
          expect(part.after?.href ?? null).toBe(parts[at + 1]?.href ?? null);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('stays one page where it is short', () => {
    expect(partsOf(['a'], 'All', () => '/all/')).toMatchObject([{ title: 'All', of: 1 }]);
  });
});

describe('a small organisation', () => {
  it('has every list on one page', () => {
    const { perspectives, looser } = scorecardView(small);
    expect(
      looser + perspectives.flatMap((p) => p.priorities).filter((p) => p.more > 0).length,
    ).toBe(0);
    expect(kpiPages(small).parts).toEqual([]);
    expect(objectivePages(small).ways).toEqual([]);
    expect([...linePages(small), ...furtherUnder(small), ...decisionPages(small)]).toEqual([]);
    expect(monthsOf(small).flatMap(({ days }) => days)).toEqual([]);
  });
});

describe('a large organisation', () => {
  const blocks = scorecardView(large).perspectives.flatMap((p) => p.priorities);

  it('shows on the scorecard the most urgent of each priority, and says how many more there are', () => {
    expect(blocks.map(({ rows, more }) => [rows.length, more])).toEqual([
      [60, 70],
      [60, 265],
    ]);
    for (const { rows } of blocks) expect(rows.map(({ status }) => status)).toContain('off-track');
    for (const { rows } of blocks)
      expect(rows.map(({ status }) => status)).not.toContain('on-track');
    expect(packView(large).priorities.map(({ more }) => more)).toEqual([70, 265]);
  });

  it('has every KPI on a page by status and on one by name, and every objective by cycle', () => {
    const onPages = (parts: { href: string; entries: readonly { id: string }[] }[], by: string) =>
      parts
        .filter(({ href }) => href.includes(by))
        .flatMap(({ entries }) => entries.map(({ id }) => id));
    const ids = large.kpis.map(({ id }) => id);
    const { parts, ways } = kpiPages(large);
    expect(onPages(parts, '/name/').sort()).toEqual(ids);
    expect(
      onPages(
        parts.filter(({ href }) => !href.includes('/name/')),
        '/kpis/by/',
      ).sort(),
    ).toEqual(ids);
    expect(ways.map(({ title }) => title)).toEqual(['By status', 'By priority', 'By name']);
    for (const list of ways[0]?.lists ?? [])
      expect(parts.map(({ href }) => href)).toContain(list.href);
    expect(kpisView(open(large)).rows).toHaveLength(50);
    expect(onPages(objectivePages(large).parts, '/cycle/q4/')).toHaveLength(130);
  });

  it('continues what is under a priority on further pages', () => {
    const [up] = large.priorities.filter(({ id }) => id === 'up');
    if (up === undefined) throw new Error('The priority is gone.');
    const own = priorityView(up, open(large));
    const further = furtherUnder(large).filter(({ priority }) => priority.id === 'up');
    const rest = further.reduce((sum, { part }) => sum + part.entries.length, 0);
    // The objectives, the KPIs they read, and the KPIs that support it themselves.
    expect(own.rows.length + rest).toBe(130 + 130 + 65);
    expect(own.under?.after?.href).toBe('/strategy/up/under/2/');
  });

  it('leads from a record to the page where its line stands', () => {
    const pages = new Map(linePages(large).map((page) => [page.href, page]));
    const [kpi] = large.kpis.filter(({ id }) => id === 'k259');
    const more = kpi && neighbourhoodOf(kpi, open(large))?.more;
    const [path = '', anchor] = (more ?? '').split('#');
    expect(pages.get(path)?.entries.map((node) => node.anchor)).toContain(anchor);
  });

  it('tells the check-ins of a busy month by day, and a busy day in parts', () => {
    const [month] = monthsOf(large);
    expect(month?.days).toHaveLength(22);
    for (const day of month?.days ?? [])
      for (const checkIn of day.checkIns) expect(checkIn.href).toBe(`${day.href}#${checkIn.id}`);
    expect(month?.days.flatMap(({ checkIns }) => checkIns)).toHaveLength(400);
    expect(month?.days.map(({ href }) => href)).toContain('/check-ins/2026-10/09-2/');
  });

  it('lists on the audit page the beginning of what each rule found, and all on the rule’s pages', () => {
    const [block] = auditView(large).blocks.toSorted((a, b) => b.more - a.more);
    if (block === undefined) throw new Error('Nothing was found.');
    expect(block.findings).toHaveLength(10);
    const all = findingParts(large, block.id).flatMap(({ entries }) => entries);
    expect(all).toHaveLength(block.more + 10);
  });

  it('names each of its pages once', () => {
    const pages = pagesOf(large);
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('writes JSON that reads the same in parts as whole', async () => {
    for await (const { path, text } of machineFiles(large)) {
      if (path !== 'api/objectives.json') continue;
      const { objectives } = JSON.parse(typeof text === 'string' ? text : [...text].join(''));
      expect(objectives.map(({ id }: { id: string }) => id)).toEqual(
        large.objectives.map(({ id }) => id),
      );
      return;
    }
    throw new Error('There is no such file.');
  });
});
