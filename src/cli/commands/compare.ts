import { type Call, type Definition, NO_CACHE } from '../definition.ts';

const FORMATS = ['pretty', 'json', 'markdown'] as const;

export function define(): Definition {
  return {
    description:
      'Tell what changed in meaning between two states, what it touches and what came of it.',
    arguments: [
      ['<base>', 'the branch, tag or commit to compare with, such as main'],
      ['[head]', 'the one that is compared; the files on the disk when left out'],
    ],
    options: [
      ['--direct', 'compare the two as they are, not from where their lines parted'],
      NO_CACHE,
    ],
    takes: ['identity', 'as-of', 'format'],
    formats: FORMATS,
    examples: [
      ['throughline compare main', 'what your branch and your uncommitted work change'],
      ['throughline compare v1 v2 --direct', 'one release against another'],
      ['throughline compare main HEAD --format markdown', 'the comment of a pull request'],
    ],
    notes: 'Both states are judged on the same day: the later one’s today, or --as-of.',
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { compareMarkdown, compareOutput, comparisonText, headOf, jsonText } = await import(
    '../../report/index.ts'
  );
  const { compareStates } = await import('../states.ts');
  const { pageOf } = await import('../page.ts');

  const { comparison, after } = await compareStates(io, options, args[0] ?? '', args[1] ?? null);
  const format = options.oneOf('format', FORMATS) ?? 'pretty';
  const texts = {
    json: () => jsonText(compareOutput(headOf(after), comparison)),
    markdown: () => compareMarkdown(comparison),
    pretty: () => comparisonText(comparison, pageOf(io)),
  };
  io.stdout.write(texts[format]());
  return 0;
}
