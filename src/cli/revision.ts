import { MachineError } from '../finding/index.ts';
import { uncommittedAmong } from '../history/index.ts';
import { visible } from '../report/index.ts';
import { type Change, writeChanges } from '../write/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import type { FilePlace } from './places.ts';
import { writerOf } from './put.ts';

/** A file that is there, and the whole text it gets; both with the byte order mark it may have. */
export interface Revision extends FilePlace {
  before: string;
  after: string;
}

/** Most files that a sentence names. */
const MOST_NAMED = 3;

/**
 * Writes files anew, all or none, and says on stderr which; with `--dry-run` prints what would change
 * and writes nothing. Files whose present text is in no commit are refused without `--force`.
 */
export async function reviseFiles(io: Io, options: Options, revisions: Revision[]): Promise<void> {
  if (options.has('dry-run')) {
    const { patchText } = await import('./patch.ts');
    for (const { shown, before, after } of revisions) {
      io.stdout.write(patchText(shown, before, after));
    }
    return;
  }
  const byBase = [...Map.groupBy(revisions, ({ base }) => base)];
  if (!options.has('force')) for (const [base, files] of byBase) await refuseDirty(io, base, files);
  for (const [base, files] of byBase) {
    const { finished } = await writeChanges(base, files.map(changeOf), writerOf(io));
    for (const path of finished) {
      io.stderr.write(`finished ${visible(path)}, left by a command that was stopped\n`);
    }
  }
}

async function refuseDirty(io: Io, base: string, files: Revision[]): Promise<void> {
  const asked = { root: base, path: io.env['PATH'] ?? '' };
  const shown = new Map(files.map((file) => [file.path, file.shown]));
  const dirty = await uncommittedAmong(asked, [...shown.keys()]);
  if (dirty.length === 0) return;
  const names = dirty.slice(0, MOST_NAMED).map((path) => visible(shown.get(path) ?? path));
  const more = dirty.length > MOST_NAMED ? ` and ${dirty.length - MOST_NAMED} more` : '';
  const verb = dirty.length === 1 ? 'holds' : 'hold';
  throw new MachineError(
    `${names.join(', ')}${more} ${verb} changes that are not committed. Commit them first, so that nothing is lost, or add --force.`,
  );
}

function changeOf({ path, before, after }: Revision): Change {
  return { kind: 'append', path, before, text: after };
}
