import type { Finding } from '../finding/index.ts';
import type { Timeline } from '../history/index.ts';
import { INSIGHT_TITLES, insightsOf, suggestionsOf } from '../insight/index.ts';
import type { Ref } from '../schema/index.ts';
import type { Desk } from './desk.ts';
import type { PublishedInsight, PublishedSuggestion } from './publication.ts';

/** What needs a decision, drawn from what is visible alone; nothing about a stand-in. */
export function publishInsights(
  desk: Desk,
  findings: readonly Finding[],
  timelines: readonly Timeline[] | null,
): PublishedInsight[] {
  const { scorecard, names, repository, standIns } = desk;
  const mention = (ref: Ref | null) => (ref === null ? null : names.mention(ref));
  return insightsOf({ scorecard, findings, timelines })
    .filter(({ about }) => !standIns.has(about))
    .map((insight) => ({
      kind: insight.kind,
      title: INSIGHT_TITLES[insight.kind],
      sentence: insight.sentence,
      step: insight.step,
      record: mention(insight.about),
      owner: mention(insight.owner),
      consequence: insight.consequence,
      evidence: insight.evidence.map(({ text, ref, at }) => ({
        text,
        record: mention(ref),
        source: at === null || at.file === '' ? null : repository.line(at.file, at.line),
      })),
    }));
}

/** What likeness of words suggests among the records that are visible. */
export function publishSuggestions({ scorecard, names }: Desk): PublishedSuggestion[] {
  return suggestionsOf(scorecard).map(({ kind, from, to, score, sentence }) => ({
    ...{ kind, sentence, score },
    records: names.mentions([from, to]),
  }));
}
