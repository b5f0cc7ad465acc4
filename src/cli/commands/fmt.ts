import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Bring files into their one canonical form: keys, quotes, tables and line ends. What they say stays the same.',
    arguments: [['[paths...]', 'files or folders; all of the content when not said']],
    options: [
      ['--check', 'write nothing; list the files that are not in canonical form, and fail'],
      ['--dry-run', 'write nothing; show what would change'],
      ['--force', 'also change files with changes that are not committed'],
    ],
    takes: ['content'],
    examples: [
      ['throughline fmt', 'all of the content, and throughline.yaml'],
      ['throughline fmt content/kpis', 'one folder'],
      ['throughline fmt --check', 'in CI or before a commit'],
    ],
    exits: [[1, 'with --check: a file is not in canonical form']],
    notes: 'Comments, narrative and the order of the lines of check-ins stay as they are.',
    run,
  };
}

async function run({ io, args, options }: Call): Promise<number> {
  const { formattable } = await import('../formatting.ts');
  const { visible } = await import('../../report/index.ts');
  const { revisions, unread } = await formattable(io, args.flat(), options);
  for (const file of unread) {
    io.stderr.write(`left ${visible(file)} as it is: it cannot be read. See throughline check.\n`);
  }
  if (options.has('check')) {
    for (const { shown } of revisions) io.stdout.write(`${visible(shown)}\n`);
    return revisions.length > 0 ? 1 : 0;
  }
  const { reviseFiles } = await import('../revision.ts');
  await reviseFiles(io, options, revisions);
  if (options.has('dry-run')) return 0;
  for (const { shown } of revisions) io.stdout.write(`formatted ${visible(shown)}\n`);
  if (revisions.length === 0) io.stderr.write('Every file is in canonical form.\n');
  return 0;
}
