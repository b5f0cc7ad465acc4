import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description: 'Serve the site as it was built, with the headers it asks its host for.',
    options: [
      ['--out <folder>', 'the folder that was built; dist when left out'],
      ['--port <number>', 'the port to serve at; the next free one is taken, 4321 when left out'],
      ['--host <name>', 'the address to serve at; only this machine when left out'],
    ],
    takes: [],
    examples: [['throughline build && throughline preview', 'look before you publish']],
    exits: [[130, 'it was stopped with Ctrl-C']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { resolve } = await import('node:path');
  const { findRoot } = await import('../root.ts');
  const { portOf, untilStopped } = await import('../serving.ts');
  const { previewSite } = await import('../../site/index.ts');
  const given = options.text('out');
  const folder = given === null ? resolve(findRoot(io, options), 'dist') : resolve(io.cwd, given);
  const server = await previewSite({
    folder,
    port: portOf(options),
    host: options.text('host') ?? undefined,
  });
  io.stdout.write(`${server.url}\n`);
  await untilStopped(io);
  await server.close();
  return 0;
}
