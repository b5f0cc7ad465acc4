import type { CheckFormat, CheckReport } from '../report/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import type { Organisation } from './organisation.ts';
import { type OutputFile, refuseOwnPlaces } from './outputs.ts';
import { pageOf } from './page.ts';

/** A judgement, and where and of which moment the organisation is that was judged. */
type Judged = Omit<CheckReport, 'pages' | 'prefix'> &
  Pick<Organisation, 'root' | 'content' | 'moment'>;

/** Tells a judgement on stdout in the format asked for, and in files in others. */
export async function tellJudgement(
  io: Io,
  options: Options,
  { root, content, moment, ...judged }: Judged,
  files: readonly OutputFile<CheckFormat>[],
): Promise<void> {
  refuseOwnPlaces(files, root, [...judged.result.config.content, ...content]);
  const { checkText, createPage } = await import('../report/index.ts');
  const format = (options.text('format') ?? 'pretty') as CheckFormat;
  const pages = await pagesFor([format, ...files.map((file) => file.format)]);
  const { prefix } = moment.repository;
  const report = { ...judged, pages, prefix: prefix === '' ? '' : `${prefix}/` };
  const inFile = { page: createPage(false, null), full: true };
  const texts = files.map(({ format: name, shown, absolute }) => {
    return { shown, absolute, text: checkText(name, report, inFile) };
  });
  if (texts.length > 0) {
    const { writeReports } = await import('../write/index.ts');
    writeReports(texts);
  }
  io.stdout.write(checkText(format, report, { page: pageOf(io), full: options.has('full') }));
  if (format === 'github') await addSummary(io, report);
}

/** The rules' pages, read only for a format that carries them. */
async function pagesFor(formats: readonly CheckFormat[]): Promise<ReadonlyMap<string, string>> {
  if (!formats.includes('sarif')) return new Map();
  const { readRulePages } = await import('../publish/index.ts');
  return readRulePages();
}

/** The page that GitHub shows of a job, where there is one. */
async function addSummary(io: Io, report: CheckReport): Promise<void> {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  const { checkMarkdown } = await import('../report/index.ts');
  const { addToJobFile } = await import('../write/index.ts');
  addToJobFile(file, checkMarkdown(report));
}
