import { describe, expect, it } from 'vitest';
import { open } from '../src/site/views/book.ts';
import { budgetSentence, budgetViews } from '../src/site/views/budget.ts';
import { developmentSentence, plansByCycle, planView } from '../src/site/views/development.ts';
import { feedbackMonths, feedbackSentence, surveyTables } from '../src/site/views/feedback.ts';
import { meetingNow, meetingOf } from '../src/site/views/meeting.ts';
import { pagesOf, sectionsOf } from '../src/site/views/navigation.ts';
import { reviewsByCycle, reviewsSentence, reviewView } from '../src/site/views/reviews.ts';
import type { Content, Fields } from './build/organization.ts';
import { published } from './build/published.ts';
import { kpi } from './build/sample.ts';

const everyone: Fields = { audience: 'organization' };
const answers = (n: number, mean = 3.44) => ({ mean, n });
const content: Content = {
  teams: { labels: { title: 'Labels' } },
  roles: {
    engineer: {
      title: 'Engineer',
      outcomes: { results: ['Changes that stay'] },
      skills: [
        { skill: 'teaching', level: 3 },
        { skill: 'craft', level: 4 },
      ],
    },
  },
  people: {
    ana: { name: 'Ana Ruiz', team: 'labels', role: 'engineer' },
    bo: { name: 'Bo Chen', team: 'labels' },
    cy: { name: 'Cy Dee', team: 'labels', audience: 'private' },
  },
  cycles: {
    q3: { title: 'Third quarter', start: '2026-07-01', end: '2026-09-30' },
    q4: { title: 'Fourth quarter', start: '2026-10-01', end: '2026-12-31', check_in: 'weekly' },
  },
  strategy: { growth: { title: 'Growth', perspective: 'financial' } },
  kpis: { sales: kpi(100, { title: 'Sales', owner: 'ana', supports: ['growth'] }) },
  measurements: { sales: [['2026-10-31', 20]] },
  objectives: {
    goal: {
      title: 'Sell more',
      owner: 'ana',
      cycle: 'q4',
      supports: ['growth'],
      key_results: [{ id: 'sold', title: 'Sold', kpi: 'sales', from: 0, to: 100 }],
    },
  },
  reviews: {
    'q3/cycle': {
      ...everyone,
      title: 'The quarter',
      cycle: 'q3',
      reviewer: 'bo',
      kind: 'cycle',
      ratings: {
        results: {
          score: 2,
          evidence: ['kpi:sales', 'https://wiki.example/a?b=1'],
          comment: 'Slow.',
        },
      },
      decisions: [{ text: 'Sell by hand', owner: 'ana', due: '2026-12-01' }],
    },
    'q3/ana': {
      ...everyone,
      subject: 'ana',
      cycle: 'q3',
      reviewer: 'cy',
      kind: 'peer',
      ratings: { results: { score: 5 }, actions: { score: 5 }, behaviors: { score: 3 } },
      outcome: 'recognition',
    },
  },
  feedback: {
    'q4/thanks': { kind: 'recognition', from: 'bo', to: 'ana', date: '2026-11-02' },
    'q4/secret': { kind: 'coaching', from: 'bo', to: 'ana', date: '2026-11-03' },
    'q4/around': {
      ...everyone,
      title: 'Ana, all round',
      kind: 'survey-360',
      subject: 'ana',
      cycle: 'q3',
      groups: [
        { perspective: 'self', n: 1, scores: { Listens: answers(1) } },
        {
          perspective: 'peers',
          n: 9,
          scores: { Listens: answers(9), Waits: answers(4), Asks: answers(7) },
        },
        {
          perspective: 'reports',
          n: 4,
          scores: { Listens: answers(4) },
          comments: ['I said this.'],
        },
      ],
    },
  },
  development: {
    'ana-q4': {
      ...everyone,
      title: 'Ana teaches',
      person: 'ana',
      cycle: 'q4',
      goals: [
        { title: 'Teach', skill: 'teaching', due: '2026-12-01', state: 'active' },
        { title: 'Sing', skill: 'singing', due: '2026-11-01', state: 'proposed' },
      ],
    },
  },
  budgets: {
    year: {
      ...everyone,
      title: 'Year',
      period: { start: '2026-01-01', end: '2026-12-31' },
      currency: 'EUR',
      total: 300,
      lines: [
        { title: 'Ads', amount: 100.1, spent: 150.2, outcome: ['sales'] },
        { title: 'Fairs', amount: 100.2 },
      ],
    },
  },
};
const publication = published(content);
const book = open(publication);

