/** Runs one case: a folder that holds a small organisation and the findings expected of it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding, Place } from '../src/finding/index.ts';
import { check, type Result } from '../src/index.ts';

/** What `setup.json` may ask for: things that a checkout does not carry everywhere alike. */
interface Setup {
  /** Files whose names differ in letters alone, which some disks cannot hold beside each other. */
  files?: Record<string, string>;
  /** Symbolic links: path → what it points to. */
  links?: Record<string, string>;
  /** Files beside the organisation's folder. */
  beside?: Record<string, string>;
}

/** What the clock says where a case does not say which day it is. */
const TODAY = new Date('2026-11-20T12:00:00Z');

/** Checks a copy of the case and prints records and findings, one line each with what to do below. */
export async function runCase(folder: string): Promise<string> {
  const work = mkdtempSync(join(tmpdir(), 'throughline-case-'));
  try {
    const root = join(work, 'organization');
    cpSync(folder, root, { recursive: true });
    rmSync(join(root, 'expected.txt'), { force: true });
    setUp(root, work);
    return printResult(await check({ root, env: {}, now: () => TODAY }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function setUp(root: string, beside: string): void {
  const file = join(root, 'setup.json');
  if (!existsSync(file)) return;
  const setup: Setup = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  for (const [path, text] of Object.entries(setup.files ?? {})) write(join(root, path), text);
  for (const [path, text] of Object.entries(setup.beside ?? {})) write(join(beside, path), text);
  for (const [path, target] of Object.entries(setup.links ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
}

function printResult(result: Result): string {
  const { records } = result.scorecard.graph;
  const counts = Object.entries(records)
    .filter(([, list]) => list.length > 0)
    .map(([folder, list]) => `${folder} ${list.length}`);
  const apart = result.suppressed === 0 ? [] : [`set aside: ${result.suppressed}`];
  const lines = [
    `records: ${counts.join(', ') || 'none'}`,
    ...apart,
    ...result.findings.flatMap(print),
  ];
  return `${lines.join('\n')}\n`;
}

function print(finding: Finding): string[] {
  const { severity, rule, message, expected, hint, related = [], chain } = finding;
  return [
    `${severity} ${rule} ${place(finding)} ${message}`,
    ...(expected === undefined ? [] : [`  expected: ${expected}`]),
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
    ...(chain === undefined ? [] : [`  chain: ${chain.join(' → ')}`]),
    ...related.map((other) => `  see ${place(other)} ${other.message}`),
  ];
}

function place({ file, start, end }: Place): string {
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
