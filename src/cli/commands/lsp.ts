import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description:
      'Serve an editor: findings while you type, completion, hover, rename, quick fixes.',
    options: [['--stdio', 'talk over standard input and output; nothing else is known']],
    takes: [],
    examples: [['throughline lsp --stdio', 'as an editor starts it']],
    notes:
      'Editors start this command themselves. It speaks the Language Server Protocol, reads the files of the\norganisation and writes none: what is to be changed the editor changes.',
    run,
  };
}

async function run({ io }: Call): Promise<number> {
  const { serveEditor } = await import('../../editor/index.ts');
  const { readTool } = await import('../../tool.ts');
  const { now, env } = io;
  await serveEditor(process.stdin, process.stdout, { now, env }, readTool());
  return 0;
}
