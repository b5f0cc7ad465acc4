import { nearest } from '../finding/index.ts';
import type { YamlMap } from '../parse/index.ts';
import { plainFolder, type WrittenConfig } from './config-schema.ts';
import type { Fault } from './fault.ts';
import { localFaults } from './local-faults.ts';
import { either } from './words.ts';

/**
 * Faults between the values of a configuration, each of which has the right shape; a hole, null,
 * stands for an item that has not. `written` is the file with all that is in it: nothing is said of
 * audiences whose list has a fault.
 */
export function configFaults(config: Holed, written: YamlMap): Fault[] {
  const audiences = config.audiences ?? ['public', 'organization', 'leadership', 'private'];
  const isListed = !audiences.includes(null) && !(written['audiences'] && !config.audiences);
  return [
    ...twice(config.perspectives?.map((one) => one?.id ?? null) ?? [], 'perspectives', 'id'),
    ...twice(config.audiences ?? [], 'audiences'),
    ...(isListed ? unknownAudiences(config.publish ?? {}, audiences) : []),
    ...overlappingRoots(config.content ?? []),
    ...localFaults(config.audit?.local ?? []),
  ];
}

type WithHoles<T> = T extends readonly (infer I)[] ? (I | null)[] : T;
type Holed = { [K in keyof WrittenConfig]: WithHoles<WrittenConfig[K]> };

function twice(ids: readonly (string | null)[], field: string, key?: string): Fault[] {
  return ids.flatMap((id, at) =>
    id === null || ids.indexOf(id) === at
      ? []
      : {
          path: key === undefined ? [field, at] : [field, at, key],
          at: 'value',
          message: `\`${id}\` stands twice in \`${field}\`.`,
          expected: 'each id once',
          hint: 'Remove one of the two.',
          fields: [field],
        },
  );
}

function unknownAudiences(
  publish: Readonly<Record<string, unknown>>,
  listed: readonly (string | null)[],
): Fault[] {
  const audiences = listed.filter((audience) => audience !== null);
  return Object.entries(publish).flatMap(([folder, audience]) => {
    // What stands under a key of the user's own may be anything.
    if (typeof audience !== 'string' || folder.startsWith('x-')) return [];
    if (audiences.includes(audience)) return [];
    const [near] = nearest(audience, audiences, 1);
    return {
      path: ['publish', folder],
      at: 'value',
      message: `There is no audience \`${audience}\`.`,
      expected: either(audiences),
      hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
      fields: ['publish'],
    };
  });
}

/** A file must not be read twice. */
function overlappingRoots(roots: readonly (string | null)[]): Fault[] {
  const folders = roots.map((root) => (root === null ? null : `${plainFolder(root)}/`));
  return folders.flatMap((folder, at) => {
    if (folder === null) return [];
    const other = folders.findIndex((earlier, before) => {
      if (earlier === null || before >= at) return false;
      return folder.startsWith(earlier) || earlier.startsWith(folder);
    });
    if (other < 0) return [];
    return {
      path: ['content', at],
      at: 'value',
      message: `\`${roots[at]}\` and \`${roots[other]}\` overlap, so files would be read twice.`,
      expected: 'folders of which none lies in another',
      hint: 'Remove one of the two.',
      fields: ['content'],
    };
  });
}
