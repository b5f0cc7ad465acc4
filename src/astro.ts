/** `throughline/astro`: the scorecard inside an Astro site that is already there. */
import { join, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { isDay } from './calendar/index.ts';
import { type Finding, MachineError } from './finding/index.ts';
import { checkMoment, openMoment, type Publication, publishMoment, readPast } from './index.ts';
import { USUAL_AUDIENCE, unsafeFindings } from './publish/index.ts';
import { siteIntegration } from './site/index.ts';

/** Paths are relative to the folder Astro is started in. */
export interface ThroughlineOptions {
  /** Where `throughline.yaml` lies; the current folder when left out. */
  root?: string;
  /** More content roots, such as a checkout with people data. */
  content?: readonly string[];
  /** For whom the pages are made; `organization` when left out. */
  audience?: string;
  /** The day to judge on, such as 2026-11-20. */
  asOf?: string;
  /** Publish in spite of errors, with a card in place of each broken record. */
  allowErrors?: boolean;
}

/**
 * Adds the scorecard's pages to an Astro site. Astro stops with the findings when the content has
 * errors (unless `allowErrors`), and always when nobody can say who may read what.
 */
export default function throughline(options: ThroughlineOptions = {}): AstroIntegration {
  const root = resolve(options.root ?? '.');
  const content = (options.content ?? []).map((path) => resolve(path));
  const { asOf } = options;
  if (asOf !== undefined && !isDay(asOf)) {
    throw new MachineError(`asOf expects a date such as 2026-11-20, not ${JSON.stringify(asOf)}.`);
  }
  const load = async (): Promise<Publication> => {
    const moment = await openMoment({ root, content, asOf });
    const past = await readPast(moment, 'if-whole');
    const result = await checkMoment(moment, undefined, past);
    const errors = result.findings.filter(({ severity }) => severity === 'error');
    const refused = options.allowErrors ? unsafeFindings(errors, result.config.file) : errors;
    if (refused.length > 0) throw new MachineError(sentence(refused));
    return publishMoment({ moment, result, lack: past.lack }, options.audience ?? USUAL_AUDIENCE);
  };
  return siteIntegration({
    load,
    watch: [join(root, 'throughline.yaml'), join(root, 'content'), ...content],
  });
}

function sentence(findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, 10)
    .map(({ file, start, message }) => `  ${file}:${start.line}:${start.column}  ${message}`);
  const more = findings.length > 10 ? ['  …'] : [];
  return ['the content has errors; see throughline check.', ...lines, ...more].join('\n');
}
