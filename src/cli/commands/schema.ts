import type { Call, Definition } from '../definition.ts';

export function define(): Definition {
  return {
    description: 'Print the JSON Schema of a kind of record, or of throughline.yaml.',
    arguments: [['[kind]', 'such as kpi or objective; config for throughline.yaml (the default)']],
    takes: [],
    examples: [
      ['throughline schema kpi', 'every field of a KPI with its meaning'],
      ['throughline schema config', 'every setting'],
      ['throughline schema check', 'of what check --format json prints; also: model'],
    ],
    run,
  };
}

async function run({ io, args }: Call): Promise<number> {
  const { KINDS, configJsonSchema, jsonSchemaOf } = await import('../../schema/index.ts');
  const { checkOutputJsonSchema, jsonText, modelOutputJsonSchema } = await import(
    '../../report/index.ts'
  );
  const { kindOf } = await import('../reference.ts');
  const word = args[0] ?? 'config';
  const others = new Map([
    ['config', configJsonSchema],
    ['throughline.yaml', configJsonSchema],
    ['check', checkOutputJsonSchema],
    ['model', modelOutputJsonSchema],
  ]);
  const schema = others.get(word) ?? (() => jsonSchemaOf(kindOf(word, KINDS)));
  io.stdout.write(jsonText(schema()));
  return 0;
}
