/** Runs the whole check on files given as text: an organisation, and what is put into it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding, Place } from '../../src/finding/index.ts';
import { check, type Result } from '../../src/index.ts';
import type { ExampleFile } from './page.ts';

export async function findIn(...layers: readonly ExampleFile[][]): Promise<Finding[]> {
  return (await checkFiles(...layers)).findings;
}

/** A file of a later layer takes the place of one of an earlier layer. */
export async function checkFiles(...layers: readonly ExampleFile[][]): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'throughline-rule-'));
  try {
    for (const { path, text, latin1 } of layers.flat()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), Buffer.from(text, latin1 ? 'latin1' : 'utf8'));
    }
    return await check({ root, env: {} });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Findings as the pages print them. */
export function printFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${printFinding(finding)}\n`).join('\n');
}

function printFinding(finding: Finding): string {
  const { severity, rule, message, expected, hint, chain, related = [] } = finding;
  return [
    `${at(finding)} ${severity} ${rule}`,
    `  ${message}`,
    ...(expected === undefined ? [] : [`  expected: ${expected}`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...(chain === undefined ? [] : [`  chain: ${chain.join(' → ')}`]),
    ...related.map((other) => `  see ${at(other)} ${other.message}`),
  ].join('\n');
}

function at({ file, start }: Place): string {
  return `${file}:${start.line}:${start.column}`;
}
