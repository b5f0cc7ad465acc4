/** The configuration as it stood along the main line: what was meant for whom is told by it. */
import type { Finding } from './finding/index.ts';
import { commitSources, type MainCommit, mainLine } from './history/index.ts';
import { askedOf, type Moment, type MomentRequest, readSettings } from './moment.ts';
import { CONFIG_FILE } from './read/index.ts';
import type { Config } from './schema/index.ts';

/** A configuration, and what is wrong with it. */
type Settings = { config: Config; findings: Finding[] };

/** The main line up to a moment, with the configuration at each of its commits. */
export interface SettingsThen {
  /** The last commit first. */
  line: readonly MainCommit[];
  /** What stood before and after a commit came to the main line; null for what is not committed. */
  around(landedBy: string | null): { before: Config; after: Config };
  /** What stood at a commit of the main line. */
  at(commit: string): Settings | undefined;
}

/** Reads every version of the configuration up to a moment. */
export async function readSettingsThen(
  moment: Moment,
  env: MomentRequest['env'] = process.env,
): Promise<SettingsThen> {
  const { root, repository, commit, config } = moment;
  if (repository.state !== 'ok' || commit === null) {
    return { line: [], around: () => ({ before: config, after: config }), at: () => undefined };
  }
  const asked = askedOf(root, env);
  const { timezone } = config.calendar;
  const names = [CONFIG_FILE, 'throughline.yml'];
  const top = repository.prefix === '' ? '' : `${repository.prefix}/`;
  const line = await mainLine(asked, commit, timezone);
  const files = names.map((name) => top + name);
  const changed = await mainLine(asked, commit, timezone, files);
  const trees = changed.map(({ commit: id }) => ({ commit: id, wanted: names }));
  const sources = await commitSources(asked, repository.prefix, trees);
  const versions = new Map<string, Settings>();
  for (const [index, { commit: id }] of changed.entries()) {
    const source = sources[index];
    if (source !== undefined) versions.set(id, await readSettings(root, source));
  }
  // Before there was a configuration, its defaults stood.
  let now: Settings = await readSettings(root, NOTHING);
  const standing = new Map<string, { before: Config; now: Settings }>();
  for (const { commit: id } of line.toReversed()) {
    const before = now.config;
    now = versions.get(id) ?? now;
    standing.set(id, { before, now });
  }
  const last = now.config;
  const unknown = { ...config, isReadable: false };
  return {
    line,
    around: (landedBy) => {
      if (landedBy === null) return { before: last, after: config };
      const found = standing.get(landedBy);
      return { before: found?.before ?? unknown, after: found?.now.config ?? unknown };
    },
    at: (id) => standing.get(id)?.now,
  };
}

const NOTHING = { inspect: () => null, list: () => [], read: () => new Uint8Array(0) };
