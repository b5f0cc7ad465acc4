import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../src/parse/index.ts';
import { type CheckInDraft, checkInFile } from '../src/site/compose/check-in.ts';
import { kpiFile, objectiveFile } from '../src/site/compose/goal.ts';
import { idFrom, type NewFile, newFileDoor } from '../src/site/compose/new-file.ts';
import type { Content } from './build/organization.ts';
import { published } from './build/published.ts';

const EMPTY: CheckInDraft = {
  date: '2026-11-20',
  author: '',
  about: 'objective:goal',
  status: '',
  confidence: null,
  values: {},
  explains: [],
  decisions: [{ text: '', owner: '', due: '' }],
  supportNeeded: [{ from: '', what: '' }],
  progress: '',
  obstacles: '',
  support: '',
  next: '',
};

/** What the tool reads in a file that a form has made. */
function read({ folder, name, text }: NewFile) {
  const path = `${folder}/${name}`;
  const bytes = new TextEncoder().encode(text);
  const { entry, findings } = parseFile({
    path,
    within: path.replace('content/', ''),
    root: 'content',
    bytes,
  });
  if (entry?.format !== 'md') throw new Error(findings.map(({ message }) => message).join());
  return { data: entry.data, body: entry.body?.text ?? '' };
}

describe('a check-in from the form', () => {
  it('lies in the folder of its week and says what was said, nothing else', () => {
    const file = checkInFile('content', {
      ...EMPTY,
      author: 'ana',
      status: 'at-risk',
      confidence: 0.4,
      values: { 'goal.hours': 12.5 },
      explains: [{ kpi: 'latency', on: '2026-11-03' }],
      decisions: [
        { text: 'Buy tape: the wide one', owner: 'bo', due: '' },
        { text: '', owner: 'bo', due: '2026-12-01' },
      ],
      supportNeeded: [{ from: 'bo', what: 'a day' }],
      progress: 'Half of it.\n',
      next: 'The other half.',
    });
    expect([file.folder, file.name]).toEqual(['content/check-ins/2026-w47', 'goal.md']);
    expect(file.text).toBe(`---
date: 2026-11-20
author: ana
about: ["objective:goal"]
status: at-risk
confidence: 0.4
values: {goal.hours: 12.5}
explains: [{kpi: latency, on: 2026-11-03}]
decisions: [{text: "Buy tape: the wide one", owner: bo}]
support_needed: [{from: bo, what: a day}]
---

## Progress

Half of it.

## Next

The other half.
`);
  });

  it('leaves out what was left open', () => {
    expect(read(checkInFile('content', EMPTY))).toEqual({
      data: { date: '2026-11-20', about: ['objective:goal'] },
      body: '',
    });
  });

  it('reads back as it was typed, whatever was typed', () => {
    const line = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.trim());
    fc.assert(
      fc.property(line, line, (words, owner) => {
        fc.pre(words !== '');
        const decisions = [{ text: words, owner, due: '' }];
        const { data } = read(checkInFile('content', { ...EMPTY, decisions, author: owner }));
        expect(data['decisions']).toEqual([
          owner === '' ? { text: words } : { text: words, owner },
        ]);
        expect(data['author']).toBe(owner === '' ? undefined : owner);
      }),
    );
  });
});

describe('a proposed goal', () => {
  it('is named after its title and passes the check', () => {
    const objective = objectiveFile('content', {
      title: 'Every label prints: première fois',
      owner: 'ana',
      team: '',
      cycle: 'q4',
      supports: 'priority:growth',
      commitment: 'committed',
      keyResults: [{ title: 'Fewer second tries', from: 12, to: 3, unit: '' }],
      why: 'Because it rains.',
    });
    const kpi = kpiFile('content', {
      title: 'Second tries',
      owner: 'ana',
      supports: 'objective:every-label-prints-premiere-fois',
      indicator: 'lag',
      decision: 'Printers are replaced when it rises above 5.',
      definition: 'How often a label is printed again.',
      formula: 'reprints / labels',
      unit: 'percent',
      direction: 'decrease',
      baseline: 12,
      baselineOn: '2026-10-01',
      target: 3,
      by: '2026-12-31',
      cadence: 'monthly',
      system: 'print log',
      method: 'manual',
    });
    expect(objective.name).toBe('every-label-prints-premiere-fois.md');
    const content: Content = {
      strategy: { growth: { title: 'Growth', perspective: 'customer' } },
      people: { ana: { name: 'Ana Ruiz' } },
      cycles: { q4: { title: 'Q4', start: '2026-10-01', end: '2026-12-31' } },
      objectives: { 'every-label-prints-premiere-fois': objective.text },
      kpis: { 'second-tries': kpi.text },
    };
    const publication = published(content);
    const errors = publication.findings.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
    expect(publication.objectives[0]?.trace.reached).toBe(true);
    expect(publication.kpis[0]).toMatchObject({ direction: 'decrease', trace: { reached: true } });
  });
});

describe('the door to a new file', () => {
  const file = { folder: 'content/check-ins/2026-w47', name: 'a b.md', text: 'x&y={text} #1' };
  const at = (url: string) => {
    const config = { repository: { url, branch: 'main/line' } };
    return published({}, { config }).repository?.newFile ?? null;
  };

  it.each([
    [
      'https://github.com/w/f',
      '/w/f/new/main/line/content/check-ins/2026-w47',
      'filename',
      'value',
    ],
    [
      'https://gitlab.com/w/f',
      '/w/f/-/new/main/line/content/check-ins/2026-w47',
      'file_name',
      'content',
    ],
  ])('of %s has folder, name and text', (url, path, name, text) => {
    const door = newFileDoor(at(url), file);
    const address = new URL(door?.href ?? '');
    expect([address.pathname, door?.isFilled]).toEqual([path, true]);
    expect([address.searchParams.get(name), address.searchParams.get(text)]).toEqual([
      file.name,
      file.text,
    ]);
  });

  it('opens empty where the provider takes no text, and where it is too long for an address', () => {
    expect(newFileDoor(at('https://codeberg.org/w/f'), file)).toEqual({
      href: 'https://codeberg.org/w/f/_new/main/line/content/check-ins/2026-w47',
      isFilled: false,
    });
    const long = { ...file, text: 'ä'.repeat(2000) };
    const door = newFileDoor(at('https://github.com/w/f'), long);
    expect([door?.isFilled, (door?.href.length ?? 0) < 200]).toEqual([false, true]);
  });

  it('is not there where nobody knows it', () => {
    expect(newFileDoor(at('https://bitbucket.org/w/f'), file)).toBe(null);
    expect(newFileDoor(at('https://example.com/w/f'), file)).toBe(null);
  });

  it('names a file after its title in small letters', () => {
    expect(idFrom('  Ein Straßenfest: 50 % größer! ')).toBe('ein-stra-enfest-50-gro-er');
    expect(idFrom('x'.repeat(80))).toHaveLength(64);
    expect(idFrom('你好')).toBe('');
  });
});
