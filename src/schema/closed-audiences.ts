import type { Config } from './config.ts';
import type { Fault } from './fault.ts';
import { FOLDERS } from './kind.ts';
import type { Audience } from './record.ts';

const DEFAULTS: readonly Audience[] = ['public', 'organization', 'leadership', 'private'];

/**
 * The audiences of a configuration whose sound entries are `given`, from the widest to the narrowest,
 * where `written` is what stands in the file. One that stands in two places apart has no rank and is
 * left out. Where one is left out, `private` comes last: what was meant for it is read by nobody else.
 */
export function soundAudiences(
  given: readonly Audience[] | undefined,
  written: unknown,
): Audience[] {
  if (given === undefined) return [...DEFAULTS];
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  const ranked = given.filter((audience) => {
    const places = list.flatMap((one, at) => (one === audience ? at : []));
    return places.length === (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
  });
  const isWhole = list.every((one) => typeof one === 'string' && ranked.includes(one));
  return isWhole ? ranked : [...ranked.filter((audience) => audience !== 'private'), 'private'];
}

/**
 * Who may read the records of a folder that do not say it, as `given`. A folder whose entry is at
 * fault goes to the narrowest audience; so does every folder without an entry where a key of
 * `publish` is misspelt, since it may have been meant, or where all of `publish` is `isLost`.
 */
export function closedPublish(
  given: Config['publish'],
  audiences: readonly Audience[],
  faults: readonly Fault[],
  isLost: boolean,
): Config['publish'] {
  const narrowest = audiences.at(-1) ?? 'private';
  const own = faults.filter(({ path }) => path[0] === 'publish');
  const wrong = new Set(own.filter(({ at }) => at === 'value').map(({ path }) => path[1]));
  const isClosed = isLost || own.some(({ at, path }) => at === 'key' || path.length === 1);
  const publish: Config['publish'] = {};
  for (const folder of Object.values(FOLDERS)) {
    const audience = given[folder];
    if (audience !== undefined && audiences.includes(audience)) publish[folder] = audience;
    else if (audience !== undefined || wrong.has(folder) || isClosed) publish[folder] = narrowest;
  }
  return publish;
}
