import type { Finding, Place } from '../../finding/index.ts';
import { jsonText } from '../json.ts';
import { byWorth } from './order.ts';
import { type CheckReport, numbered, olderOf, shareable, toldLines } from './report.ts';
import { LEVELS, sarifRules } from './sarif-rules.ts';

/** Results GitHub takes in one run; a report with more is refused whole. */
const MOST_RESULTS = 25_000;
/** Related places GitHub shows of one result. */
const MOST_RELATED = 100;

/**
 * Findings as SARIF 2.1.0 for code scanning. It holds all there are, since GitHub closes what an
 * upload no longer names; over GitHub's limit the least severe are cut, and the report says so.
 */
export function sarifReport(report: CheckReport): string {
  const { findings, cut } = withinLimit(statedIn(report));
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  const numbers = numbered(findings.map(({ finding }) => finding));
  const results = findings.map(({ finding, state }, at) => ({
    ...resultOf(finding, numbers[at]?.number ?? 1, ids.indexOf(finding.rule), report),
    ...state,
  }));
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...driverOf(report), rules: sarifRules(ids, report) } },
        automationDetails: { id: 'throughline/' },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The repository.' } } },
        invocations: [{ executionSuccessful: true, ...cutNotice(cut) }],
        results,
      },
    ],
  });
}

interface Stated {
  finding: Finding;
  /** What is said of it besides: since when it stands, and whether it is accepted. */
  state: object;
}

function statedIn(report: CheckReport): Stated[] {
  const { result, change } = report;
  const since = (baselineState: string) => (change === null ? {} : { baselineState });
  const as = (state: object) => (finding: Finding) => ({ finding, state });
  return [
    ...shareable(result.findings).map(as(since('new'))),
    ...olderOf(report).map(as(since('unchanged'))),
    ...shareable(result.accepted).map(as({ ...since('unchanged'), suppressions: [ACCEPTED] })),
  ];
}

const ACCEPTED = {
  kind: 'external',
  status: 'accepted',
  justification: 'The file of tolerated findings names it.',
} as const;

function withinLimit(stated: Stated[]): { findings: Stated[]; cut: number } {
  if (stated.length <= MOST_RESULTS) return { findings: stated, cut: 0 };
  const of = new Map(stated.map((one) => [one.finding, one]));
  const sorted = byWorth([...of.keys()]).flatMap((finding) => of.get(finding) ?? []);
  return { findings: sorted.slice(0, MOST_RESULTS), cut: sorted.length - MOST_RESULTS };
}

function driverOf({ result: { tool } }: CheckReport) {
  return { name: tool.name, version: tool.version, semanticVersion: tool.version };
}

function cutNotice(cut: number) {
  if (cut === 0) return {};
  const text = `${cut} findings are left out, the least severe: code scanning takes ${MOST_RESULTS} at most.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

function resultOf(finding: Finding, number: number, ruleIndex: number, { prefix }: CheckReport) {
  const { rule, severity, related = [], entity, chain, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: plain(toldLines(finding).join('\n')) },
    locations: [locationOf(finding, prefix)],
    ...(related.length === 0 ? {} : { relatedLocations: relatedOf(related, prefix) }),
    partialFingerprints: {
      // The one name GitHub looks at: a hash, and which of several alike it is.
      primaryLocationLineHash: `${fingerprint}:${number}`,
      'throughlineFinding/v1': fingerprint,
    },
    properties: { ...(entity && { entity }), ...(chain && { chain }) },
  };
}

function relatedOf(related: NonNullable<Finding['related']>, prefix: string) {
  return related.slice(0, MOST_RELATED).map((place, index) => ({
    id: index + 1,
    ...locationOf(place, prefix),
    message: { text: plain(place.message) },
  }));
}

function locationOf({ file, start, end }: Place, prefix: string) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(`${prefix}${file}`), uriBaseId: '%SRCROOT%' },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
  };
}

function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

/** In a message of SARIF, brackets make links and braces take arguments. */
function plain(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}
