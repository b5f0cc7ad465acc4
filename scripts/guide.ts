/** Makes the guide's reference from the code: the model, the commands and the formulas. */
import { CATALOGUE, type Entry } from '../src/cli/catalogue.ts';
import { GLOBAL_FLAGS } from '../src/cli/program.ts';
import { check, publishFor } from '../src/index.ts';
import type { PublishedExplanation } from '../src/publish/index.ts';
import type { CommandReference, FormulaGroup, Reference } from '../src/site/guide/reference.ts';
import { modelReference } from './guide-model.ts';

/** The example organisation is judged on this day: it has every number that can be explained. */
const DAY = new Date('2026-11-20T12:00:00Z');
const ROOT = new URL('..', import.meta.url).pathname;

/** The reference as it is written to `src/site/guide/reference.json`. */
export async function guideReference(): Promise<Reference> {
  return {
    kinds: modelReference(),
    commands: await Promise.all(CATALOGUE.map(commandReference)),
    globals: GLOBAL_FLAGS.map(({ flags, meaning }) => [flags, meaning]),
    formulas: await formulaGroups(),
  };
}

async function commandReference(entry: Entry): Promise<CommandReference> {
  const { define } = await entry.load();
  const { description, examples, takes, ...rest } = await define([]);
  return {
    name: entry.name,
    group: entry.group,
    summary: entry.summary,
    description,
    arguments: rest.arguments ?? [],
    options: (rest.options ?? []).map(([flags, meaning]) => [
      flags.replace(/\.\.\.$/, ''),
      meaning,
    ]),
    takes: ['root', ...takes],
    formats: [...(rest.formats ?? [])],
    examples,
    exits: [[0, 'all is well'], ...(rest.exits ?? []), [2, NOT_DONE]],
    notes: rest.notes ?? '',
  };
}

const NOT_DONE = 'the command could not be understood or could not do its work';

/** Every formula the example organisation has a number of, once for each sort of record. */
async function formulaGroups(): Promise<FormulaGroup[]> {
  const result = await check({ root: ROOT, env: {}, now: () => DAY, history: 'none' });
  const { kpis, objectives, priorities, initiatives, cycles, teams } = await publishFor(
    result,
    'organization',
  );
  const keyResults = objectives.flatMap((objective) => objective.keyResults);
  return [
    group('kpi', 'KPIs', kpis),
    group('key-result', 'Key results', keyResults),
    group('objective', 'Objectives', objectives),
    group('priority', 'Priorities', priorities),
    group('initiative', 'Initiatives', initiatives),
    group('cycle', 'Cycles', cycles, ({ key }) => key === 'portfolio'),
    group('alignment', 'Alignment, of the whole, a team or a cycle', teams),
  ];
}

function group(
  id: string,
  title: string,
  records: readonly { explanations: PublishedExplanation[] }[],
  isIn: (explanation: PublishedExplanation) => boolean = () => true,
): FormulaGroup {
  const formulas = new Map<string, FormulaGroup['formulas'][number]>();
  for (const { key, title, formula, rule } of records.flatMap((r) => r.explanations).filter(isIn)) {
    const words = inGeneral(formula);
    // A rule that decided of one record alone is told on its page.
    const isFixed = !['status', 'declared', 'value'].includes(key);
    const id = `${key} ${words}`;
    if (!formulas.has(id))
      formulas.set(id, { key, title, formula: words, rule: isFixed ? rule : null });
  }
  return { id, title, formulas: [...formulas.values()] };
}

/** A formula without the range of one record. */
function inGeneral(formula: string): string {
  return formula.replace(/a value of at (?:least|most) .+? ÷/, 'a value inside the target ÷');
}
