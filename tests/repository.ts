/** Git repositories for tests: many commits in one go, with whatever authors, dates and parents. */
import { execFileSync } from 'node:child_process';

/** A file of a commit: its text, its bytes, a link, a submodule; null takes it away. */
export type FileOf = string | Uint8Array | { link: string } | { submodule: string } | null;

/** One commit to be made; `from` and `merge` name others by their place in the list. */
export interface CommitOf {
  files: Record<string, FileOf>;
  /** The commit before in the list when not said; null for one without a parent. */
  from?: number | null;
  merge?: number[];
  author?: string;
  email?: string;
  /** Seconds since 1970, or a date with a time. */
  date?: number | string;
  message?: string;
}

const BEGIN = 1_767_607_200;
const DAY = 86_400;

/** Makes the commits on `main` below `folder`, checked out unless `bare`; gives back their ids. */
export function makeRepository(
  folder: string,
  commits: readonly CommitOf[],
  { bare = false } = {},
): string[] {
  git(folder, 'init', '-q', '-b', 'main', ...(bare ? ['--bare'] : []));
  return addCommits(folder, commits, { bare });
}

/** Makes more commits in a repository; `first` is the one the first of them follows. */
export function addCommits(
  folder: string,
  commits: readonly CommitOf[],
  { bare = false, first = null as string | null, quiet = true } = {},
): string[] {
  const stream = Buffer.concat([
    ...commits.map((commit, at) => commitStream(commit, at, first)),
    Buffer.from('done\n'),
  ]);
  const marks = `${folder}/${bare ? '' : '.git/'}marks`;
  execFileSync(
    'git',
    ['fast-import', '--done', '--force', ...(quiet ? ['--quiet'] : []), `--export-marks=${marks}`],
    {
      cwd: folder,
      input: stream,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  if (!bare) git(folder, 'reset', '-q', '--hard');
  const ids = new Map(
    execFileSync('cat', [marks], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => [line.slice(1).split(' ')[0] ?? '', line.split(' ')[1] ?? '']),
  );
  execFileSync('rm', [marks]);
  return commits.map((_, at) => ids.get(String(at + 1)) ?? '');
}

/** Runs git in a folder, as Ana Ruiz on a March morning, and gives back what it prints. */
export function git(folder: string, ...command: string[]): string {
  return execFileSync('git', command, {
    cwd: folder,
    encoding: 'utf8',
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  }).trim();
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ana Ruiz',
    GIT_AUTHOR_EMAIL: 'ana@example.com',
    GIT_AUTHOR_DATE: '2026-03-02T09:00:00Z',
    GIT_COMMITTER_NAME: 'Ana Ruiz',
    GIT_COMMITTER_EMAIL: 'ana@example.com',
    GIT_COMMITTER_DATE: '2026-03-02T09:00:00Z',
  };
}

function commitStream(commit: CommitOf, at: number, first: string | null): Buffer {
  const { author = 'Ana Ruiz', email = 'ana@example.com', message = 'Change' } = commit;
  const seconds = secondsOf(commit.date ?? BEGIN + at * DAY);
  const from = commit.from === undefined ? at - 1 : commit.from;
  const parent = from === null ? null : from < 0 ? first : `:${from + 1}`;
  const head = [
    ...(parent === null && at > 0 ? ['reset refs/heads/main'] : []),
    'commit refs/heads/main',
    `mark :${at + 1}`,
    `author ${author} <${email}> ${seconds} +0000`,
    `committer ${author} <${email}> ${seconds} +0000`,
    `data ${Buffer.byteLength(message)}`,
    message,
    ...(parent === null ? [] : [`from ${parent}`]),
    ...(commit.merge ?? []).map((other) => `merge :${other + 1}`),
  ];
  const files = Object.entries(commit.files).map(([path, file]) => fileStream(path, file));
  return Buffer.concat([Buffer.from(`${head.join('\n')}\n`), ...files, Buffer.from('\n')]);
}

function fileStream(path: string, file: FileOf): Buffer {
  const name = quoted(path);
  if (file === null) return Buffer.from(`D ${name}\n`);
  if (typeof file === 'object' && 'submodule' in file) {
    return Buffer.from(`M 160000 ${file.submodule} ${name}\n`);
  }
  const isLink = typeof file === 'object' && 'link' in file;
  const bytes = Buffer.from(isLink ? (file as { link: string }).link : (file as string));
  const head = `M ${isLink ? '120000' : '100644'} inline ${name}\ndata ${bytes.length}\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\n')]);
}

/** In quotes, with every odd byte escaped; \u0080–\u00ff stand for bytes that are no UTF-8. */
function quoted(path: string): string {
  const escaped = [...Buffer.from(path, 'utf8')]
    .map((byte) =>
      byte < 32 || byte === 34 || byte === 92 || byte > 126
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
  return `"${escaped}"`;
}

function secondsOf(date: number | string): number {
  return typeof date === 'number' ? date : Math.floor(new Date(date).getTime() / 1000);
}
