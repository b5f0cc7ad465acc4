import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditScorecard } from '../../src/audit/index.ts';
import { INSIGHT_KINDS, type InsightKind, insightsOf } from '../../src/insight/index.ts';
import { isActiveOn } from '../../src/measure/index.ts';
import { anyContent } from '../build/any-organization.ts';
import { organization } from '../build/organization.ts';

describe('laws of insights', () => {
  test('is the same in whatever order the files come; every insight can be opened and acted on', () => {
    const met = new Set<InsightKind>();
    fc.assert(
      fc.property(anyContent, fc.infiniteStream(fc.nat()), (content, numbers) => {
        const listOf = (shuffle: boolean) => {
          const { scorecard } = organization(content, {
            order: (files) =>
              shuffle
                ? files
                    .map((file) => ({ file, key: numbers.next().value as number }))
                    .sort((a, b) => a.key - b.key)
                    .map(({ file }) => file)
                : files,
          });
          const { findings } = auditScorecard(scorecard, []);
          return { scorecard, insights: insightsOf({ scorecard, timelines: null, findings }) };
        };
        const { scorecard, insights } = listOf(false);
        expect(listOf(true).insights).toEqual(insights);
        expect(JSON.parse(JSON.stringify(insights))).toEqual(insights);
        insights.forEach(({ kind, about, owner, sentence, step, consequence }, index) => {
          met.add(kind);
          const { graph, asOf } = scorecard;
          expect(graph.find(about) ?? graph.keyResults.get(about)).toBeDefined();
          const person = owner === null ? null : graph.find(owner);
          if (person?.kind === 'person' && kind !== 'owner-overloaded') {
            expect(isActiveOn(person, asOf)).toBe(true);
          }
          expect(`${sentence} ${step}`).not.toMatch(/undefined|null|NaN|Infinity|\[object/);
          expect(sentence).toMatch(/[.”]$/);
          expect(consequence).toBeLessThanOrEqual(insights[index - 1]?.consequence ?? 99);
        });
      }),
      { numRuns: 60 },
    );
    expect(met.size, [...met].join(', ')).toBeGreaterThanOrEqual(INSIGHT_KINDS.length / 3);
  });
});
