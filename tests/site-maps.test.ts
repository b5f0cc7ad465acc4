import { describe, expect, it } from 'vitest';
import { readPeriods } from '../src/site/client/explore/periods.ts';
import { kpiDataFiles } from '../src/site/files/kpi-data.ts';
import { layRows } from '../src/site/maps/layout.ts';
import { drawStrategyMap } from '../src/site/maps/strategy-map.ts';
import { alignmentSentence } from '../src/site/views/alignment.ts';
import { open } from '../src/site/views/book.ts';
import { teamMatrix } from '../src/site/views/matrix.ts';
import { neighbourhoodOf } from '../src/site/views/neighbours.ts';
import { bandsOf, strategySentence } from '../src/site/views/strategy-map.ts';
import { looseNodes, type TreeNode, throughlinesOf } from '../src/site/views/throughlines.ts';
import { published } from './build/published.ts';
import { book, kpi, publication } from './build/sample.ts';

const HOSTILE = '</text><script>alert(1)</script>" onload="x & "];n0->n1[label=<b>';

describe('the strategy map', () => {
  const chain = published({
    strategy: {
      people: {
        title: 'People stay',
        perspective: 'learning-and-growth',
        drives: ['work', 'sales'],
      },
      work: { title: HOSTILE, perspective: 'internal-process', drives: ['sales'] },
      sales: { title: 'Sales', perspective: 'financial' },
    },
  });

  it('has a band for each perspective from the outcomes down, an empty one in its place', async () => {
    expect(bandsOf(chain).map(({ id, priorities }) => [id, priorities.length])).toEqual([
      ['financial', 1],
      ['customer', 0],
      ['internal-process', 1],
      ['learning-and-growth', 1],
    ]);
    expect((await drawStrategyMap(chain)).wide).toContain('no priority yet');
  });

  it('draws an arrow for every belief, and a link with its status for every priority', async () => {
    for (const svg of Object.values(await drawStrategyMap(chain))) {
      expect(svg.match(/class="way-head"/g)).toHaveLength(3);
      expect(svg.match(/<a href="\/strategy\//g)).toHaveLength(3);
      expect(svg).toMatch(/Sales<\/text> .*No data<\/text>/);
      expect(svg).not.toMatch(/NaN|style=|undefined/);
    }
  });

  it('takes a hostile title for words', async () => {
    for (const svg of Object.values(await drawStrategyMap(chain))) {
      expect(svg).not.toContain('<script');
      expect(svg.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\sonload=/);
      expect(svg).toContain('&lt;/text&gt;&lt;script&gt;');
    }
  });

  it('is the same to the byte when it is drawn again, and nothing without a priority', async () => {
    expect(await drawStrategyMap(chain)).toEqual(await drawStrategyMap(chain));
    expect(await drawStrategyMap(published({}))).toEqual({ wide: '', narrow: '' });
  });

  it('says where what is not well will be felt next', () => {
    const driving = published({
      strategy: {
        calm: { title: 'Calm', drives: ['growth'] },
        growth: { title: 'Growth' },
      },
      kpis: { sleep: kpi(10, { supports: ['calm'] }) },
      measurements: { sleep: [['2026-10-31', 1]] },
    });
    expect(strategySentence(driving)).toBe(
      'None of the priorities is on track. “Calm” is off track, and by our own account it drives “Growth”.',
    );
  });
});

describe('a layout in rows', () => {
  it('keeps each in its row, none on another, whatever they are called', async () => {
    const rows = [['a', 'row0', '"; b'], ['n0', 'constructor'], ['__proto__']];
    const laid = await layRows({
      rows,
      arrows: [
        { from: 'a', to: 'n0' },
        { from: 'row0', to: '__proto__' },
        { from: 'nobody', to: 'a' },
      ],
      node: { width: 100, height: 40 },
      gap: { beside: 20, between: 30 },
    });
    expect(laid.arrows).toHaveLength(2);
    const spots = rows.map((row) => row.map((id) => laid.spots.get(id) ?? { x: -1, y: -1 }));
    for (const row of spots) {
      expect(new Set(row.map(({ y }) => y)).size).toBe(1);
      const sorted = row.map(({ x }) => x).toSorted((a, b) => a - b);
      for (const [index, x] of sorted.slice(1).entries())
        expect(x - (sorted[index] ?? 0)).toBeGreaterThan(100);
    }
    const heights = spots.map((row) => row[0]?.y ?? 0);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  });

  it('keeps the place of an empty row', async () => {
    const laid = await layRows({
      rows: [['a'], [], ['b']],
      arrows: [{ from: 'a', to: 'b' }],
      node: { width: 100, height: 40 },
      gap: { beside: 20, between: 30 },
    });
    expect(laid.rows.map((y) => Math.round(y))).toEqual([160, 90, 20]);
  });
});

describe('the throughlines', () => {
  const titles = (nodes: readonly TreeNode[]): string[] =>
    nodes.flatMap(({ record, children }) => [record.title, ...titles(children)]);

  it('lead from each priority by its current objectives to the KPIs, the top of the strategy first', () => {
    const tree = throughlinesOf(book);
    expect(titles(tree)).toEqual([
      'Growth',
      'Sell more',
      'Sales',
      'Sales',
      'Trust',
      'Love',
      'Calm',
      'Sleep',
    ]);
    const [growth] = tree;
    const [inside, beside] = [growth?.children[0]?.children[0], growth?.children[1]];
    expect([inside?.anchor, beside?.anchor]).toEqual(['line-kpi-sales', null]);
  });

  it('show apart what stands on no line', () => {
    expect(titles(looseNodes(book, throughlinesOf(book)))).toEqual(['Stray']);
  });

  it('end where objectives support each other in a circle', () => {
    const circle = published({
      strategy: { growth: {} },
      objectives: {
        a: { title: 'A', cycle: 'q4', supports: ['growth', 'objective:b'] },
        b: { title: 'B', cycle: 'q4', supports: ['objective:a'] },
      },
      cycles: { q4: { start: '2026-10-01', end: '2026-12-31' } },
    });
    const tree = throughlinesOf(open(circle));
    expect(titles(tree).length).toBeLessThan(6);
    expect(teamMatrix(open(circle)).rows).toHaveLength(1);
  });
});

describe('the matrix of priorities and teams', () => {
  it('counts what each team has on the way to each priority, and names the gaps', () => {
    const { teams, rows } = teamMatrix(book);
    expect(teams.map(({ title }) => title)).toEqual(['Labels']);
    expect(rows.map(({ priority, total, gap }) => [priority.title, total.words, gap])).toEqual([
      ['Growth', '1\u00a0objective and 1\u00a0KPI', ''],
      ['Trust', 'nothing', 'nobody works on it'],
      ['Calm', 'nothing', 'nobody works on it'],
    ]);
  });

  it('is opened by where alignment stands and what it lacks most', () => {
    expect(alignmentSentence(publication.alignment)).toMatch(
      /^Alignment stands at \d+%\..* The weakest is [a-z]+ at \d+%: .+\.$/,
    );
    expect(alignmentSentence(published({}).alignment)).toContain('nothing yet');
  });
});

describe('what a record is tied to', () => {
  it('is drawn with links for both widths, and listed', () => {
    const sales = book.kpis.get('sales');
    const around = sales ? neighbourhoodOf(sales, book) : null;
    expect(around?.groups.map(({ title }) => title)).toEqual([
      'Contributes to',
      'Read by key results',
    ]);
    expect(around?.more).toBe('/alignment/#line-kpi-sales');
    for (const svg of [around?.wide, around?.narrow]) {
      expect(svg).toContain('href="/strategy/growth/"');
      expect(svg).not.toMatch(/NaN|style=|undefined/);
    }
  });

  it('is nothing where it is tied to nothing', () => {
    const stray = book.kpis.get('stray');
    expect(stray && neighbourhoodOf(stray, book)).toBeNull();
  });
});

describe('a KPI’s table of values', () => {
  const hostile = published({
    kpis: { k: kpi(10, { title: 'K' }) },
    measurements: {
      k: [
        ['2026-08-31', -2],
        ['2026-10-31', 4],
      ],
    },
  });
  const [one] = hostile.kpis;
  const points = one?.progress.points.map((point, index) => ({
    ...point,
    note: index === 0 ? '=HYPERLINK("http://x"), "quoted"\nand on' : null,
  }));
  const noted =
    one && points
      ? { ...hostile, kpis: [{ ...one, progress: { ...one.progress, points } }] }
      : hostile;
  const [file] = kpiDataFiles(noted);

  it('has a line for every period and a gap where there is none, numbers as numbers', () => {
    expect(file?.path).toBe('kpis/k/data.csv');
    const periods = readPeriods(file?.text ?? '');
    expect(periods.map(({ on, value }) => [on, value])).toEqual([
      ['2026-08-31', -2],
      [null, null],
      ['2026-10-31', 4],
    ]);
  });

  it('holds nothing that a spreadsheet would run, and reads as it was written', () => {
    expect(file?.text).toContain(`"'=HYPERLINK(""http://x"")`);
    expect(readPeriods(file?.text ?? '')[0]?.note).toBe('=HYPERLINK("http://x"), "quoted"\nand on');
  });
});
