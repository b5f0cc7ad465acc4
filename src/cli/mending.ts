import { MachineError } from '../finding/index.ts';
import { type Repair, tidyText } from '../mend/index.ts';
import { visible } from '../report/index.ts';
import type { Call } from './definition.ts';
import { draftsOf } from './drafts.ts';
import type { Io } from './io.ts';
import { readOrganisationOnDisk } from './organisation.ts';
import { type Revision, reviseFiles } from './revision.ts';
import { repairSafely, withoutMark } from './safe-repairs.ts';

/**
 * Mends what is safe to mend, before the check: misspelt names and references that can mean one thing
 * only, dates written otherwise, the order of keys and of measurements, missing permanent ids. Tells on
 * stderr what was done. True when with `--dry-run` the changes were shown and nothing was written.
 */
export async function mendFirst({ io, options }: Call): Promise<boolean> {
  if (!options.has('fix')) {
    const flag = options.has('force') ? 'force' : 'dry-run';
    throw new MachineError(`--${flag} belongs to --fix.`);
  }
  if (options.has('at'))
    throw new MachineError('--fix mends the files on the disk: leave out --at.');
  const organisation = await readOrganisationOnDisk(io, options);
  const { drafts, repairs } = await repairSafely(organisation, draftsOf(organisation));
  const counts = { ordered: 0, named: 0 };
  const revisions = drafts.flatMap(({ place, kind, before, entry }): Revision[] => {
    const { text, isOrdered, isNamed } = tidyText(entry, kind, io.newUid);
    if (isOrdered) counts.ordered++;
    if (isNamed) counts.named++;
    const present = withoutMark(before);
    const mark = before.slice(0, before.length - present.length);
    return text === present ? [] : [{ ...place, before, after: mark + text }];
  });
  await reviseFiles(io, options, revisions);
  if (options.has('dry-run')) return true;
  tell(io, repairs, counts);
  return false;
}

function tell(io: Io, repairs: Repair[], { ordered, named }: { ordered: number; named: number }) {
  const say = (sentence: string) => io.stderr.write(`${sentence}\n`);
  for (const { finding, edit } of repairs) {
    const done = edit.title.replace(/^Write/, 'wrote');
    say(`${visible(finding.file)}:${finding.start.line}: ${visible(done)}`);
  }
  if (ordered > 0) say(`put ${ordered} ${ordered === 1 ? 'file' : 'files'} in order`);
  if (named > 0) say(`gave a permanent id to ${named} ${named === 1 ? 'record' : 'records'}`);
  if (repairs.length + ordered + named === 0) say('Nothing here can be mended safely.');
}
