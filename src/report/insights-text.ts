import { INSIGHT_TITLES, type Insight, type Suggestion } from '../insight/index.ts';
import type { Graph } from '../link/index.ts';
import { plainMarkdown } from './plain-markdown.ts';
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count, share } from './words.ts';
import { hang } from './wrap.ts';

/** What is shown of a list: all of it, or its beginning, and how long it is. */
export interface Agenda {
  insights: readonly Insight[];
  suggestions: readonly Suggestion[];
  /** How many insights there are in all. */
  of: number;
}

/** What needs a decision, for people at a terminal: sentence, next step and owner, evidence. */
export function insightsText(agenda: Agenda, graph: Graph, page: Page): string {
  const { style, width } = page;
  const blocks = agenda.insights.map((insight, index) => {
    const number = `${String(index + 1).padStart(2)}  `;
    return [
      hang(style.bold(number), style.bold(visible(insight.sentence)), width),
      hang(`    ${style.cyan('next')}  `, visible(nextOf(insight, graph)), width),
      ...insight.evidence.map((evidence) => {
        const at = evidence.at === null ? '' : `  ${evidence.at.file}:${evidence.at.line}`;
        return hang('          ', style.dim(visible(`${evidence.text}${at}`)), width);
      }),
      `    ${style.dim(`${INSIGHT_TITLES[insight.kind]} · ${visible(insight.about)}`)}`,
    ].join('\n');
  });
  const suggested = agenda.suggestions.map(({ sentence, score }) =>
    hang('    ', visible(`${sentence} Likeness ${share(score)}.`), width),
  );
  const parts = [
    ...blocks,
    ...(suggested.length === 0
      ? []
      : [[style.bold('By likeness of words alone'), ...suggested].join('\n')]),
    style.dim(summaryOf(agenda)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The same as a list in Markdown, for a meeting or a mail. */
export function insightsMarkdown(agenda: Agenda, graph: Graph): string {
  const insights = agenda.insights.map(
    (insight, index) =>
      `${index + 1}. **${plainMarkdown(insight.sentence)}**  \n   ${plainMarkdown(nextOf(insight, graph))}\n`,
  );
  const suggestions = agenda.suggestions.map(
    ({ sentence, score }) => `- ${plainMarkdown(sentence)} Likeness ${share(score)}.\n`,
  );
  return [
    '## What needs a decision\n\n',
    ...insights,
    ...(suggestions.length === 0 ? [] : ['\n### By likeness of words alone\n\n', ...suggestions]),
    `\n${summaryOf(agenda)}\n`,
  ].join('');
}

function nextOf({ owner, step }: Insight, graph: Graph): string {
  return `${owner === null ? 'Nobody answers for it' : graph.titleOf(owner)}: ${step}`;
}

function summaryOf({ insights, of }: Agenda): string {
  if (of === 0) return 'Nothing needs a decision.';
  const shown = insights.length < of ? `, the first ${insights.length} shown` : '';
  return `${count(of, 'thing needs', 'things need')} a decision${shown}.`;
}
