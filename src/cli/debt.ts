import { debtAfter, type Result, termsOf, withDebt } from '../audit/index.ts';
import { type Finding, MachineError } from '../finding/index.ts';
import { diskSource, readSingleFile } from '../read/index.ts';
import { count, visible } from '../report/index.ts';
import { readDebt } from '../schema/index.ts';
import { type Change, debtText, writeChanges } from '../write/index.ts';
import type { Io } from './io.ts';
import { writerOf } from './put.ts';

/**
 * Writes what is tolerated from now on and says so: at the beginning all that `fails`; later what was
 * agreed and is still there, never more. Gives back the result as it stands then.
 */
export async function settleDebt(
  io: Io,
  root: string,
  result: Result,
  fails: (finding: Finding) => boolean,
): Promise<Result> {
  const { debt } = result;
  if (debt.state === 'faulty') {
    throw new MachineError(
      `${debt.file} has mistakes, so nobody knows what was agreed. throughline check shows them.`,
    );
  }
  const isBeginning = debt.state === 'none';
  const found = [...result.findings, ...result.accepted];
  const owed = debtAfter(isBeginning ? found.filter(fails) : found, termsOf(result));
  if (isBeginning && owed.length === 0) {
    const isLeft = found.some(fails);
    io.stdout.write(
      isLeft
        ? 'What fails here is of the structure and cannot be tolerated, so nothing was written.\n\n'
        : 'There is nothing to tolerate, so nothing was written.\n\n',
    );
    return result;
  }
  const text = debtText(owed);
  const before = isBeginning ? null : textOf(root, debt.file);
  const settled = withDebt(result, readDebt(debt.file, new TextEncoder().encode(text)).debt);
  const file = visible(debt.file);
  if (text === before) {
    io.stdout.write(`${file} stays as it is: nothing that it tolerates was mended.\n`);
  } else {
    const change: Change =
      before === null
        ? { kind: 'create', path: debt.file, text }
        : { kind: 'append', path: debt.file, before, text };
    await writeChanges(root, [change], writerOf(io));
    io.stdout.write(`wrote ${file}: ${count(settled.tolerated, 'finding')} tolerated\n`);
  }
  const left = settled.findings.filter(fails).length;
  io.stdout.write(`${isBeginning ? BEGUN : leftOver(left)}\n`);
  return settled;
}

const BEGUN =
  'From here on the debt can only shrink: mend, and let throughline check --tolerate lower it.\n';

function leftOver(left: number): string {
  if (left === 0) return '';
  return `The debt can only shrink, so ${count(left, 'finding')} below ${left === 1 ? 'is' : 'are'} not taken into it. Mend ${left === 1 ? 'it' : 'them'}.\n`;
}

function textOf(root: string, file: string): string {
  const bytes = readSingleFile(diskSource(root), file);
  if (bytes instanceof Uint8Array)
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  throw new MachineError(`${file} changed while this command ran. Run it again.`);
}
