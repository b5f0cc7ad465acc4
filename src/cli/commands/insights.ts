import { MachineError } from '../../finding/index.ts';
import type { Call, Definition } from '../definition.ts';

const FORMATS = ['pretty', 'json', 'markdown'] as const;

export function define(): Definition {
  return {
    description:
      'Tell what needs a decision, the gravest first: one sentence, whose turn it is, what to do next.',
    options: [
      ['--owner <person>', 'only what is this person’s turn'],
      ['--limit <number>', 'only the first so many'],
    ],
    takes: ['content', 'identity', 'at', 'as-of', 'format', 'audience'],
    formats: FORMATS,
    examples: [
      ['throughline insights', 'the agenda for Monday'],
      ['throughline insights --owner ana-ruiz', 'what waits for Ana'],
      ['throughline insights --limit 5 --format markdown', 'for a mail'],
    ],
    notes:
      'Gravity of the matter × (1 + the share of the strategy that hangs on the record) orders the\nlist. Likeness of words gives suggestions below it; nothing is ever changed by them.',
    exits: [[1, 'for an audience: it is not certain who may read what']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { headOf, insightsMarkdown, insightsOutput, insightsText, jsonText } = await import(
    '../../report/index.ts'
  );
  const { unsafeFindings } = await import('../../publish/index.ts');
  const { readOrganisation } = await import('../organisation.ts');
  const { visibleTo } = await import('../publication.ts');
  const { findSubject } = await import('../reference.ts');
  const { pageOf } = await import('../page.ts');

  const limit = limitOf(options.text('limit'));
  const organisation = await readOrganisation(io, options);
  const { findings, config } = organisation.result;
  if (options.text('audience') !== null && unsafeFindings(findings, config.file).length > 0) {
    io.stderr.write(
      'Nothing was printed: who may read what is not certain. Mend the errors that throughline check shows.\n',
    );
    return 1;
  }
  const result = await visibleTo(organisation, options, io);
  const { graph } = result.scorecard;
  const word = options.text('owner');
  const owner = word === null ? null : findSubject(graph, word, ['person']);
  const all = insightsOutput(result);
  const own = all.insights.filter((insight) => owner === null || insight.owner === owner);
  const suggestions = owner === null ? all.suggestions : [];
  const agenda = { insights: own.slice(0, limit ?? own.length), suggestions, of: own.length };
  const format = options.oneOf('format', FORMATS) ?? 'pretty';
  if (format === 'json') {
    const { insights } = agenda;
    io.stdout.write(jsonText({ ...headOf(result), insights, suggestions }));
  } else {
    io.stdout.write(
      format === 'markdown'
        ? insightsMarkdown(agenda, graph)
        : insightsText(agenda, graph, pageOf(io)),
    );
  }
  return 0;
}

function limitOf(text: string | null): number | null {
  if (text === null) return null;
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new MachineError(`--limit expects a whole number such as 5, not \`${text}\`.`);
  }
  return Number(text);
}
