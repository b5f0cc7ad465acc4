import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Make a repository of the example organisation: 18 months of dated commits by its people. The same bytes everywhere.',
    arguments: [['<folder>', 'where to make it; absent or empty']],
    takes: [],
    examples: [
      ['throughline demo wrenfield', 'make it'],
      ['cd wrenfield && throughline check', 'then judge it'],
      ['throughline dev --root wrenfield', 'or look at its site'],
    ],
    notes:
      'Needs git 2.30 or later. The story it tells: targets moved with and without a reason, owners handed over, a KPI retired, a value restated, records renamed, a change taken back.',
    run,
  };
}

async function run({ io, args }: Call): Promise<number> {
  const { resolve } = await import('node:path');
  const { plantDemo } = await import('../../write/index.ts');
  const { visible } = await import('../../report/index.ts');
  const { readExample } = await import('../example.ts');
  const { Stopped } = await import('../io.ts');
  const given = args[0] ?? '.';
  const example = await readExample();
  const surroundings = { env: io.env, stopped: io.stopped };
  try {
    const planted = await plantDemo(example, resolve(io.cwd, given), given, surroundings);
    const { commits, authors, commit } = planted;
    io.stdout.write(
      `made ${visible(given)}: ${commits} commits by ${authors} people, the last ${commit}\n`,
    );
  } catch (error) {
    throw io.stopped.aborted ? new Stopped() : error;
  }
  const step = resolve(io.cwd, given) === resolve(io.cwd) ? '' : `cd ${visible(given)}, then `;
  io.stderr.write(`Next: ${step}throughline check, throughline dev and git log --stat\n`);
  return 0;
}
