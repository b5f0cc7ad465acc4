import { describe, expect, it } from 'vitest';
import { kpiView } from '../src/site/views/kpi.ts';
import { kpisView } from '../src/site/views/kpis.ts';
import { objectivesByCycle, objectiveView } from '../src/site/views/objective.ts';
import { scorecardView } from '../src/site/views/scorecard.ts';
import { published } from './build/published.ts';
import { book, kpi, publication } from './build/sample.ts';

describe('the scorecard', () => {
  const view = scorecardView(publication);

  it('opens with where the priorities stand, then which are not well', () => {
    expect(view.heading).toBe('One of three priorities is on track.');
    expect(view.sentence).toBe(
      '“Growth” is off track and “Calm” is at risk. Of 4\u00a0KPIs, 2 are on track, 1 is at risk and 1 is off track.',
    );
  });

  it('says so when all is well, and when there is nothing', () => {
    const well = published({
      strategy: { trust: {} },
      kpis: { love: kpi(10, { supports: ['trust'] }) },
      measurements: { love: [['2026-10-31', 9]] },
    });
    expect(scorecardView(well)).toMatchObject({
      heading: 'The one priority is on track.',
      sentence: 'The one KPI is on track.',
    });
    expect(scorecardView(published({}))).toMatchObject({
      heading: 'No strategic priority has been written down yet.',
      sentence: '',
      concerns: [],
    });
  });

  it('puts the worst first, with its owner and the reason', () => {
    expect(view.concerns.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'priority Growth',
      'objective Sell more',
      'kpi Sales',
      'priority Calm',
      'kpi Sleep',
    ]);
    expect(view.concerns[2]).toMatchObject({
      owner: { title: 'Ana Ruiz' },
      reason: '20 on 31\u00a0Oct\u00a02026: 20% of the way to 100, where 89% was expected by now.',
    });
  });

  it('lists perspectives from the top down, each objective before its KPIs, and each KPI once', () => {
    expect(view.perspectives.map(({ id }) => id)).toEqual([
      'financial',
      'customer',
      'learning-and-growth',
    ]);
    const rows = view.perspectives[0]?.priorities[0]?.rows ?? [];
    expect(rows.map(({ title, depth }) => `${depth} ${title}`)).toEqual(['0 Sell more', '1 Sales']);
  });

  it('unfolds what is not well and keeps the rest folded, but hides nothing of a small organisation', () => {
    const openIn = ({ perspectives }: typeof view) =>
      perspectives
        .flatMap(({ priorities }) => priorities)
        .flatMap((p) => (p.isOpen ? [p.priority.id] : []));
    const kpi = publication.kpis.find(({ live }) => live);
    if (kpi === undefined) throw new Error('no KPI was published');
    const more = Array.from({ length: 20 }, (_, index) => ({ ...kpi, id: `kpi-${index}` }));
    expect(openIn(view)).toEqual(['growth', 'trust', 'calm']);
    expect(openIn(scorecardView({ ...publication, kpis: [...publication.kpis, ...more] }))).toEqual(
      ['growth', 'calm'],
    );
  });

  it('shows apart what no priority reaches', () => {
    expect(view.loose.map(({ title }) => title)).toEqual(['Stray']);
  });
});

describe('a KPI’s page', () => {
  const sales = book.kpis.get('sales');
  const view = sales ? kpiView(sales, publication) : null;

  it('opens with the status and why', () => {
    expect(view?.opening).toMatch(
      /^Off track\. 20 on 31\u00a0Oct\u00a02026: 20% of the way to 100/,
    );
  });

  it('has the figure, its target and how far it is, each leading to how it was made', () => {
    expect(view?.figure).toBe('20');
    expect(view?.facts.map(({ term, value }) => `${term} ${value}`)).toEqual([
      'Target 100',
      'Forecast None',
      'Of the way 20%',
      'Expected by now 89%',
      'Pace 0.23',
    ]);
    const explained = sales?.explanations.map(({ key }) => key) ?? [];
    for (const fact of view?.facts ?? [])
      if (!['Target', 'Forecast'].includes(fact.term)) expect(explained).toContain(fact.explains);
  });

  it('is drawn for wide and for narrow screens, and told in words', () => {
    expect(view?.wide).toContain('viewBox="0 0 900 360"');
    expect(view?.narrow).toContain('viewBox="0 0 352 290"');
    expect(view?.wide).toContain('1\u00a0value from 31\u00a0Oct\u00a02026');
  });

  it('draws nothing for what was never measured', () => {
    const bare = published({ kpis: { new: kpi(3) } });
    const [unmeasured] = bare.kpis;
    expect(unmeasured && kpiView(unmeasured, bare)).toMatchObject({
      wide: '',
      values: [],
      opening: 'Without data. It has never been measured.',
    });
  });

  it('is listed by urgency, the retired apart', () => {
    const { rows, retired, sentence } = kpisView(book);
    expect(rows.map(({ title }) => title)).toEqual(['Sales', 'Sleep', 'Love', 'Stray']);
    expect(retired.map(({ title }) => title)).toEqual(['Gone']);
    expect(sentence).toBe('4\u00a0live KPIs: 1 off track, 1 at risk and 2 on track.');
  });
});

describe('an objective’s page', () => {
  const goal = book.objectives.get('goal');
  const view = goal ? objectiveView(goal, book) : null;

  it('says how far it is, how far it should be and what holds it back', () => {
    expect(view?.opening).toMatch(
      /^Off track\. 35% of the way where \d+% was expected by now\. The weakest part is “Sold”\.$/,
    );
  });

  it('shows each key result, and which milestones are late', () => {
    expect(view?.keyResults.map(({ actual, goal }) => `${actual} of ${goal}`)).toEqual([
      '20 of 100',
      '50% of 100%',
    ]);
    expect(view?.keyResults[1]?.milestones.map(({ done, late }) => [done, late])).toEqual([
      ['14\u00a0Oct', false],
      [null, true],
    ]);
  });

  it('is listed under its cycle, the latest first', () => {
    expect(objectivesByCycle(book).map(({ title, rows }) => [title, rows.length])).toEqual([
      ['Fourth quarter', 1],
      ['Third quarter', 1],
    ]);
  });
});
