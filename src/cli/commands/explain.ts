import { type Call, type Definition, NO_CACHE } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Show how every number of a record came about: formula, figures, and where each is written, since which commit.',
    arguments: [['<id>', 'such as checkout-p95, objective:faster-checkout or faster-checkout.p95']],
    options: [NO_CACHE],
    takes: ['content', 'identity', 'at', 'as-of', 'format'],
    formats: ['text', 'json'],
    examples: [
      ['throughline explain checkout-p95', 'why a KPI is at risk'],
      ['throughline explain faster-checkout.p95', 'the score of a key result'],
      ['throughline explain checkout-p95 --as-of 2026-09-30', 'as it stood at the quarter’s end'],
    ],
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { explain } = await import('../../measure/index.ts');
  const { explainOutput, explainText, headOf, jsonText, subjectOf, writings } = await import(
    '../../report/index.ts'
  );
  const { readOrganisationForFigures } = await import('../organisation.ts');
  const { findSubject } = await import('../reference.ts');
  const { pageOf } = await import('../page.ts');
  const { result } = await readOrganisationForFigures(io, options, 'if-whole');
  const ref = findSubject(result.scorecard.graph, args[0] ?? '');
  const subject = subjectOf(result.scorecard, ref);
  const explanations = explain(result.scorecard, ref);
  const writingAt = writings(result.scorecard.graph, result.timelines ?? []);
  const json = options.text('format') === 'json';
  io.stdout.write(
    json
      ? jsonText({
          ...headOf(result),
          subject,
          explanations: explainOutput(explanations, writingAt),
        })
      : explainText(subject, explanations, writingAt, pageOf(io)),
  );
  return 0;
}
