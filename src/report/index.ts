/** Result → text in one format: for people at a terminal, for code hosts, and JSON for machines. */
export type { ChangeFacts } from './change.ts';
export { type CheckFormat, checkText } from './check/formats.ts';
export { checkMarkdown } from './check/markdown.ts';
export { type CheckReport, isFailing, type ReportedChange } from './check/report.ts';
export { type CheckOutput, type Head, headOf } from './check-output.ts';
export { checkOutputJsonSchema } from './check-schema.ts';
export { compareMarkdown } from './compare-markdown.ts';
export { type CompareOutput, compareOutput } from './compare-output.ts';
export { compareOutputJsonSchema } from './compare-schema.ts';
export { comparisonText } from './compare-text.ts';
export { explainOutput, explainText } from './explain-text.ts';
export {
  goalpostsOutput,
  goalpostsText,
  ledgerOutput,
  ledgerText,
} from './history-output.ts';
export { goalpostsOutputJsonSchema, historyOutputJsonSchema } from './history-schema.ts';
export { insightsOutput } from './insights.ts';
export { insightsMarkdown, insightsText } from './insights-text.ts';
export { jsonText, sortKeys } from './json.ts';
export { type ListFilter, type ListItem, listRecords } from './list.ts';
export { listText } from './list-text.ts';
export { type ModelOutput, modelOutput } from './model-output.ts';
export { modelOutputJsonSchema } from './output-schema.ts';
export { prettyFindings, type TextOf } from './pretty.ts';
export { ruleOutput, rulesText, ruleText } from './rules.ts';
export { createPage, type Page } from './style.ts';
export { type Subject, subjectOf } from './subject.ts';
export { type Counts, countFindings } from './summary.ts';
export { type Branch, type ThroughlineTree, traceOf } from './trace.ts';
export { traceText } from './trace-text.ts';
export { visible } from './visible.ts';
export { count, statusWord } from './words.ts';
export { writings } from './writing.ts';
