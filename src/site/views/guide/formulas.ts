import type { Publication, PublishedExplanation, PublishedRecord } from '../../../publish/index.ts';
import type { FormulaGroup } from '../../guide/reference.ts';

/** A formula, and a record of this organisation it was computed for. */
export interface FormulaLine {
  title: string;
  formula: string;
  rule: string | null;
  example: { title: string; href: string; figures: string } | null;
}

export interface FormulaSection {
  id: string;
  title: string;
  lines: FormulaLine[];
}

/** Every formula, each with the figures of a record of this organisation where one has them. */
export function formulaSections(
  groups: readonly FormulaGroup[],
  publication: Publication,
): FormulaSection[] {
  return groups.map(({ id, title, formulas }) => {
    const records = recordsOf(id, publication);
    return {
      id,
      title,
      lines: formulas.map(({ key, title, formula, rule }) => ({
        title,
        formula,
        rule,
        example: exampleOf(key, formula, records),
      })),
    };
  });
}

type Explained = Pick<PublishedRecord, 'title' | 'href' | 'explanations'>;

function recordsOf(group: string, publication: Publication): readonly Explained[] {
  if (group === 'kpi') return publication.kpis;
  if (group === 'objective') return publication.objectives;
  if (group === 'priority') return publication.priorities;
  if (group === 'initiative') return publication.initiatives;
  return group === 'alignment' ? publication.teams : [];
}

function exampleOf(
  key: string,
  formula: string,
  records: readonly Explained[],
): FormulaLine['example'] {
  for (const { title, href, explanations } of records) {
    const own = explanations.find((one) => one.key === key && tells(one, formula));
    if (own) return { title, href: `${href}#how-${key}`, figures: own.figures };
  }
  return null;
}

/** Whether it was computed by this formula, and came to something. */
function tells(explanation: PublishedExplanation, formula: string): boolean {
  const isSame = explanation.formula === formula || explanation.key === 'compliance';
  return isSame && (explanation.value !== null || explanation.as === 'text');
}
