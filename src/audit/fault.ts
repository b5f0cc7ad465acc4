import type { Path } from '../parse/index.ts';
import type { AnyRecord } from '../schema/index.ts';
import type { Report } from './rule.ts';

/** What is wrong with one field of a record; `at` a field that is absent, its nearest enclosing key is shown. */
export interface Fault extends Omit<Report, 'place' | 'entity'> {
  at: Path;
}

/** The fault as a report about the record. */
export function reportOn(record: AnyRecord, { at, ...fault }: Fault): Report {
  const { kind, id, places } = record;
  return { ...fault, place: places.value(at), entity: { kind, id } };
}
