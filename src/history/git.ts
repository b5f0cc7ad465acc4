import { type SimpleGit, simpleGit } from 'simple-git';

const NOWHERE = '/dev/null';

/**
 * Environment of every git process: no configuration but the repository's own, no prompt, no fetch,
 * no replaced object, no graft, one locale and zone. PATH alone is inherited.
 */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: NOWHERE,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_GRAFT_FILE: NOWHERE,
};

/** What a repository's own configuration must not decide, as it came with the repository. */
export const CONFIG: readonly string[] = [
  'core.fsmonitor=false',
  `core.hooksPath=${NOWHERE}`,
  'diff.external=',
  'log.showSignature=false',
  'protocol.allow=never',
  // A checkout may belong to another user (containers in CI do that); nothing of it is run, so it may be read.
  'safe.directory=*',
];

/** A git that runs nothing the repository asks for. `path` is the caller's PATH. */
export function openGit(root: string, path: string): SimpleGit {
  return simpleGit({
    baseDir: root,
    config: [...CONFIG],
    timeout: { block: 30_000 },
    allowEnvironment: Object.keys(ENVIRONMENT),
    unsafe: {
      allowUnsafeConfigPaths: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeDiffExternal: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env({ ...ENVIRONMENT, PATH: path, LC_ALL: 'C.UTF-8', TZ: 'UTC' });
}
