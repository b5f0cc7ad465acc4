import { type Call, type Definition, NO_CACHE } from '../definition.ts';

const FORMATS = ['pretty', 'json', 'csv', 'markdown'] as const;

export function define(): Definition {
  return {
    description:
      'Tell which goals were made easier or given up: by whom, how long before the date, and why.',
    options: [['--from <date>', 'from this day on'], ['--to <date>', 'up to this day'], NO_CACHE],
    takes: ['identity', 'at', 'as-of', 'format', 'audience'],
    formats: FORMATS,
    examples: [
      ['throughline goalposts', 'every goalpost that was ever moved'],
      ['throughline goalposts --from 2026-10-01', 'those of this quarter'],
      ['throughline goalposts --format markdown', 'for a review'],
      ['throughline goalposts --audience organization', 'what everybody may know'],
    ],
    notes:
      'Counted are loosened targets and thresholds, extended deadlines, baselines moved away from\ntheir target, and KPIs and objectives retired or removed. A reason is one that the same commit\nadds under `changes` in the record.',
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { goalpostsOutput, goalpostsText, headOf, jsonText } = await import(
    '../../report/index.ts'
  );
  const { dayOption, readHistoryOf } = await import('../chronicle.ts');
  const { pageOf } = await import('../page.ts');

  const from = dayOption(options, 'from');
  const to = dayOption(options, 'to');
  const { history, goalposts, circumstances } = await readHistoryOf(io, options);
  const moved = goalposts().filter(({ event: { on } }) => {
    return (from === null || on === null || on >= from) && (to === null || (on ?? '9999') <= to);
  });
  const format = options.oneOf('format', FORMATS) ?? 'pretty';
  io.stdout.write(
    format === 'json'
      ? jsonText(goalpostsOutput(headOf(circumstances), moved, history.findings))
      : goalpostsText(moved, history.findings, format, pageOf(io)),
  );
  return 0;
}
