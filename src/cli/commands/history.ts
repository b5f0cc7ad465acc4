import { type Call, type Definition, NO_CACHE } from '../definition.ts';

const FORMATS = ['pretty', 'json', 'csv', 'markdown'] as const;

export function define(): Definition {
  return {
    description:
      'Tell what happened to the records, the last first: from the commits, and what is not committed.',
    arguments: [['[id]', 'a record by its name today or before, with its values and check-ins']],
    options: [
      ['--kind <kind>', 'only records of this kind'],
      ['--person <person>', 'only what this person committed: an id, or a name as commits have it'],
      ['--event <event>', 'only this event, such as target-loosened'],
      ['--from <date>', 'from this day on'],
      ['--to <date>', 'up to this day'],
      NO_CACHE,
    ],
    takes: ['identity', 'at', 'as-of', 'format', 'audience'],
    formats: FORMATS,
    examples: [
      ['throughline history', 'everything that happened'],
      ['throughline history checkout-p95', 'one record'],
      [
        'throughline history --event target-loosened --from 2026-01-01',
        'this year’s loosened targets',
      ],
      ['throughline history --format csv > history.csv', 'for a spreadsheet'],
      ['throughline history --audience organization', 'what everybody may know'],
    ],
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { EVENT_WORDS, ledgerOf } = await import('../../history/index.ts');
  const { KINDS } = await import('../../schema/index.ts');
  const { headOf, jsonText, ledgerOutput, ledgerText } = await import('../../report/index.ts');
  const { dayOption, readHistoryOf, requirePerson } = await import('../chronicle.ts');
  const { kindOf } = await import('../reference.ts');
  const { pageOf } = await import('../page.ts');

  const kind = options.text('kind');
  const person = options.text('person');
  const event = options.oneOf('event', EVENT_WORDS);
  const from = dayOption(options, 'from');
  const to = dayOption(options, 'to');
  const record = args[0];
  const filter = {
    ...(kind === null ? {} : { kind: kindOf(kind, KINDS) }),
    ...(person === null ? {} : { person }),
    ...(event === null ? {} : { event }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...(record === undefined ? {} : { record }),
  };
  const { history, circumstances } = await readHistoryOf(io, options, record);
  if (person !== null) requirePerson(history.timelines, person);
  const ledger = ledgerOf(history.timelines, filter);
  const format = options.oneOf('format', FORMATS) ?? 'pretty';
  io.stdout.write(
    format === 'json'
      ? jsonText(ledgerOutput(headOf(circumstances), ledger, history.findings))
      : ledgerText(ledger, history.findings, format, pageOf(io)),
  );
  return 0;
}
