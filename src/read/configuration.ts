import { lstatSync } from 'node:fs';
import { createFinding, type Finding, MachineError, startOf } from '../finding/index.ts';
import type { ContentFile } from './file.ts';
import { CONFIG_FILE } from './limits.ts';
import { codeOf } from './refusals.ts';
import { diskSource, type Source } from './source.ts';

/** The same name with the ending some people prefer. */
const OTHER_NAME = 'throughline.yml';

/**
 * The configuration of the repository at `root`, an absolute path, read from `source`; none is
 * needed, so its absence is no finding. Throws a `MachineError` when there is no such folder.
 */
export async function readConfiguration(
  root: string,
  source: Source = diskSource(root),
): Promise<{ file: ContentFile | null; findings: Finding[] }> {
  if (!isThere(root)) throw new MachineError(`The folder ${root} is not there.`);
  if (!holds(source, root, CONFIG_FILE)) {
    const isNamedOtherwise = holds(source, root, OTHER_NAME);
    return { file: null, findings: isNamedOtherwise ? [refuseOtherName()] : [] };
  }
  const bytes = source.read(CONFIG_FILE, CONFIG_FILE);
  if (!(bytes instanceof Uint8Array)) return { file: null, findings: [bytes] };
  return { file: { path: CONFIG_FILE, within: CONFIG_FILE, root: '.', bytes }, findings: [] };
}

function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new MachineError(`${path} cannot be read (${code}).`);
  }
}

function holds(source: Source, root: string, name: string): boolean {
  try {
    return source.inspect(name) !== null;
  } catch (error) {
    throw new MachineError(`${name} in ${root} cannot be read (${codeOf(error)}).`);
  }
}

function refuseOtherName(): Finding {
  return createFinding({
    rule: 'content/known-kind',
    message: `The configuration is not read under the name \`${OTHER_NAME}\`.`,
    expected: `\`${CONFIG_FILE}\``,
    hint: `Rename it to \`${CONFIG_FILE}\`.`,
    place: startOf(OTHER_NAME),
  });
}
