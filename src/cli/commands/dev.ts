import { type Call, type Definition, NO_CACHE } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Serve the site while you edit: it is built again on every change, and open pages reload.',
    options: [
      ['--port <number>', 'the port to serve at; the next free one is taken, 4321 when left out'],
      ['--host <name>', 'the address to serve at; only this machine when left out'],
      ['--base <path>', 'the path the site is served below'],
      NO_CACHE,
    ],
    takes: ['content', 'identity', 'as-of', 'audience'],
    examples: [
      ['throughline dev', 'and open the address it prints'],
      ['throughline dev --audience leadership', 'what leadership will see'],
    ],
    exits: [[130, 'it was stopped with Ctrl-C']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { CONFIG_FILE } = await import('../../read/index.ts');
  const { count, countFindings, visible } = await import('../../report/index.ts');
  const { readOrganisation } = await import('../organisation.ts');
  const { unsafeFindings } = await import('../../publish/index.ts');
  const { publicationOf } = await import('../publication.ts');
  const { portOf, untilStopped } = await import('../serving.ts');
  const { devSite } = await import('../../site/index.ts');

  let first: Awaited<ReturnType<typeof readOrganisation>> | null = await readOrganisation(
    io,
    options,
  );
  const { root, content, result } = first;
  const folders = [...result.config.content.map((name) => join(root, name)), ...content];
  const { logo } = result.config.site;
  const picture = logo === null ? [] : [join(root, logo)];
  let found = '';
  const load = async () => {
    const organisation = first ?? (await readOrganisation(io, options));
    first = null;
    const { error, warn } = countFindings(organisation.result);
    const unsafe = unsafeFindings(organisation.result.findings, CONFIG_FILE).length > 0;
    found = `${count(error, 'error')}, ${count(warn, 'warning')}${unsafe ? '; who may read what is not certain' : ''}`;
    return publicationOf(organisation, options, io);
  };
  await devSite(
    {
      load,
      watch: [...folders, join(root, CONFIG_FILE), ...picture].filter((path) => existsSync(path)),
      base: options.text('base') ?? undefined,
      port: portOf(options),
      host: options.text('host') ?? undefined,
      onBuild: (outcome) => {
        const said =
          'pages' in outcome
            ? `${count(outcome.pages, 'page')}; ${found}`
            : visible(outcome.failure);
        io.stderr.write(`built ${said}\n`);
      },
    },
    untilStopped(io),
    ({ url }) => io.stdout.write(`${url}\n`),
  );
  return 0;
}
