import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../src/report/index.ts';
import { LIVE, nodesIn, readMarkdown, textIn } from './formats/markdown.ts';
import { finding, HOSTILE, print, reportOf, sinceThen, withFindings } from './formats/report.ts';

const real = await reportOf('several-mistakes-at-once');
const clean = await reportOf('everything-fine');

/** A change that added a KPI which leads nowhere. */
const astray = {
  isEmpty: false,
  touched: { above: [], below: ['kpi:b' as const] },
  traceability: { value: 0.5, of: 1, over: 2, missing: ['kpi:a' as const] },
};

const comment = (report: CheckReport) => print('markdown', report);
/** Kinds of nodes that comments are made of. */
const OURS =
  /^(?:root|heading|paragraph|text|strong|list|listItem|table|tableRow|tableCell|break)$/;

describe('the comment of a pull request', () => {
  it('begins with its hidden marker and the verdict', () => {
    const [marker, verdict] = comment(real).split('\n');
    expect(marker).toBe('<!-- throughline:check -->');
    expect(verdict).toMatch(/^\*\*8 errors; alignment 0\.67\*\*$/);
    expect(comment(clean)).toMatch(/^<!-- throughline:check -->\n\*\*No findings; alignment /);
  });

  it('says of a change first whether what it adds leads to strategy, then what is to be mended', () => {
    const told = comment(sinceThen(real, [finding({ message: 'Old.' })], astray));
    expect(told).toMatch(
      /^<!-- throughline:check -->\n\*\*Patch traceability 0\.50 \\\(1 of 2 reach a live priority\\\); the change does not pass: .+; 1 finding from before does not count\*\*\n/,
    );
    const headings = nodesIn(readMarkdown(told)).filter(({ type }) => type === 'heading');
    expect(headings.map(textIn).map((text) => text.trim())).toEqual([
      'Patch traceability',
      'To mend',
      'What it touches',
    ]);
    expect(told).toContain('- kpi:a does not\n');
    expect(told).toContain('- below: kpi:b\n');
    expect(told).not.toContain('Old.');
  });

  it('is silent when nothing changed and nothing is new', () => {
    expect(comment(sinceThen(clean, real.result.findings))).toBe('');
    expect(comment(sinceThen(real, []))).toContain('does not pass');
  });

  it('holds nothing live of content: no mention, link, image, HTML, table or fence', () => {
    const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, text, (message, name) => {
        const told = withFindings(real, [
          finding({ message, hint: name, file: `content/${name}.yaml`, rule: `own/${message}` }),
        ]);
        const [marker, ...rest] = nodesIn(readMarkdown(comment(told))).slice(1);
        expect(marker).toMatchObject({ type: 'html', value: '<!-- throughline:check -->' });
        expect(rest.map(({ type }) => type).filter((type) => !OURS.test(type))).toEqual([]);
        expect(rest.map(textIn).join(' ')).not.toMatch(LIVE);
      }),
      { numRuns: 300 },
    );
  });

  it('never leaves out what is to be mended, however it is written', () => {
    const marks = '[<&`*_'.repeat(100);
    const many = Array.from({ length: 60 }, (_, at) =>
      finding({ message: `${at}${marks}`, hint: marks, file: `content/${at}${marks}.yaml` }),
    );
    const told = comment(withFindings(real, many));
    expect(told).toContain('\n### To mend\n');
    expect(told.length).toBeLessThanOrEqual(65_536);
  });

  it('fits what GitHub takes, by whole sections, and says what is left out', () => {
    const long = 'Something that takes a while to be said. '.repeat(30);
    const many = Array.from({ length: 400 }, (_, at) =>
      finding({
        message: `${at} ${long}`,
        hint: long,
        file: `content/kpis/${'a'.repeat(200)}${at}.yaml`,
        rule: `own/${at}-${'r'.repeat(200)}`,
      }),
    );
    const told = comment(sinceThen(withFindings(real, many), [], astray));
    expect(told.length).toBeLessThanOrEqual(65_536);
    expect(told).toMatch(/\n… and 3\d\d more\.\n/);
    const sections = told
      .split('\n### ')
      .slice(1)
      .map((part) => part.split('\n')[0]);
    expect(sections).toEqual(['Patch traceability', 'To mend', 'By rule', 'What it touches']);
  });
});
