import { checkOutput } from '../check-output.ts';
import { jsonText } from '../json.ts';
import type { Page } from '../style.ts';
import { githubAnnotations } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { junitReport } from './junit.ts';
import { checkMarkdown } from './markdown.ts';
import { prettyReport } from './pretty.ts';
import { reviewdogReport } from './rdjson.ts';
import type { CheckReport } from './report.ts';
import { sarifReport } from './sarif.ts';

/** How a text for people is set. */
export interface Setting {
  page: Page;
  /** Every finding in full, however many there are. */
  full: boolean;
}

type Format = (report: CheckReport, setting: Setting) => string;

const FORMATS = {
  pretty: (report, { page, full }) => prettyReport(report, page, full),
  json: ({ result, change }) => jsonText(checkOutput(result, change)),
  github: githubAnnotations,
  sarif: sarifReport,
  gitlab: gitlabReport,
  junit: junitReport,
  rdjson: reviewdogReport,
  markdown: checkMarkdown,
} as const satisfies Record<string, Format>;

export type CheckFormat = keyof typeof FORMATS;

/** A judgement as text in one format. */
export function checkText(format: CheckFormat, report: CheckReport, setting: Setting): string {
  return FORMATS[format](report, setting);
}
