import type { Publication } from '../../../publish/index.ts';
import type { KindReference } from '../../guide/reference.ts';

/** Who may read the records of a kind that do not say it themselves. */
export interface ReaderLine {
  title: string;
  id: string;
  place: string;
  /** As it is where nothing is configured. */
  usual: string;
  /** Whether the organisation keeps it from the readers of these pages. */
  isWithheld: boolean;
}

/** Every kind with its usual audience, and whether these pages go without it. */
export function readerLines(
  kinds: readonly KindReference[],
  { withheldKinds }: Publication,
): ReaderLine[] {
  return kinds
    .filter((kind) => kind.audience !== null)
    .map(({ id, title, place, audience }) => ({
      ...{ id, title, place, usual: audience ?? '' },
      isWithheld: withheldKinds.includes(place.replace(/\/$/, '')),
    }));
}
