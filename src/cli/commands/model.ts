import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Print the whole model as JSON: configuration, records, links, what is computed, findings.',
    takes: ['content', 'at', 'as-of', 'format'],
    formats: ['json'],
    examples: [
      ['throughline model > model.json', 'everything, for another program'],
      ['throughline model | jq .alignment.index', 'one number'],
      ['throughline schema model', 'what the output looks like'],
    ],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { readOrganisation } = await import('../organisation.ts');
  const { jsonText, modelOutput } = await import('../../report/index.ts');
  const { result } = await readOrganisation(io, options);
  io.stdout.write(jsonText(modelOutput(result)));
  return 0;
}
