import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Write a small valid organisation and editor settings; asks on a terminal, never writes over a file.',
    options: [
      ['--name <name>', 'what the organisation is called; the folder’s name when left out'],
      ['--vision <sentence>', 'what it is trying to become'],
      ['--priority <title>', 'the first strategic priority'],
      ['--team <name>', 'the first team'],
      ['--person <name>', 'the first person; git’s user name when left out'],
      ['--yes', 'ask nothing'],
      ['--dry-run', 'print what would be written'],
    ],
    takes: ['as-of'],
    examples: [
      ['throughline init', 'by questions'],
      ['throughline init --yes --name "Example"', 'without questions'],
      ['throughline init --dry-run', 'look first'],
    ],
    notes:
      'Works in the folder it is called in, unless --root names another. A file that is there already\nis left as it is, and named.',
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { resolve } = await import('node:path');
  const { findTargets, gatherAnswers, planOrganisation, tellNext } = await import(
    '../beginning.ts'
  );
  const { putFiles } = await import('../put.ts');
  const { folder } = await import('../root.ts');
  const given = options.text('root') ?? '.';
  const root = folder(resolve(io.cwd, given), given);
  const isNew = !findTargets(root).hasOrganisation;
  const answers = isNew ? await gatherAnswers(io, root, options) : null;
  const { planned, left } = planOrganisation(io, root, answers, options);
  for (const path of left) io.stderr.write(`${path} is there already and is left as it is\n`);
  await putFiles(io, planned, options.has('dry-run'));
  if (!options.has('dry-run')) tellNext(io, root, isNew);
  return 0;
}
