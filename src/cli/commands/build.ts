import { type Call, type Definition, NO_CACHE } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Publish the site for one audience. On an error nothing is changed: a site built before stands.',
    options: [
      ['--out <folder>', 'where to: a new folder, or one that a build made; dist when left out'],
      ['--base <path>', 'the path the site is served below, such as /scorecard'],
      [
        '--allow-errors',
        'publish in spite of errors; never of those after which nobody can say who may read what',
      ],
      NO_CACHE,
    ],
    takes: ['content', 'identity', 'at', 'as-of', 'audience'],
    examples: [
      ['throughline build', 'for the organization, into dist'],
      [
        'throughline build --audience leadership --out dist-leadership',
        'with what leadership may see',
      ],
      ['throughline build --as-of 2026-09-30', 'as of the quarter’s end'],
    ],
    exits: [[1, 'the content has errors; the site was not built']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { resolve } = await import('node:path');
  const { countFindings, visible } = await import('../../report/index.ts');
  const { readOrganisation } = await import('../organisation.ts');
  const { createProgress } = await import('../progress.ts');
  const { unsafeFindings } = await import('../../publish/index.ts');
  const { publicationOf } = await import('../publication.ts');
  const { count } = await import('../../report/index.ts');
  const organisation = await readOrganisation(io, options);
  const { root, result, textOf } = organisation;

  const errors = result.findings.filter(({ severity }) => severity === 'error');
  const unsafe = unsafeFindings(errors, result.config.file);
  const refused = options.has('allow-errors') ? unsafe : errors;
  if (refused.length > 0) {
    const { prettyFindings } = await import('../../report/index.ts');
    const { pageOf } = await import('../page.ts');
    io.stderr.write(`${prettyFindings(refused, textOf, pageOf(io, io.stderr))}\n\n`);
    const anyway = options.has('allow-errors')
      ? 'who may read what is not certain'
      : `the content has ${count(errors.length, 'error')}`;
    io.stderr.write(`The site was not built: ${anyway}. A site built before stands.\n`);
    return 1;
  }

  const given = options.text('out') ?? 'dist';
  const out = resolve(options.text('out') === null ? root : io.cwd, given);
  const progress = createProgress(io);
  try {
    progress('publishing');
    const publication = await publicationOf(organisation, options, io);
    progress('building pages');
    const { buildSite } = await import('../../site/index.ts');
    const { pages } = await buildSite({
      publication,
      out,
      base: options.text('base') ?? undefined,
    });
    progress.end();
    if (organisation.lack !== null) {
      io.stderr.write(`The site tells nothing of what happened before: ${organisation.lack}\n`);
    }
    const { warn } = countFindings(result);
    const asked = warn === 0 ? '' : ` ${count(warn, 'warning')}: throughline check.`;
    io.stdout.write(
      `wrote ${count(pages, 'page')} for ${publication.audience}, as of ${publication.asOf}, to ${visible(given)}.${asked}\n`,
    );
    return 0;
  } finally {
    progress.end();
  }
}
