/** Reports to be printed: real ones, and findings with whatever texts. */
import { join } from 'node:path';
import type { Comparison } from '../../src/compare/index.ts';
import { createFinding, type Finding, Locator, type Severity } from '../../src/finding/index.ts';
import { check } from '../../src/index.ts';
import { SHARES } from '../../src/measure/index.ts';
import {
  type CheckFormat,
  type CheckReport,
  checkText,
  createPage,
} from '../../src/report/index.ts';

const CASES = join(import.meta.dirname, '../cases');

/** What is found in a case; the texts of its files are those on the disk. */
export async function reportOf(situation: string): Promise<CheckReport> {
  const root = join(CASES, situation);
  const result = await check({ root, env: {}, now: () => new Date('2026-11-20T12:00:00Z') });
  return {
    result,
    change: null,
    failOn: 'error',
    prefix: '',
    textOf: () => null,
    pages: new Map(),
  };
}

/** The same with other findings. */
export function withFindings(report: CheckReport, findings: Finding[]): CheckReport {
  return { ...report, result: { ...report.result, findings } };
}

/** The same as the judgement of a change, with what stood before it. */
export function sinceThen(
  report: CheckReport,
  older: Finding[],
  comparison: Partial<Comparison> = {},
): CheckReport {
  const numbers = { before: 1, after: 1 };
  const shares = Object.fromEntries(SHARES.map((name) => [name, numbers]));
  const nothing: Comparison = {
    isEmpty: true,
    commits: { before: 'a'.repeat(40), after: null },
    records: [],
    settings: [],
    standings: [],
    alignment: { index: numbers, shares: shares as Comparison['alignment']['shares'] },
    touched: { above: [], below: [] },
    findings: { added: [], mended: [], kept: [] },
    traceability: { value: null, of: 0, over: 0, missing: [] },
  };
  const meaning = { ...nothing, ...comparison };
  const { traceability, commits } = meaning;
  const old = { error: older.length, warn: 0, info: 0 };
  const facts = { since: 'main', base: commits.before, traceability, old };
  return { ...report, change: { ...facts, older, comparison: meaning } };
}

/** Text in one format, as it goes into a file. */
export function print(format: CheckFormat, report: CheckReport): string {
  return checkText(format, report, { page: createPage(false, null), full: true });
}

/** A finding over the first `spot` of a text. */
export function finding(
  texts: { message: string; file?: string; rule?: string; hint?: string; expected?: string },
  { text = 'owner: ana-riuz\n', spot = 'ana-riuz', severity = 'error' as Severity } = {},
): Finding {
  const at = text.indexOf(spot);
  const place = new Locator(texts.file ?? 'content/kpis/a.yaml', text).span(at, at + spot.length);
  const { message, rule = 'content/known-reference', hint, expected } = texts;
  return createFinding({ rule, severity, message, hint, expected, place });
}

/** Texts that mean something to one of the channels. */
export const HOSTILE = [
  '::error::boo',
  '\n::set-output name=x::y',
  '##[error]boo',
  '#\uFE0F##[add-mask]boo',
  '#\uFE0F#\uFE0F[debug]',
  '##\u200B[error]',
  ' ::stop-commands::x',
  '\u0085::error::',
  '%0A::error::x',
  'a,file=/etc/passwd::x',
  '@everyone #1 GH-2 <img src=x onerror=alert(1)> ![x](https://a.example/b.png)',
  '| a | b |\n```\n</details><!-- throughline:check -->',
  '[x](1) {0} {{1}} \\[y](https://a.example)',
  ']]> & "quotes" \u0000\uFFFE\uFFFF\uD800',
  'www.example.com https://a.example/?q=1 mailto:a@b.example',
  '𝒜 日本 \u202Eevil',
];
