import type { Call, Definition } from '../definition.ts';
import type { Io } from '../io.ts';

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
  io.stderr.write(
    `Next: ${nextSteps(io, given, resolve(io.cwd, given) === resolve(io.cwd), visible)}\n`,
  );
  return 0;
}

/** What to type next: from within the folder where the command is found anywhere, else from here. */
function nextSteps(
  { called }: Io,
  given: string,
  isHere: boolean,
  visible: (text: string) => string,
): string {
  const folder = visible(given);
  if (isHere) return `${called} check, ${called} dev and git log --stat`;
  return called === 'throughline'
    ? `cd ${folder}, then throughline check, throughline dev and git log --stat`
    : `${called} check --root ${folder}, ${called} dev --root ${folder} and git -C ${folder} log --stat`;
}
