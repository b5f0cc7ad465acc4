import { isDay } from '../../calendar/index.ts';
import { MachineError } from '../../finding/index.ts';
import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description: 'List the records of a kind, perhaps those of one owner, team or status.',
    arguments: [['<kind>', 'such as kpi, objective, person; the folder’s name does as well']],
    options: [
      ['--owner <person>', 'who answers for it (author, lead or reviewer where there is no owner)'],
      ['--team <team>', 'of this team or a team within it'],
      ['--status <status>', 'such as off-track, at-risk, stale, no-data'],
      ['--due <date>', 'due on or before this day'],
    ],
    takes: ['content', 'identity', 'at', 'as-of', 'format'],
    formats: ['table', 'json'],
    examples: [
      ['throughline list kpi', 'every KPI'],
      ['throughline list kpi --owner ana-ruiz --status stale', 'what waits for a value from Ana'],
      ['throughline list initiatives --due 2026-12-31', 'what is due this year'],
    ],
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const due = options.text('due');
  if (due !== null && !isDay(due)) {
    throw new MachineError(`--due expects a date such as 2026-11-20, not \`${due}\`.`);
  }
  const { KINDS, splitRef } = await import('../../schema/index.ts');
  const { STATUSES } = await import('../../measure/index.ts');
  const { headOf, jsonText, listRecords, listText } = await import('../../report/index.ts');
  const { readOrganisationForFigures } = await import('../organisation.ts');
  const { findSubject, kindOf } = await import('../reference.ts');
  const { pageOf } = await import('../page.ts');

  const kind = kindOf(args[0] ?? '', KINDS);
  const status = options.oneOf('status', STATUSES);
  const { result } = await readOrganisationForFigures(io, options);
  const { scorecard } = result;
  const idOf = (name: 'owner' | 'team'): string | null => {
    const word = options.text(name);
    const target = name === 'owner' ? 'person' : 'team';
    return word === null ? null : splitRef(findSubject(scorecard.graph, word, [target])).id;
  };
  const owner = idOf('owner');
  const team = idOf('team');
  const items = listRecords(scorecard, kind, {
    ...(owner === null ? {} : { owner }),
    ...(team === null ? {} : { team }),
    ...(status === null ? {} : { status }),
    ...(due === null ? {} : { due }),
  });
  const json = options.text('format') === 'json';
  io.stdout.write(
    json ? jsonText({ ...headOf(result), kind, items }) : listText(kind, items, pageOf(io)),
  );
  return 0;
}
