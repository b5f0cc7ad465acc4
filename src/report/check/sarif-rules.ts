import { rulesOf } from '../../audit/index.ts';
import type { Finding, Severity } from '../../finding/index.ts';
import type { CheckReport } from './report.ts';

/** A severity as SARIF says it. */
export const LEVELS = { error: 'error', warn: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** What a SARIF report says about the rules it names, in the order of `ids`. */
export function sarifRules(ids: readonly string[], report: CheckReport) {
  return ids.map((id) => describe(id, report));
}

function describe(id: string, { pages, result, change }: CheckReport) {
  const rule = rulesOf(result.config).find((known) => known.id === id);
  const level =
    LEVELS[severityOf(id, [...result.findings, ...(change?.older ?? []), ...result.accepted])];
  // A rule that a configuration adds has no page of ours.
  const demands = rule?.demands ?? 'A rule of this organisation.';
  const page = pages.get(id) ?? demands;
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: demands },
    fullDescription: { text: demands },
    help: { text: page, markdown: page },
    ...helpUri(id, result.config.site),
    defaultConfiguration: { level },
    properties: { tags: ['performance-as-code', id.split('/')[0] ?? id] },
  };
}

function severityOf(id: string, findings: readonly Finding[]): Severity {
  return findings.find(({ rule }) => rule === id)?.severity ?? 'warn';
}

/** `kpi/has-target` as viewers like a rule's name: `KpiHasTarget`. */
function nameOf(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function helpUri(id: string, { url, base }: { url: string | null; base: string }) {
  if (url === null || !URL.canParse(url)) return {};
  const path = `${base.replace(/\/$/, '')}/audit/rules/${id.split('/').map(encodeURIComponent).join('/')}/`;
  return { helpUri: new URL(path, url).href };
}
