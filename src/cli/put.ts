import { compareFindings, type Finding } from '../finding/index.ts';
import { visible } from '../report/index.ts';
import { type Change, type Writer, writeChanges } from '../write/index.ts';
import type { Io } from './io.ts';
import type { Organisation } from './organisation.ts';
import { pageOf } from './page.ts';
import { type Planned, rehearse } from './rehearsal.ts';

const PATIENCE_MS = 5_000;

/**
 * Judges the planned files, writes them unless `isDryRun`, and tells what was done and what the check
 * still asks of them. Gives back the exit code: 1 when they would not be valid and were not written.
 */
export async function putRecords(
  io: Io,
  organisation: Organisation,
  planned: Planned[],
  isDryRun: boolean,
): Promise<number> {
  const { added } = await rehearse(organisation, planned);
  const refused = added.filter(isRefusal);
  if (refused.length > 0) {
    const { prettyFindings } = await import('../report/index.ts');
    const texts = new Map(planned.map(({ shown, text }) => [shown, text]));
    const textOf = (file: string) => texts.get(file) ?? organisation.textOf(file);
    io.stderr.write(
      `${prettyFindings(refused, textOf, pageOf(io, io.stderr))}\n\nNothing was written.\n`,
    );
    return 1;
  }
  await putFiles(io, planned, isDryRun);
  tellWhatIsAsked(io, added);
  return 0;
}

/** Writes files, or with `isDryRun` prints them, and says on stdout what was done. */
export async function putFiles(io: Io, planned: Planned[], isDryRun: boolean): Promise<void> {
  if (isDryRun) {
    for (const file of planned) io.stdout.write(preview(file));
    return;
  }
  for (const [base, files] of Map.groupBy(planned, (file) => file.base)) {
    const { finished } = await writeChanges(base, files.map(changeOf), writerOf(io));
    for (const path of finished) {
      io.stderr.write(`finished ${visible(path)}, left by a command that was stopped\n`);
    }
    for (const { shown, before } of files) {
      const done = before === null ? 'wrote' : 'added a line to';
      io.stdout.write(`${done} ${visible(shown)}\n`);
    }
  }
}

function changeOf({ path, text, before }: Planned): Change {
  return before === null ? { kind: 'create', path, text } : { kind: 'append', path, before, text };
}

function preview({ shown, text, before }: Planned): string {
  const added = before === null ? text : text.slice(before.length).replace(/^\r?\n/, '');
  const heading = before === null ? 'would write' : 'would add a line to';
  const lines = added.split(/\r?\n/).slice(0, -1);
  return `${heading} ${visible(shown)}\n${lines.map((line) => `+ ${visible(line)}\n`).join('')}`;
}

/** What makes a file invalid, as opposed to what is still asked of it. */
function isRefusal({ rule, severity }: Finding): boolean {
  return severity === 'error' && /^(?:content|audience)\/|^measurement\/one-value/.test(rule);
}

function tellWhatIsAsked(io: Io, added: Finding[]): void {
  if (added.length === 0) return;
  io.stderr.write('check will ask for:\n');
  for (const { severity, message, hint } of added.toSorted(compareFindings)) {
    const shape = severity === 'error' ? '✕' : severity === 'warn' ? '▲' : '·';
    io.stderr.write(
      `  ${shape} ${visible(message)}${hint === undefined ? '' : ` ${visible(hint)}`}\n`,
    );
  }
}

/** This process as the one that writes. */
export function writerOf(io: Io): Writer {
  return { ...io.process, now: () => Date.now(), patience: PATIENCE_MS };
}
