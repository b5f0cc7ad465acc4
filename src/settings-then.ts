/** The configuration as it stood along the main line: what was meant for whom is told by it. */
import { commitSource, mainLine } from './history/index.ts';
import { askedOf, type Moment, type MomentRequest, readSettings } from './moment.ts';
import { CONFIG_FILE } from './read/index.ts';
import type { Config } from './schema/index.ts';

/** The configurations that stood before and after a commit. */
interface Standing {
  before: Config;
  after: Config;
}

/**
 * Reads every version of the configuration up to a moment. The answer tells those that stood before
 * and after a commit came to the main line; what is not committed ends with the moment's own.
 */
export async function readSettingsThen(
  moment: Moment,
  env: MomentRequest['env'] = process.env,
): Promise<(landedBy: string | null) => Standing> {
  const { root, repository, commit, config } = moment;
  if (repository.state !== 'ok' || commit === null) {
    return () => ({ before: config, after: config });
  }
  const asked = askedOf(root, env);
  const { timezone } = config.calendar;
  const names = [CONFIG_FILE, 'throughline.yml'];
  const top = repository.prefix === '' ? '' : `${repository.prefix}/`;
  const line = await mainLine(asked, commit, timezone);
  const changed = await mainLine(
    asked,
    commit,
    timezone,
    names.map((name) => top + name),
  );
  const versions = new Map<string, Config>();
  for (const { commit: id } of changed) {
    const source = await commitSource(asked, id, repository.prefix, names);
    versions.set(id, (await readSettings(root, source)).config);
  }
  const standing = new Map<string, Standing>();
  // Before there was a configuration, its defaults stood.
  let now = (await readSettings(root, NOTHING)).config;
  for (const { commit: id } of line.toReversed()) {
    const before = now;
    now = versions.get(id) ?? now;
    standing.set(id, { before, after: now });
  }
  const unknown = { ...config, isReadable: false };
  return (landedBy) => {
    if (landedBy === null) return { before: now, after: config };
    return standing.get(landedBy) ?? { before: unknown, after: unknown };
  };
}

const NOTHING = { inspect: () => null, list: () => [], read: () => new Uint8Array(0) };
