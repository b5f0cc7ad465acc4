import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditScorecard, RULES } from '../src/audit/index.ts';
import { compareFindings, type Finding, type Place } from '../src/finding/index.ts';
import { anyContent } from './build/any-organization.ts';
import { type Content, organization } from './build/organization.ts';

type Files = Map<string, string>;

/** So small that organisations of three records reach them. */
const LIMITS = {
  'focus/company-objectives': { most: 1 },
  'focus/kpis-per-owner': { most: 1 },
  'focus/objectives-per-team': { most: 1 },
};
/** What needs more than is drawn: mixed audiences, twelve values of one process, a survey. */
const RARE = ['audience/no-widening', 'check-in/explains-signal', 'feedback/aggregated'];

/** Every rule as an error, over files in the order that `turned` gives. */
function audit(content: Content, turned = false): { findings: Finding[]; files: Files } {
  const files: Files = new Map();
  const built = organization(content, {
    config: { audit: { extends: 'strict', rules: LIMITS }, site: { accent: '#e8e0a0' } },
    order: (read) => {
      for (const { path, bytes } of read) files.set(path, new TextDecoder().decode(bytes));
      return turned ? read.toReversed() : read;
    },
  });
  const { findings } = auditScorecard(built.scorecard, built.findings);
  return { findings, files };
}

function isInside({ file, start, end }: Place, files: Files): boolean {
  const text = files.get(file);
  if (text === undefined) return file === 'throughline.yaml';
  const lines = text.split('\n');
  const isThere = ({ line, column }: Place['start']) =>
    line >= 1 &&
    line <= lines.length &&
    column >= 1 &&
    column <= (lines[line - 1] ?? '').length + 1;
  return isThere(start) && isThere(end) && start.offset <= end.offset && end.offset <= text.length;
}

describe('over whatever organisation', () => {
  it('no rule throws, and none reports a place outside of its file', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { findings, files } = audit(content);
        const places = findings.flatMap((finding) => [finding, ...(finding.related ?? [])]);
        expect(places.filter((place) => !isInside(place, files))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('every finding is in plain words: a sentence, what was expected, what to do', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const own = new Set(RULES.filter((rule) => !rule.structure).map(({ id }) => id));
        for (const { rule, message, expected, hint } of audit(content).findings) {
          expect(message).toMatch(/\.$/);
          expect(`${message} ${expected} ${hint}`).not.toMatch(
            /undefined|null|NaN|Infinity|\[object/,
          );
          if (own.has(rule)) expect(hint).toMatch(/[.?]$/);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('the order in which files are read changes no finding', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const sorted = (turned: boolean) => audit(content, turned).findings.sort(compareFindings);
        expect(sorted(true)).toEqual(sorted(false));
      }),
      { numRuns: 60 },
    );
  });

  it('the rules over records are not silent', () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(anyContent, (content) => {
        for (const { rule } of audit(content).findings) heard.add(rule);
      }),
      { numRuns: 300, seed: 7 },
    );
    const judging = RULES.filter(({ judge }) => judge !== undefined).map(({ id }) => id);
    expect(judging.filter((id) => !heard.has(id) && !RARE.includes(id))).toEqual([]);
  });
});
