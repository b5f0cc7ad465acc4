/** Runs the whole check on files given as text: an organisation, and what is put into it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Place } from '../../src/finding/index.ts';
import { check, type Result } from '../../src/index.ts';
import { git, makeRepository } from '../repository.ts';
import type { Example, ExampleFile } from './page.ts';

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

/** The day the organisation that examples are added to is committed on, where an example has a history. */
const BEGIN = '2026-10-01';

/**
 * What is found in an example: its files over the organisation's, or, where some of them are
 * committed, in a repository whose first commit is the organisation.
 */
export async function findInExample(
  organization: readonly ExampleFile[],
  { files, isShallow }: Pick<Example, 'files' | 'isShallow'>,
): Promise<Finding[]> {
  const days = [...new Set(files.flatMap(({ on }) => on ?? []))].sort();
  if (days.length === 0 && !isShallow) return findIn([...organization], files);
  const folder = mkdtempSync(join(tmpdir(), 'throughline-rule-'));
  const [root, clone] = [join(folder, 'organisation'), join(folder, 'clone')];
  try {
    mkdirSync(root);
    const first = { date: `${BEGIN}T09:00:00Z`, files: textsOf(organization) };
    const commits = days.map((day) => ({
      date: `${day}T09:00:00Z`,
      files: textsOf(files.filter(({ on }) => on === day)),
    }));
    makeRepository(root, [first, ...commits]);
    for (const { path, text } of files.filter(({ on }) => (on ?? null) === null)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const clones = ['clone', '-q', '--depth', '1', pathToFileURL(root).href, clone];
    if (isShallow) git(folder, ...clones);
    const env = { PATH: process.env['PATH'] };
    return (await check({ root: isShallow ? clone : root, env, history: 'asked' })).findings;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textsOf(files: readonly ExampleFile[]): Record<string, string | null> {
  return Object.fromEntries(
    files.map(({ path, text, isRemoved }) => [path, isRemoved ? null : text]),
  );
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
