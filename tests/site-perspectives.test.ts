import { describe, expect, it } from 'vitest';
import { drawStrategyMap } from '../src/site/maps/strategy-map.ts';
import { alignmentSentence } from '../src/site/views/alignment.ts';
import { open } from '../src/site/views/book.ts';
import { teamMatrix } from '../src/site/views/matrix.ts';
import { packView } from '../src/site/views/pack.ts';
import { byPerspective } from '../src/site/views/perspectives.ts';
import { prioritiesView } from '../src/site/views/priority.ts';
import { scorecardView } from '../src/site/views/scorecard.ts';
import { throughlinesOf } from '../src/site/views/throughlines.ts';
import { published } from './build/published.ts';
import { kpi } from './build/sample.ts';

const LONG = 'Money that keeps us independent of anybody else’s plans for this town and the next';

/** Six perspectives of their own, some named as our own code might name something. */
const clinic = published(
  {
    strategy: {
      staff: { title: 'People stay', perspective: 'none', drives: ['care'] },
      care: { title: 'Care on the day', perspective: 'patients' },
      free: { title: 'We owe nobody', perspective: 'other' },
      lost: { title: 'Lost', perspective: null },
    },
    kpis: { wait: kpi(10, { title: 'Wait', supports: ['care'] }) },
    measurements: { wait: [['2026-10-31', 9]] },
  },
  {
    config: {
      perspectives: [
        { id: 'other', title: LONG },
        { id: 'none', title: 'Staff' },
        { id: 'volunteers', title: 'Volunteers' },
        { id: 'operations', title: 'Interdisciplinary-collaboration-across-departments' },
        { id: 'constructor', title: 'What we learn' },
        { id: 'patients', title: 'Patients' },
      ],
    },
  },
);

const lone = published(
  { strategy: { calm: { title: 'Calm', perspective: 'all' } } },
  { config: { perspectives: [{ id: 'all', title: 'Everything' }] } },
);

describe('perspectives of one’s own', () => {
  it('stand in the order that was written, the last on top, and those without one below', () => {
    expect(byPerspective(clinic, clinic.priorities).map(({ title }) => title)).toEqual([
      'Patients',
      'What we learn',
      'Interdisciplinary-collaboration-across-departments',
      'Volunteers',
      'Staff',
      LONG,
      'Without a perspective',
    ]);
    expect(byPerspective(lone, lone.priorities).map(({ title }) => title)).toEqual(['Everything']);
  });

  it('have anchors that no two share, whatever they are called', () => {
    for (const { perspectives } of [scorecardView(clinic), prioritiesView(open(clinic))]) {
      const ids = perspectives.map(({ id }) => id);
      expect(ids).toEqual(['patients', 'none', 'other', '_none']);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('name each page of the pack', () => {
    expect(packView(clinic).priorities.map(({ perspective }) => perspective)).toEqual([
      'Patients',
      'Staff',
      LONG,
      'Without a perspective',
    ]);
    expect(packView(lone).priorities.map(({ perspective }) => perspective)).toEqual(['Everything']);
  });

  it('are bands of the map, however many there are and however long their names', async () => {
    for (const [publication, bands] of [
      [clinic, 7],
      [lone, 1],
    ] as const) {
      for (const svg of Object.values(await drawStrategyMap(publication))) {
        expect(svg.match(/class="band-shape/g)).toHaveLength(bands);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      }
    }
    const { narrow } = await drawStrategyMap(clinic);
    expect(narrow).toContain('Money that keeps us independent of anybody');
    expect(narrow).not.toContain(LONG);
    expect(narrow.match(/no priority yet/g)).toHaveLength(3);
  });

  it('give the alignment page its lines and its matrix', () => {
    const titles = ['Care on the day', 'People stay', 'We owe nobody', 'Lost'];
    expect(throughlinesOf(open(clinic)).map(({ record }) => record.title)).toEqual(titles);
    expect(teamMatrix(open(clinic)).teams).toEqual([]);
    expect(alignmentSentence(clinic.alignment)).toContain('Alignment stands at');
  });
});
