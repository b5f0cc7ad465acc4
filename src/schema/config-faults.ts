import { nearest } from '../finding/index.ts';
import type { WrittenConfig } from './config-schema.ts';
import type { Fault } from './fault.ts';
import { either } from './words.ts';

/** Faults between the values of a configuration, each of which has the right shape. */
export function configFaults(config: WrittenConfig): Fault[] {
  const audiences = config.audiences ?? ['public', 'organization', 'leadership', 'private'];
  return [
    ...twice(config.perspectives?.map(({ id }) => id) ?? [], 'perspectives', 'id'),
    ...twice(config.audiences ?? [], 'audiences'),
    ...unknownAudiences(config.publish ?? {}, audiences),
    ...overlappingRoots(config.content ?? []),
  ];
}

function twice(ids: readonly string[], field: string, key?: string): Fault[] {
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at
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
  audiences: readonly string[],
): Fault[] {
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
function overlappingRoots(roots: readonly string[]): Fault[] {
  const folders = roots.map((root) => `${root.replace(/\/$/, '')}/`);
  return folders.flatMap((folder, at) => {
    const other = folders.findIndex((earlier, before) => {
      return before < at && (folder.startsWith(earlier) || earlier.startsWith(folder));
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
