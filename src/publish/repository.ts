import type { Config } from '../schema/index.ts';
import type { Doors, PublishedRepository, SourceLine } from './published-record.ts';

/** How a provider addresses files; `branch` and `path` come encoded. */
interface Provider {
  name: string;
  source(at: { revision: string; isCommit: boolean; path: string; line: number | null }): string;
  edit(branch: string, path: string): string;
  history(branch: string, path: string): string;
  /**
   * Opens a new file, with `{folder}`, `{name}` and, where the provider takes one, `{text}` to be
   * filled in; null where it has no address for that.
   */
  create(branch: string): string | null;
  commit(id: string): string;
  /** A pull request, or what the provider calls it. */
  pull(number: number): string;
}

const GITHUB: Provider = {
  name: 'GitHub',
  source: ({ revision, path, line }) => `/blob/${revision}/${path}${line ? `#L${line}` : ''}`,
  edit: (branch, path) => `/edit/${branch}/${path}`,
  history: (branch, path) => `/commits/${branch}/${path}`,
  create: (branch) => `/new/${branch}/{folder}?filename={name}&value={text}`,
  commit: (id) => `/commit/${id}`,
  pull: (number) => `/pull/${number}`,
};

const GITLAB: Provider = {
  name: 'GitLab',
  source: ({ revision, path, line }) => `/-/blob/${revision}/${path}${line ? `#L${line}` : ''}`,
  edit: (branch, path) => `/-/edit/${branch}/${path}`,
  history: (branch, path) => `/-/commits/${branch}/${path}`,
  create: (branch) => `/-/new/${branch}/{folder}?file_name={name}&content={text}`,
  commit: (id) => `/-/commit/${id}`,
  pull: (number) => `/-/merge_requests/${number}`,
};

const BITBUCKET: Provider = {
  name: 'Bitbucket',
  source: ({ revision, path, line }) => `/src/${revision}/${path}${line ? `#lines-${line}` : ''}`,
  edit: (branch, path) => `/src/${branch}/${path}?mode=edit`,
  history: (branch, path) => `/history-node/${branch}/${path}`,
  create: () => null,
  commit: (id) => `/commits/${id}`,
  pull: (number) => `/pull-requests/${number}`,
};

const GITEA: Provider = {
  name: 'Gitea',
  source: ({ revision, isCommit, path, line }) =>
    `/src/${isCommit ? 'commit' : 'branch'}/${revision}/${path}${line ? `#L${line}` : ''}`,
  edit: (branch, path) => `/_edit/${branch}/${path}`,
  history: (branch, path) => `/commits/branch/${branch}/${path}`,
  create: (branch) => `/_new/${branch}/{folder}`,
  commit: (id) => `/commit/${id}`,
  pull: (number) => `/pulls/${number}`,
};

/** Addresses longer than this are refused by providers and proxies. */
const LONGEST = 6000;

/** The repository as its provider shows it: every address of a file in it. */
export interface Repository {
  facts: PublishedRepository | null;
  source(file: string, line: number | null): string | null;
  /** The address of a file that a record's narrative points at; null for what could be a record. */
  sourceBeside(file: string, record: string): string | null;
  line(file: string, line: number): SourceLine;
  edit(file: string): string | null;
  /** The page of a commit, and of a pull request. */
  commit(id: string): string | null;
  pull(number: number): string | null;
  doors(file: string): Doors;
}

/** Reads the provider from the configured address; without a known one every address is null. */
export function repositoryOf(config: Config, commit: string | null): Repository {
  const address = config.repository.url === null ? null : webAddress(config.repository.url);
  const provider = address === null ? null : providerOf(address);
  const branch = encodePath(config.repository.branch);
  const roots = config.content;
  const at = (file: string, make: (provider: Provider, path: string) => string | null) => {
    if (provider === null || address === null || !isInside(file, roots, config.file)) return null;
    const rest = make(provider, encodePath(file));
    return rest === null || rest.length > LONGEST ? null : address.href + rest;
  };
  const sourcePath = (p: Provider, path: string, line: number | null) =>
    p.source({ revision: commit ?? branch, isCommit: commit !== null, path, line });
  const source = (file: string, line: number | null) =>
    at(file, (p, path) => sourcePath(p, path, line));
  const edit = (file: string) => at(file, (p, path) => p.edit(branch, path));
  return {
    facts:
      provider === null || address === null
        ? null
        : {
            provider: provider.name,
            url: address.href,
            branch: config.repository.branch,
            newFile: newFileIn(provider, address.href, branch),
          },
    source,
    sourceBeside: (file, record) =>
      address === null ||
      provider === null ||
      mayHoldRecord(file, roots) ||
      !isInside(record, roots, config.file)
        ? null
        : address.href + sourcePath(provider, encodePath(file), null),
    line: (file, line) => ({ file, line, href: source(file, line) }),
    edit,
    commit: (id) =>
      provider === null || address === null ? null : address.href + provider.commit(id),
    pull: (number) =>
      provider === null || address === null ? null : address.href + provider.pull(number),
    doors: (file) => ({
      source: source(file, null),
      edit: edit(file),
      history: at(file, (p, path) => p.history(branch, path)),
    }),
  };
}

function newFileIn(provider: Provider, address: string, branch: string): string | null {
  const made = provider.create(branch);
  return made === null ? null : address + made;
}

function providerOf(address: { host: string }): Provider | null {
  const host = address.host;
  if (host === 'github.com' || /(^|\.)github\./.test(host)) return GITHUB;
  if (/(^|\.)gitlab\./.test(host)) return GITLAB;
  if (/(^|\.)bitbucket\./.test(host)) return BITBUCKET;
  if (host === 'codeberg.org' || /(^|\.)(gitea|forgejo)\./.test(host)) return GITEA;
  return null;
}

/** The address of the repository's page, without what would not belong in a link. */
function webAddress(url: string): { host: string; href: string } | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return null;
  const path = parsed.pathname.replace(/(\.git)?\/*$/, '');
  return { host: parsed.host, href: `${parsed.protocol}//${parsed.host}${path}` };
}

function isInside(file: string, roots: readonly string[], configFile: string): boolean {
  if (file === '') return false;
  return file === configFile || roots.some((root) => root === '.' || file.startsWith(`${root}/`));
}

/** A record that is not published must not be linked to; what is no record may be. */
function mayHoldRecord(file: string, roots: readonly string[]): boolean {
  return (
    /\.(md|mdx|ya?ml|csv|age)$/i.test(file) &&
    !/(^|\/)README\.md$/i.test(file) &&
    isInside(file, roots, '')
  );
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
