import { describe, expect, it } from 'vitest';
import { runningTitle } from '../src/site/theme.ts';
import { pagesOf } from '../src/site/views/navigation.ts';
import { packView } from '../src/site/views/pack.ts';
import { published } from './build/published.ts';
import { publication } from './build/sample.ts';

describe('the review pack', () => {
  const view = packView(publication);

  it('holds every live priority with what is under it, and says why it stands so', () => {
    const live = publication.priorities.filter((priority) => priority.live);
    expect(view.priorities.map(({ priority }) => priority.id).sort()).toEqual(
      live.map(({ id }) => id).sort(),
    );
    expect(view.priorities.every(({ reason }) => reason !== '')).toBe(true);
    expect(view.priorities.flatMap(({ rows }) => rows.map(({ id }) => id))).toContain('sales');
  });

  it('is of the cycle that holds today', () => {
    expect(view.cycle?.title).toBe('Fourth quarter');
    expect(packView({ ...publication, cycles: [] }).cycle).toBeNull();
  });

  it('names as many matters as are talked about, and counts the rest', () => {
    const { insights } = publication;
    expect(view.matters.length + view.further).toBe(insights.length);
    expect(view.matters).toEqual(insights.slice(0, 10));
  });

  it('lists decisions that are due today or later, and of this cycle those without a day', () => {
    const [first] = publication.checkIns;
    if (first === undefined) throw new Error('The sample has no check-in.');
    const decision = (text: string, due: string | null) => ({ text, owner: null, due });
    const checkIns = [
      {
        ...first,
        decisions: [
          decision('some day', null),
          decision('tomorrow', '2026-11-21'),
          decision('today', '2026-11-20'),
          decision('yesterday', '2026-11-19'),
        ],
      },
      { ...first, date: '2026-08-01' as const, decisions: [decision('last cycle', null)] },
    ];
    const { decisions } = packView({ ...publication, checkIns });
    expect(decisions.map(({ text }) => text)).toEqual(['today', 'tomorrow', 'some day']);
  });

  it('asks for the support of the last word on a subject alone', () => {
    const [first] = publication.checkIns;
    if (first === undefined) throw new Error('The sample has no check-in.');
    const asks = (date: '2026-11-02' | '2026-11-16', what: string) => ({
      ...{ ...first, date },
      supportNeeded: [{ from: null, what }],
    });
    const checkIns = [asks('2026-11-02', 'before'), asks('2026-11-16', 'now')];
    const { support } = packView({ ...publication, checkIns });
    expect(support.map(({ text }) => text)).toEqual(['now']);
  });

  it('stands without content, and is a page', () => {
    expect(packView(published({})).priorities).toEqual([]);
    expect(pagesOf(published({}))).toContain('/pack/');
  });
});

describe('the running title of printed pages', () => {
  it('keeps what a title says inside its quotes', () => {
    const css = runningTitle('A"};body{display:none}\\', '20 Nov 2026');
    expect(css).toContain('content:"A\\22 \\7d \\3b body\\7b display\\3a none\\7d \\5c ');
    expect(css.match(/"/g)).toHaveLength(4);
    expect(runningTitle('Größe 2026', '20 Nov 2026')).toContain(
      'Größe 2026\\2c  as of 20 Nov 2026',
    );
  });
});
