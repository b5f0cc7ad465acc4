import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Say how an objective, key result, KPI or initiative stands, and add a value: asks on a terminal, or takes flags.',
    arguments: [['[about]', 'such as faster-checkout, kpi:checkout-p95 or faster-checkout.p95']],
    options: [
      ['--about <id>...', 'what it is about; several may be given'],
      ['--status <status>', 'on-track, at-risk or off-track, in your judgement'],
      ['--confidence <share>', 'how sure you are that it will be reached, 0 to 1'],
      ['--value <value>...', 'a value of the KPI or key result; for an objective KEY-RESULT=VALUE'],
      ['--note <text>', 'what is to be said, in a sentence'],
      ['--author <person>', 'who writes it; else the person with your git address'],
      ['--date <date>', 'the day it is about; today when left out'],
      ['--progress <text>', 'what moved'],
      ['--obstacles <text>', 'what is in the way'],
      ['--support <text>', 'what support is needed'],
      ['--next <text>', 'what comes next'],
      ['--line <file>', 'append it as one line to this table, such as platform'],
      ['--page', 'write a file of its own even when one line would do'],
      ['--into <root>', 'the content root for a new file; the first one when left out'],
      ['--dry-run', 'print what would be written'],
    ],
    takes: ['content', 'identity', 'as-of'],
    examples: [
      ['throughline check-in', 'by questions'],
      ['throughline check-in checkout-p95 --value 412', 'this week’s value of a KPI'],
      [
        'throughline check-in faster-checkout --status at-risk --confidence 0.5 --note "Queue is late."',
        'one line',
      ],
      ['throughline check-in faster-checkout.p95 --value 412 --status on-track', 'a key result'],
      [
        'throughline check-in faster-checkout --progress "Queue is live." --next "Drain the old one."',
        'a page',
      ],
    ],
    exits: [[1, 'it would not be valid and was not written']],
    notes:
      'A KPI’s value goes to measurements/KPI.csv. Short facts become one line of check-ins/TEAM.csv;\nwhat tells more (progress, obstacles, support, next) becomes a page, check-ins/WEEK/ABOUT.md.',
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { readOrganisationOnDisk } = await import('../organisation.ts');
  const { factsOf, requireSubstance, saysNothing } = await import('../check-in-facts.ts');
  const { askCheckIn } = await import('../check-in-questions.ts');
  const { planCheckIn } = await import('../check-in-files.ts');
  const { putRecords } = await import('../put.ts');
  const organisation = await readOrganisationOnDisk(io, options);
  const facts = await factsOf(io, organisation, args[0] ?? null, options);
  if (io.ask !== null && (facts.about.length === 0 || saysNothing(facts))) {
    await askCheckIn(io.ask, organisation, facts);
  }
  requireSubstance(facts);
  const planned = planCheckIn(organisation, facts, options);
  return putRecords(io, organisation, planned, options.has('dry-run'));
}
