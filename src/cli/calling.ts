import { existsSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';

/** What decides how the command is typed here. */
export interface Calling {
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The file that is run. */
  script: string;
}

const NAME = 'throughline';

/**
 * How somebody who typed this command types the next: its name where the shell finds it, else by the
 * package manager that ran it, or by node and the file.
 */
export function calledAs({ env, cwd, script }: Calling): string {
  // A package manager lengthens the PATH for what it runs, and for nothing after.
  if (env['npm_command'] !== undefined) return byManager(env);
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = [NAME, `${NAME}.cmd`];
  if (folders.some((folder) => names.some((name) => existsSync(join(folder, name))))) return NAME;
  const path = relative(cwd, script);
  return `node ${/^[\w./@-]+$/.test(path) ? path : JSON.stringify(path)}`;
}

function byManager(env: Calling['env']): string {
  const agent = env['npm_config_user_agent'] ?? '';
  if (env['npm_lifecycle_event'] === NAME) return `npm run ${NAME} --`;
  if (agent.startsWith('pnpm/')) return `pnpm exec ${NAME}`;
  return agent.startsWith('yarn/') ? `yarn ${NAME}` : `npx ${NAME}`;
}