describe('reviews', () => {
  const [cycle] = reviewsByCycle(publication);
  const ofAna = publication.reviews.find(({ id }) => id === 'q3/ana');

  it('stand with their cycle, the cycle before people, with the decisions they took', () => {
    expect(cycle).toMatchObject({ id: 'q3', title: 'Third quarter', closed: { id: 'q3' } });
    expect(cycle?.groups.map(({ title }) => title)).toEqual(['Of the cycle', 'Of people']);
    expect(cycle?.decisions).toMatchObject([
      { text: 'Sell by hand', owner: { title: 'Ana Ruiz' }, in: { title: 'The quarter' } },
    ]);
    expect(reviewsSentence(publication)).toContain('2\u00a0reviews and 1\u00a0decision');
  });

  it('tell a person’s ratings in words and keep the numbers', () => {
    expect(ofAna?.judgements.map(({ score }) => score)).toEqual([null, null, null]);
    expect(JSON.stringify(ofAna)).not.toMatch(/"score":\d/);
    expect(ofAna && reviewView(ofAna).opening).toBe(
      'Results and actions far above what was expected and behaviours as expected. What follows is recognition.',
    );
    expect(ofAna).toMatchObject({
      title: 'Ana Ruiz, Third quarter',
      href: '/reviews/q3/ana/',
      reviewer: { title: 'someone in Labels', id: '' },
    });
  });

  it('lead from a rating to what shows it, here or elsewhere', () => {
    const ofCycle = publication.reviews.find(({ id }) => id === 'q3/cycle');
    expect(ofCycle?.judgements).toMatchObject([
      {
        score: 2,
        evidence: [{ record: { href: '/kpis/sales/' } }, { href: 'https://wiki.example/a?b=1' }],
      },
    ]);
  });
});

describe('a meeting', () => {
  const meeting = meetingNow(publication);

  it('starts from what needs a decision, then the objectives, then what was decided', () => {
    const labels = meeting.items.map(({ label }) => label.split(':')[0]);
    expect(labels.filter((label, at) => label !== labels[at - 1])).toEqual([
      'Needs a decision',
      'Objective',
      'Decisions',
    ]);
    expect(meeting.items.find(({ label }) => label === 'Objective')).toMatchObject({
      title: 'Sell more',
      checkIn: '/compose/check-in/?about=objective%3Agoal',
      parts: [{ title: 'Sold', now: '20' }],
    });
    expect(meeting.items.at(-1)?.decisions).toMatchObject([{ text: 'Sell by hand' }]);
  });

  it('about a cycle that has closed says what was decided in its reviews', () => {
    const [closed] = publication.history.closedCycles;
    const past = closed && meetingOf(closed, publication, '/meeting/q3/');
    expect(past?.items.at(-1)).toMatchObject({ decisions: [{ text: 'Sell by hand' }] });
  });

  it('says so when there is nothing to talk about', () => {
    expect(meetingNow(published({}))).toMatchObject({
      items: [],
      lead: 'No strategic priority has been written down yet. Nothing is on the agenda.',
    });
  });
});

