import { type Call, type Definition, NO_CACHE } from '../definition.ts';
import type { Organisation } from '../organisation.ts';

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
  const { count, visible } = await import('../../report/index.ts');
  const { createProgress } = await import('../progress.ts');
  const progress = createProgress(io);
  try {
    const made = await publish({ io, options }, () => progress('publishing'));
    if (made === null) return 1;
    const { publication, root, lack, warnings } = made;
    const given = options.text('out') ?? 'dist';
    const out = resolve(options.text('out') === null ? root : io.cwd, given);
    progress('building pages');
    const { buildSite } = await import('../../site/index.ts');
    const base = options.text('base') ?? undefined;
    const { pages } = await buildSite({ publication, out, base });
    progress.end();
    if (lack !== null) io.stderr.write(`The site tells nothing of what happened before: ${lack}\n`);
    const asked = warnings === 0 ? '' : ` ${count(warnings, 'warning')}: throughline check.`;
    io.stdout.write(
      `wrote ${count(pages, 'page')} for ${publication.audience}, as of ${publication.asOf}, to ${visible(given)}.${asked}\n`,
    );
    return 0;
  } finally {
    progress.end();
  }
}

/**
 * Reads, judges and publishes; null where errors stand in the way, which it has then told. Apart from
 * the building, so that what was read and judged is let go before pages take up the memory.
 */
async function publish({ io, options }: Pick<Call, 'io' | 'options'>, onJudged: () => void) {
  const { countFindings } = await import('../../report/index.ts');
  const { readOrganisation } = await import('../organisation.ts');
  const { publicationOf } = await import('../publication.ts');
  const organisation = await readOrganisation(io, options);
  if (await isRefused(organisation, { io, options })) return null;
  onJudged();
  const publication = await publicationOf(organisation, options, io);
  const { root, lack, result } = organisation;
  return { publication, root, lack, warnings: countFindings(result).warn };
}

async function isRefused(
  { result, textOf }: Organisation,
  { io, options }: Pick<Call, 'io' | 'options'>,
): Promise<boolean> {
  const { unsafeFindings } = await import('../../publish/index.ts');
  const errors = result.findings.filter(({ severity }) => severity === 'error');
  const unsafe = unsafeFindings(errors, result.config.file);
  const refused = options.has('allow-errors') ? unsafe : errors;
  if (refused.length === 0) return false;
  const { count, prettyFindings } = await import('../../report/index.ts');
  const { pageOf } = await import('../page.ts');
  io.stderr.write(`${prettyFindings(refused, textOf, pageOf(io, io.stderr))}\n\n`);
  const anyway = options.has('allow-errors')
    ? 'who may read what is not certain'
    : `the content has ${count(errors.length, 'error')}`;
  io.stderr.write(`The site was not built: ${anyway}. A site built before stands.\n`);
  return true;
}
