import { existsSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { MachineError } from '../finding/index.ts';
import { readRepository } from '../history/index.ts';
import { readSettings } from '../index.ts';
import { diskSource, readSingleFile } from '../read/index.ts';
import { visible } from '../report/index.ts';
import { readTool } from '../tool.ts';
import {
  type Change,
  type CiFile,
  type CiProvider,
  ciFiles,
  writeChanges,
} from '../write/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import { writerOf } from './put.ts';

/** A file for CI, and what stands in its place now; null for nothing. */
interface PlannedFile extends CiFile {
  before: string | null;
}

/** What would be written, below the top of the repository. */
interface CiPlan {
  top: string;
  files: PlannedFile[];
}

/** Asks who runs the check; without a terminal, what lies in the repository says it. */
export async function chooseProviders(
  io: Io,
  options: Options,
  root: string,
): Promise<CiProvider[]> {
  const top = await topOf(io, root);
  const isThere = (path: string) => existsSync(join(top.path, path));
  const found = isThere('.gitlab-ci.yml') ? 'gitlab' : isThere('.github') ? 'github' : null;
  if (io.ask === null || options.has('yes')) {
    if (found !== null) return [found];
    throw new MachineError('say who checks: --github, --gitlab or --pre-commit.');
  }
  const choices = [
    { value: 'github', label: 'GitHub', hint: 'annotations and one comment on a pull request' },
    { value: 'gitlab', label: 'GitLab', hint: 'findings in the merge request' },
    { value: 'pre-commit', label: 'pre-commit', hint: 'before a commit is made' },
  ];
  const chosen = await io.ask.choose('Who checks every change?', choices, found ?? 'github');
  return [chosen as CiProvider];
}

/** Finds what is to be written for these providers, and what stands there now. */
export async function planCi(
  io: Io,
  root: string,
  providers: readonly CiProvider[],
): Promise<CiPlan> {
  const top = await topOf(io, root);
  const { config } = await readSettings(root);
  const facts = {
    version: readTool().version,
    branch: config.repository.branch,
    folder: top.prefix === '' ? '.' : top.prefix,
    content: config.content.map((path) => posix.join(top.prefix, path).replace(/\/$/, '')),
  };
  const files = providers.flatMap((provider) => ciFiles(provider, facts));
  return {
    top: top.path,
    files: files.map((file) => ({ ...file, before: textAt(top.path, file.path) })),
  };
}

/** Writes a plan, asking before it replaces, and says what was done and what is left to do. */
export async function tellCi(io: Io, options: Options, { top, files }: CiPlan): Promise<number> {
  const changed = files.filter(({ before, text }) => before !== text);
  for (const { path, before, text } of files) {
    if (before === text) io.stdout.write(`${path} is as it should be\n`);
  }
  if (options.has('dry-run')) {
    for (const file of changed) io.stdout.write(preview(file));
    return 0;
  }
  const chosen: PlannedFile[] = [];
  for (const file of changed) if (await mayWrite(io, options, file)) chosen.push(file);
  if (chosen.length > 0) await writeChanges(top, chosen.map(changeOf), writerOf(io));
  for (const { path, before } of chosen) {
    io.stdout.write(`${before === null ? 'wrote' : 'replaced'} ${path}\n`);
  }
  const left = changed.filter((file) => !chosen.includes(file));
  for (const file of left) io.stderr.write(leftText(file));
  if (chosen.length > 0) io.stderr.write('Next: commit them, then open a change.\n');
  return left.length > 0 ? 1 : 0;
}

async function mayWrite(io: Io, options: Options, file: PlannedFile): Promise<boolean> {
  if (file.before === null) return true;
  if (file.shared) return false;
  if (options.has('yes')) return true;
  if (io.ask === null) return false;
  return io.ask.confirm(`${file.path} is there and differs. Replace it?`, false);
}

function leftText({ path, text, shared }: PlannedFile): string {
  if (!shared) return `${path} is there, differs and is left as it is; --yes replaces it\n`;
  return `${path} is there and is left as it is. Unless it does so already, let it say:\n\n${text}\n`;
}

function preview({ path, text, before, shared }: PlannedFile): string {
  const doing = before === null ? 'would write' : shared ? 'would leave' : 'would replace';
  const lines = text.split('\n').slice(0, -1);
  return `${doing} ${path}\n${lines.map((line) => `+ ${visible(line)}\n`).join('')}`;
}

function changeOf({ path, text, before }: PlannedFile): Change {
  return before === null ? { kind: 'create', path, text } : { kind: 'append', path, before, text };
}

async function topOf(io: Io, root: string): Promise<{ path: string; prefix: string }> {
  const { prefix } = await readRepository(root, io.env['PATH']);
  const up = prefix === '' ? [] : prefix.split('/').map(() => '..');
  return { path: resolve(root, ...up), prefix };
}

function textAt(top: string, path: string): string | null {
  const bytes = readSingleFile(diskSource(top), path);
  if (bytes instanceof Uint8Array) {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
  if (bytes === null) return null;
  throw new MachineError(`${path} cannot be read: ${visible(bytes.message)}`);
}
