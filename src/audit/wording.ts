import type { EntityRef, Place, Related } from '../finding/index.ts';
import type { Graph } from '../link/index.ts';
import { type Ref, refOf, splitRef } from '../schema/index.ts';

const LONGEST_TITLE = 80;

/** A title cut to 80 characters, so that a sentence around it stays one. */
export function shorten(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const letters = [...title];
  if (letters.length <= LONGEST_TITLE) return title;
  return `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

/** A title in curly quotes, shortened. */
export function quote(title: string): string {
  return `“${shorten(title)}”`;
}

/** What people call a record or key result, in quotes. */
export function nameOf(graph: Graph, ref: Ref): string {
  return quote(graph.titleOf(ref));
}

/** The same with its kind before it: `the objective “Faster checkout”`. */
export function fullNameOf(graph: Graph, ref: Ref): string {
  const { kind } = splitRef(ref);
  const noun = kind === 'kpi' ? 'KPI' : kind.replace('-result', ' result');
  return `the ${noun} ${nameOf(graph, ref)}`;
}

/** What a file of measurements measures, in quotes; the file's own name when that is unknown. */
export function measuredName(graph: Graph, measurement: { id: string }): string {
  const ref = refOf('measurement', measurement.id);
  const [link] = graph.from(ref, 'values-of');
  return nameOf(graph, link?.to ?? ref);
}

/** What a finding is about; a key result is named by its objective's record. */
export function entityOf(record: { kind: string; id: string }): EntityRef {
  return { kind: record.kind, id: record.id };
}

/** `a, b and c`; beyond `most`, how many more there are. */
export function enumerate(items: readonly string[], most = 5): string {
  if (items.length > most) {
    return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
  }
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `1 KPI`, `3 KPIs`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** A number as people write it: without the dust of binary fractions (0.30000000000000004). */
export function figure(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** An amount of money with its thousands set apart, `1,250,000 EUR`; without a currency, the figure alone. */
export function money(amount: number, currency: string | undefined): string {
  const [whole = '', fraction] = figure(amount).split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${currency ? ` ${currency}` : ''}`;
}

export function relatedAt(place: Place, message: string): Related {
  return { ...place, message };
}
