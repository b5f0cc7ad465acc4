import { describe, expect, it } from 'vitest';
import { alignmentView } from '../src/site/views/alignment.ts';
import { auditView, rulesByKind } from '../src/site/views/audit/audit.ts';
import { address } from '../src/site/views/book.ts';
import {
  dueCheckIns,
  latestWeeks,
  monthsOf,
  rhythmSentence,
  weeksOf,
} from '../src/site/views/check-ins.ts';
import { placeLinks } from '../src/site/views/narrative.ts';
import { isCurrent, pagesOf, sectionsOf } from '../src/site/views/navigation.ts';
import { ancestorsOf, peopleByTeam, personView, teamTree } from '../src/site/views/people.ts';
import { published } from './build/published.ts';
import { book, publication } from './build/sample.ts';

describe('check-ins', () => {
  it('stand by week, the latest first, across a month’s end', () => {
    expect(weeksOf(publication).map(({ title, checkIns }) => [title, checkIns.length])).toEqual([
      ['Week of 2\u00a0Nov\u00a02026', 1],
      ['Week of 26\u00a0Oct\u00a02026', 1],
    ]);
  });

  it('have a page a month, where links to them lead', () => {
    expect(monthsOf(publication).map(({ title, href }) => [title, href])).toEqual([
      ['November 2026', '/check-ins/2026-11/'],
    ]);
    expect(publication.checkIns[0]?.href).toBe('/check-ins/2026-11/#a/goal');
  });

  it('begin with the latest weeks, as many as it takes', () => {
    expect(latestWeeks(publication, 1)).toHaveLength(1);
    expect(latestWeeks(publication, 2)).toHaveLength(2);
  });

  it('say which are overdue', () => {
    expect(
      dueCheckIns(publication).map(({ objective, overdue }) => [objective.id, overdue]),
    ).toEqual([['goal', true]]);
    expect(rhythmSentence(publication)).toContain('overdue for a check-in: “Sell more”');
  });
});

describe('people and teams', () => {
  it('are listed by name and never by a number; who has left is not among them', () => {
    expect(
      peopleByTeam(book).map(({ team, people }) => [team?.title, people.map((p) => p.title)]),
    ).toEqual([['Labels', ['Ana Ruiz', 'Zoe Adler']]]);
  });

  it('stand as a tree', () => {
    const [top] = teamTree(book);
    expect(top?.team.id).toBe('eng');
    expect(top?.children.map(({ team, objectives }) => [team.id, objectives])).toEqual([
      ['labels', 1],
    ]);
    const labels = book.teams.get('labels');
    expect(labels && ancestorsOf(labels, book).map(({ id }) => id)).toEqual(['eng']);
  });

  it('open with what they answer for', () => {
    const opening = (id: string) => {
      const person = book.people.get(id);
      return person ? personView(person, book).opening : null;
    };
    expect(opening('ana')).toBe('Ana answers for 1\u00a0objective and 1\u00a0KPI.');
    expect(opening('zoe')).toBe('Zoe supports the work of others; nothing is owned in person.');
  });
});

describe('the audit', () => {
  it('puts errors before warnings and the frequent before the rare', () => {
    const { blocks, sentence } = auditView(publication);
    const ranks = blocks.map(({ severity }) => ['error', 'warn', 'info'].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    const errors = publication.findings.filter(({ severity }) => severity === 'error').length;
    expect(sentence).toContain(`${errors}\u00a0error`);
  });

  it('counts findings by owner, in the order of the alphabet', () => {
    const { owners } = auditView(publication);
    expect(owners.reduce((sum, line) => sum + line.total, 0)).toBe(publication.findings.length);
  });

  it('counts them by team too, that of the record before that of its owner', () => {
    const ofLabels = publication.findings.filter(
      ({ record, owner }) =>
        record?.id === 'goal' || (record?.kind === 'kpi' && owner?.id === 'ana'),
    );
    const { teams } = auditView({ ...publication, findings: ofLabels });
    expect(ofLabels.some(({ record }) => record?.kind === 'kpi')).toBe(true);
    expect(teams.map(({ of, total }) => [of?.title ?? null, total])).toEqual([
      ['Labels', ofLabels.length],
    ]);
    const all = auditView(publication).teams;
    expect(all.reduce((sum, { total }) => sum + total, 0)).toBe(publication.findings.length);
  });

  it('begins with one step a record: the gravest first, of equals what more rests on', () => {
    const { first } = auditView(publication);
    const places = first.map(({ record, finding }) => record?.href ?? finding.source.file);
    expect(new Set(places).size).toBe(places.length);
    expect(first.length).toBeLessThanOrEqual(5);
    const gravest = auditView(publication).blocks[0]?.severity;
    expect(first[0]?.finding.severity).toBe(gravest);
    expect(auditView({ ...publication, findings: [] }).first).toEqual([]);
  });

  it('says when it was, what it judged and what it showed', () => {
    const facts = Object.fromEntries(
      auditView({ ...publication, suppressed: 2 }).facts.map(({ term, value }) => [term, value]),
    );
    expect(facts).toMatchObject({
      'Judged as of': '20\u00a0Nov\u00a02026',
      Commit: 'none',
      Suppressed: '2',
      Tolerated: '0',
    });
    expect(facts['Found']).toContain('error');
  });

  it('gives every rule a place among its kind', () => {
    const listed = rulesByKind(publication).flatMap(({ rules }) => rules);
    expect(listed).toHaveLength(publication.rules.length);
  });

  it('says nothing to mend when there is nothing', () => {
    expect(auditView({ ...publication, findings: [] }).sentence).toMatch(
      / found nothing to mend\.$/,
    );
  });
});

describe('the frame', () => {
  it('lists only sections that have content', () => {
    expect(sectionsOf(publication).map(({ title }) => title)).toEqual([
      'Scorecard',
      'Strategy map',
      'Alignment',
      'Priorities',
      'Objectives',
      'KPIs',
      'Teams',
      'People',
      'Check-ins',
      'Audit',
      'History',
      'Guide',
    ]);
    expect(sectionsOf(published({})).map(({ title }) => title)).toEqual([
      'Scorecard',
      'Audit',
      'History',
      'Guide',
    ]);
  });

  it('knows the section of a page', () => {
    const current = sectionsOf(publication).filter((section) => isCurrent(section, '/kpis/sales/'));
    expect(current.map(({ title }) => title)).toEqual(['KPIs']);
  });

  it('knows every page that has to be built, each once', () => {
    const pages = pagesOf(publication);
    expect(new Set(pages).size).toBe(pages.length);
    expect(pages).toEqual(
      expect.arrayContaining([
        '/',
        '/kpis/sales/',
        '/people/bo/',
        '/audit/rules/kpi/has-target/',
        '/404.html',
      ]),
    );
  });

  it('puts the base before every address, in narratives too', () => {
    const below = { ...publication, site: { ...publication.site, base: '/score' } };
    expect(address(below, '/kpis/')).toBe('/score/kpis/');
    expect(address(publication, '/kpis/')).toBe('/kpis/');
    expect(placeLinks('<a href="tl:/kpis/x/">', below)).toBe('<a href="/score/kpis/x/">');
  });

  it('shows alignment with its six shares, and one over nothing as a dash', () => {
    const { index, shares } = alignmentView(published({}).alignment);
    expect([index, shares.map(({ value }) => value)]).toEqual([
      '–',
      ['–', '–', '–', '–', '–', '–'],
    ]);
    expect(shares[0]?.counts).toBe('nothing to judge');
  });
});
