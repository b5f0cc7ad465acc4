import { idFrom, type NewFile } from './new-file.ts';
import { type FieldValue, fieldsText } from './yaml.ts';

/** What somebody proposes as an objective; '' and null for what was left open. */
export interface ObjectiveDraft {
  title: string;
  owner: string;
  team: string;
  cycle: string;
  supports: string;
  commitment: string;
  keyResults: { title: string; from: number | null; to: number | null; unit: string }[];
  why: string;
}

/** The file of a proposed objective, named after its title. */
export function objectiveFile(root: string, draft: ObjectiveDraft): NewFile {
  const { title, owner, team, cycle, supports, commitment, why } = draft;
  const front = fieldsText({
    title,
    owner,
    team,
    cycle,
    supports: supports === '' ? null : [supports],
    commitment,
    key_results: draft.keyResults.filter((one) => one.title !== '').map(keyResultFields),
  });
  return {
    folder: `${root}/objectives`,
    name: nameOf(title, 'objective'),
    text: front + bodyOf(why),
  };
}

function keyResultFields(
  { title, from, to, unit }: ObjectiveDraft['keyResults'][number],
  at: number,
): FieldValue {
  const rises = from === null || to === null || to >= from;
  return {
    id: idFrom(title).slice(0, 32).replace(/-+$/, '') || `kr-${at + 1}`,
    title,
    unit: { kind: unit === '' ? 'count' : unit },
    direction: rises ? 'increase' : 'decrease',
    from: from ?? '',
    to: to ?? '',
  };
}

/** What somebody proposes to measure; '' and null for what was left open. */
export interface KpiDraft {
  title: string;
  owner: string;
  supports: string;
  indicator: string;
  decision: string;
  definition: string;
  formula: string;
  unit: string;
  direction: string;
  baseline: number | null;
  baselineOn: string;
  target: number | null;
  by: string;
  cadence: string;
  system: string;
  method: string;
}

/** The file of a proposed KPI, named after its title. */
export function kpiFile(root: string, draft: KpiDraft): NewFile {
  const { title, owner, supports, indicator, decision, definition, formula, direction } = draft;
  const { baseline, baselineOn, target, by, cadence, system, method, unit } = draft;
  const front = fieldsText({
    title,
    owner,
    supports: supports === '' ? null : [supports],
    indicator,
    decision,
    definition,
    formula,
    unit: unit === '' ? null : { kind: unit },
    direction,
    baseline: baseline === null ? null : { value: baseline, on: baselineOn },
    target: target === null ? null : { value: target, by },
    cadence,
    source: system === '' ? null : { system, method },
  });
  return { folder: `${root}/kpis`, name: nameOf(title, 'kpi'), text: front };
}

function nameOf(title: string, otherwise: string): string {
  return `${idFrom(title) || otherwise}.md`;
}

function bodyOf(why: string): string {
  return why.trim() === '' ? '' : `\n${why.trim()}\n`;
}
