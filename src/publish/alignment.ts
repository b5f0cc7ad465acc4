import { type Alignment, SHARES } from '../measure/index.ts';
import type { Desk } from './desk.ts';
import { byTitle } from './desk.ts';
import type { PublishedAlignment } from './publication.ts';
import type { PartAlignment } from './published-record.ts';

/** The organisation's alignment with what each share lacks, by name. */
export function publishAlignment(desk: Desk): PublishedAlignment {
  const { alignment } = desk.scorecard;
  return {
    index: alignment.index,
    shares: SHARES.map((name) => {
      const { value, of, over, missing } = alignment.shares[name];
      return { name, value, of, over, missing: desk.names.mentions(missing).sort(byTitle) };
    }),
  };
}

/** Alignment of one part of the organisation, without names; null where it was not computed. */
export function partAlignment(
  parts: Readonly<Record<string, Alignment>>,
  id: string,
): PartAlignment | null {
  const alignment = Object.hasOwn(parts, id) ? parts[id] : undefined;
  if (!alignment) return null;
  return {
    index: alignment.index,
    shares: SHARES.map((name) => {
      const { value, of, over } = alignment.shares[name];
      return { name, value, of, over };
    }),
  };
}
