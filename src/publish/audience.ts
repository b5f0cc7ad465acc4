import { MachineError, nearest } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import { type AnyRecord, type Audience, type Config, type Ref, refOf } from '../schema/index.ts';

/** For whom a publication is made when nothing is said. */
export const USUAL_AUDIENCE = 'organization';

/** Throws a `MachineError` that names the known audiences when `asked` is none of them. */
export function refuseUnknownAudience(asked: Audience, { audiences }: Config): void {
  if (audiences.includes(asked)) return;
  const [near] = nearest(asked, audiences, 1);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new MachineError(
    `there is no audience \`${asked}\`; there are ${audiences.join(', ')}.${hint}`,
  );
}

/** Whether an audience may read what is meant for another: it is as wide, or wider. Unknown ones never. */
export function mayRead(reader: Audience, meantFor: Audience, config: Config): boolean {
  const readerRank = config.audiences.indexOf(reader);
  const rank = config.audiences.indexOf(meantFor);
  return rank >= 0 && readerRank >= 0 && rank <= readerRank;
}

/**
 * The references of every record an audience may see. A record whose `audience` could not be read is
 * seen by nobody; a measurement is seen by those who see what it measures.
 */
export function visibleTo(audience: Audience, graph: Graph, config: Config): Set<Ref> {
  const visible = new Set<Ref>();
  const isVisible = (record: AnyRecord) =>
    !record.faulty.has('audience') && mayRead(audience, record.audience, config);
  const measurements: Ref[] = [];
  for (const list of Object.values(graph.records)) {
    for (const record of list) {
      const ref = refOf(record.kind, record.id);
      if (record.kind === 'measurement') measurements.push(ref);
      else if (isVisible(record)) visible.add(ref);
    }
  }
  for (const ref of measurements) {
    const measured = graph.from(ref, 'values-of').map((link) => recordBehind(link.to, graph));
    if (measured.length > 0 && measured.every((target) => visible.has(target))) visible.add(ref);
  }
  return visible;
}

/** The record a reference lies in: a key result's objective, else the record itself. */
export function recordBehind(ref: Ref, graph: Graph): Ref {
  const keyResult = graph.keyResults.get(ref);
  return keyResult ? refOf('objective', keyResult.objective.id) : ref;
}