describe('feedback', () => {
  it('stands by month, and coaching is for those it was given to', () => {
    expect(feedbackMonths(publication)).toMatchObject([
      { title: 'November 2026', notes: [{ title: 'Bo Chen to Ana Ruiz' }] },
    ]);
    expect(published(content, { audience: 'private' }).feedback).toHaveLength(3);
    expect(feedbackSentence(publication)).toBe(
      '1\u00a0recognition of 1\u00a0colleague, and 1\u00a0all-round survey shared as means of a group.',
    );
  });

  it('shows of a survey what nobody can be recognised by, with one decimal', () => {
    const [table] = surveyTables(publication);
    expect(table?.columns).toEqual([
      { title: 'Self', n: 1 },
      { title: 'Peers', n: 9 },
    ]);
    expect(table?.rows).toEqual([
      {
        question: 'Listens',
        cells: [
          { mean: '3.4', n: null },
          { mean: '3.4', n: null },
        ],
      },
    ]);
    // Waits has 4 answers, Asks was left open by 2, and the reports are 4.
    expect(table?.survey.withheld).toBe(3);
    expect(JSON.stringify(publication)).not.toMatch(/I said this|Waits"|3\.44/);
  });

  it('shows no survey that stands twice for a person and a cycle', () => {
    const twice = { ...content.feedback, 'q4/again': content.feedback?.['q4/around'] ?? {} };
    const surveys = surveyTables(published({ ...content, feedback: twice }));
    expect(surveys.map(({ columns }) => columns)).toEqual([[], []]);
  });

  it('asks for as many answers as the organisation does', () => {
    const rules = { 'feedback/aggregated': { minimum: 4 } };
    const [table] = surveyTables(published(content, { config: { audit: { rules } } }));
    expect(table?.columns.map(({ title }) => title)).toEqual(['Self', 'Peers', 'Reports']);
  });
});

describe('development', () => {
  it('puts a plan beside what the role asks for', () => {
    const [plan] = publication.development;
    const view = plan && planView(plan, book);
    expect(view?.skills).toEqual([
      { skill: 'teaching', level: '3 of 5', goals: ['Teach'] },
      { skill: 'craft', level: '4 of 5', goals: [] },
    ]);
    expect(view?.beyond).toEqual(['singing']);
    expect(view?.opening).toBe(
      'Ana’s plan has 2\u00a0goals: 1 under way, 1 proposed; the next is due on 1\u00a0Dec; “Sing” is past its day.',
    );
  });

  it('lists plans by cycle and says how many goals there are', () => {
    expect(plansByCycle(publication).map(({ title }) => title)).toEqual(['Fourth quarter']);
    expect(developmentSentence(publication)).toBe(
      '1 person shares what they want to learn: 1 under way, 1 proposed; 1 past their day.',
    );
  });
});

describe('a budget', () => {
  const [view] = budgetViews(publication);

  it('sets what is spent against what was set aside, and knows what is not said', () => {
    expect(view?.lines).toMatchObject([
      { amount: '€100.10', spent: '€150.20', share: '150%', over: '€50.10 over' },
      { amount: '€100.20', spent: '–', share: '–', over: '', bar: '' },
    ]);
    expect(view?.opening).toBe(
      'Of €300, €200.30 is set aside in 2\u00a0lines; €150.20 is spent of the €100.10 whose spending is known. One line has cost more than was set aside.',
    );
  });

  it('says how the KPIs are that the money should move', () => {
    expect(view?.lines[0]?.outcome).toMatchObject([
      { kpi: { title: 'Sales' }, status: 'off-track' },
    ]);
    expect(budgetSentence(publication)).toBe(
      '1\u00a0budget with 2\u00a0lines: of the 1\u00a0KPI the money should move, none is on track or achieved.',
    );
  });
});

describe('the sections', () => {
  const titles = (audience: string) =>
    sectionsOf(published(content, { audience })).map(({ title }) => title);

  it('list these pages for whom there is anything in them', () => {
    const ours = ['Reviews', 'Feedback', 'Development', 'Budget'];
    expect(titles('organization')).toEqual(expect.arrayContaining(ours));
    for (const title of ours) expect(titles('public')).not.toContain(title);
  });

  it('count every page that is made', () => {
    expect(pagesOf(publication)).toEqual(
      expect.arrayContaining([
        ...['/reviews/q3/cycle/', '/development/ana-q4/', '/feedback/2026-11/'],
        ...['/meeting/', '/meeting/q3/', '/budget/'],
      ]),
    );
  });
});
