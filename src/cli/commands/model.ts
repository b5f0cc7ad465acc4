import { type Call, type Definition, NO_CACHE } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Print the whole model as JSON: configuration, records, links, what is computed, findings.',
    options: [NO_CACHE],
    takes: ['content', 'identity', 'at', 'as-of', 'format', 'audience'],
    formats: ['json'],
    examples: [
      ['throughline model > model.json', 'everything, for another program'],
      ['throughline model | jq .alignment.index', 'one number'],
      ['throughline model --audience public', 'what the public may know'],
      ['throughline schema model', 'what the output looks like'],
    ],
    exits: [[1, 'for an audience: it is not certain who may read what']],
    notes: 'Without --audience everything is printed, whatever its audience.',
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { readOrganisation } = await import('../organisation.ts');
  const { jsonText, modelOutput } = await import('../../report/index.ts');
  const { visibleTo } = await import('../publication.ts');
  const { unsafeFindings } = await import('../../publish/index.ts');
  const organisation = await readOrganisation(io, options);
  const { result } = organisation;
  const isNarrowed = options.text('audience') !== null;
  if (isNarrowed && unsafeFindings(result.findings, result.config.file).length > 0) {
    io.stderr.write(
      'The model was not printed: who may read what is not certain. Mend the errors that throughline check shows.\n',
    );
    return 1;
  }
  io.stdout.write(jsonText(modelOutput(await visibleTo(organisation, options, io))));
  return 0;
}
