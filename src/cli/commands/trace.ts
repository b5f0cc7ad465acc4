import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Show the throughline of a record: up to the vision it serves, down to what serves it.',
    arguments: [['<id>', 'such as checkout-p95, kpi:checkout-p95 or faster-checkout.p95']],
    takes: ['content', 'identity', 'at', 'as-of', 'format'],
    formats: ['tree', 'json'],
    examples: [
      ['throughline trace checkout-p95', 'what a KPI is for'],
      ['throughline trace priority:dependable-parcels', 'everything that serves a priority'],
      ['throughline trace ana-ruiz', 'what a person answers for'],
    ],
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { headOf, jsonText, traceOf, traceText } = await import('../../report/index.ts');
  const { readOrganisationForFigures } = await import('../organisation.ts');
  const { findSubject } = await import('../reference.ts');
  const { pageOf } = await import('../page.ts');
  const { result } = await readOrganisationForFigures(io, options);
  const tree = traceOf(result.scorecard, findSubject(result.scorecard.graph, args[0] ?? ''));
  const { vision } = result.config.organization;
  const json = options.text('format') === 'json';
  io.stdout.write(
    json ? jsonText({ ...headOf(result), vision, ...tree }) : traceText(tree, vision, pageOf(io)),
  );
  return 0;
}
