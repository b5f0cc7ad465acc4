import type { HistoryEvent } from '../../history/index.ts';
import type { Graph } from '../../link/index.ts';
import { type Ref, refOf } from '../../schema/index.ts';

/** One line of a table of check-ins in an event: the record it is, and its changes by their columns. */
export interface TableLine {
  ref: Ref;
  changes: HistoryEvent['changes'];
}

/** Finds the check-ins that the lines of a table are, by what names a line: date, subject and author. */
export class TableLines {
  readonly #lines = new Map<string, Ref>();

  constructor(graph: Graph, visible: ReadonlySet<Ref>) {
    for (const { id, file, data } of graph.records['check-ins']) {
      const ref = refOf('check-in', id);
      if (!file.endsWith('.csv') || !visible.has(ref)) continue;
      const name = [data.date, data.about?.[0] ?? '', data.author ?? ''].join(' ');
      this.#lines.set(`${file}\n${name}`, ref);
    }
  }

  /** The lines an event is about, as far as they are there and visible. */
  of({ file, changes }: HistoryEvent): TableLine[] {
    const lines = new Map<string, HistoryEvent['changes']>();
    for (const { path, ...change } of changes) {
      const [row = '', ...rest] = path;
      lines.set(row, [...(lines.get(row) ?? []), { ...change, path: rest }]);
    }
    return [...lines].flatMap(([row, cells]) => {
      const ref = this.#lines.get(`${file}\n${row}`);
      return ref === undefined ? [] : [{ ref, changes: cells }];
    });
  }
}
