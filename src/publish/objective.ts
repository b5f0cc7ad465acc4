import type { KeyResultNode } from '../link/index.ts';
import { type RecordOf, refOf } from '../schema/index.ts';
import { checkInsAbout } from './check-in.ts';
import { allFrom, allLinked, type Desk, linked } from './desk.ts';
import { explanationsOf } from './explanation.ts';
import { publishDeclared, publishProgress, publishRollUp, publishUnit } from './progress.ts';
import type { PublishedKeyResult, PublishedObjective } from './published.ts';
import { publishRecord } from './record.ts';
import { supportsOf, traceOf } from './trace.ts';

/** An objective with its key results and what it contributes to and depends on. */
export function publishObjective(
  record: RecordOf<'objective'>,
  desk: Desk,
): PublishedObjective | null {
  const { data } = record;
  const ref = refOf('objective', record.id);
  const measure = desk.scorecard.measures.get(ref);
  if (measure?.kind !== 'objective') return null;
  const nodes = keyResultsOf(record, desk);
  const refs = [ref, ...nodes.map((node) => node.ref)];
  return {
    ...publishRecord(record, desk),
    kind: 'objective',
    owner: linked(desk, ref, 'owner'),
    team: linked(desk, ref, 'team'),
    cycle: linked(desk, ref, 'cycle'),
    trace: traceOf(ref, desk),
    commitment: data.commitment ?? null,
    weight: data.weight ?? 1,
    supports: supportsOf(ref, desk),
    relatesTo: allLinked(desk, ref, 'relates-to'),
    keyResults: nodes.flatMap((node) => publishKeyResult(node, desk)),
    contributors: allFrom(desk, ref, 'supports'),
    dependencies: dependenciesOf(record, desk),
    neededBy: allFrom(desk, ref, 'depends-on'),
    initiatives: refs.flatMap((target) => allFrom(desk, target, 'advances')).filter(once),
    rollUp: publishRollUp(measure, desk),
    status: measure.status,
    reason: measure.reason,
    weakest: measure.weakest === null ? null : desk.names.mention(measure.weakest),
    declared: publishDeclared(measure.declared, desk),
    closed: measure.closed,
    rhythm: desk.scorecard.rhythms.get(ref) ?? null,
    checkIns: checkInsAbout(refs, ['about', 'values-of'], desk),
  };
}

function once<T extends { id: string }>(item: T, index: number, all: T[]): boolean {
  return all.findIndex((other) => other.id === item.id) === index;
}

function keyResultsOf(record: RecordOf<'objective'>, desk: Desk): KeyResultNode[] {
  return (record.data.key_results ?? []).flatMap((keyResult, index) => {
    const node = desk.graph.keyResults.get(refOf('key-result', `${record.id}.${keyResult.id}`));
    return node && node.index === index ? [node] : [];
  });
}

function publishKeyResult(node: KeyResultNode, desk: Desk): PublishedKeyResult[] {
  const { data, ref } = node;
  const measure = desk.scorecard.measures.get(ref);
  if (measure?.kind !== 'key-result') return [];
  const kpi = desk.graph.from(ref, 'measures')[0]?.to;
  const read = kpi === undefined ? undefined : desk.graph.find(kpi);
  const ofKpi = read?.kind === 'kpi' ? read.data : undefined;
  const unit = 'unit' in data ? data.unit : ofKpi?.unit;
  const direction = 'direction' in data ? data.direction : ofKpi?.direction;
  return [
    {
      ref,
      id: data.id,
      title: data.title,
      weight: data.weight ?? 1,
      owner: linked(desk, ref, 'owner'),
      kpi: kpi === undefined ? null : desk.names.mention(kpi),
      unit: publishUnit(unit),
      direction: direction ?? null,
      milestones: ('milestones' in data ? data.milestones : []).map((milestone) => ({
        title: milestone.title,
        due: milestone.due ?? null,
        score: milestone.score ?? 0,
        done: milestone.done ?? null,
      })),
      progress: publishProgress(measure, desk),
      series: measure.series,
      explanations: explanationsOf(ref, desk),
    },
  ];
}

function dependenciesOf(
  record: RecordOf<'objective'>,
  desk: Desk,
): PublishedObjective['dependencies'] {
  const ref = refOf('objective', record.id);
  const personAt = (index: string | number | undefined, field: string) => {
    const link = desk.graph
      .from(ref, 'person')
      .find(({ at }) => at[0] === 'dependencies' && at[1] === index && at[2] === field);
    return link ? desk.names.mention(link.to) : null;
  };
  return desk.graph.from(ref, 'depends-on').flatMap((link) => {
    const on = desk.names.mention(link.to);
    const index = link.at[1];
    if (!on) return [];
    return [
      {
        on,
        confirmedBy: personAt(index, 'confirmed_by'),
        riskOwner: personAt(index, 'risk_owner'),
      },
    ];
  });
}
