import type {
  Mention,
  PublishedInitiative,
  PublishedKpi,
  PublishedObjective,
  PublishedPriority,
  Status,
} from '../../publish/index.ts';
import { drawNeighbourhood, type Neighbour } from '../maps/neighbourhood.ts';
import { type Book, leads } from './book.ts';
import { lineAddress } from './throughlines.ts';

/** What a record touches directly: drawn for wide and for narrow screens, and listed. */
export interface Neighbourhood {
  wide: string;
  narrow: string;
  /** What leads to it and what it leads to, by relation. */
  groups: { title: string; of: Mention[] }[];
  /** Where the whole line is shown, below the base; null where the record is not part of it. */
  more: string | null;
}

type Centre = PublishedKpi | PublishedObjective | PublishedPriority | PublishedInitiative;

interface Tie {
  side: 'from' | 'to';
  title: string;
  /** How one of them stands to the record, in a word or two. */
  note: string;
  of: readonly Mention[];
}

/** The records one step from another; null where it stands alone. */
export function neighbourhoodOf(record: Centre, book: Book): Neighbourhood | null {
  const ties = tiesOf(record).filter((tie) => tie.of.length > 0);
  if (ties.length === 0) return null;
  const side = (which: Tie['side']) =>
    distinct(
      ties
        .filter((tie) => tie.side === which)
        .flatMap(({ note, of }) => of.map((mention) => neighbour(mention, note, book))),
    );
  const centre = neighbour(record, '', book);
  const drawn = drawNeighbourhood({ from: side('from'), centre, to: side('to') });
  return {
    ...drawn,
    groups: ties.map(({ title, of }) => ({ title, of: [...of] })),
    more: isInTree(record) ? lineAddress(record, book) : null,
  };
}

function isInTree(record: Centre): boolean {
  if (record.kind === 'initiative') return false;
  return record.kind === 'objective' ? record.current : record.live;
}

function tiesOf(record: Centre): Tie[] {
  const from = (title: string, note: string, of: readonly Mention[]): Tie => ({
    side: 'from',
    title,
    note,
    of,
  });
  const to = (title: string, note: string, of: readonly Mention[]): Tie => ({
    side: 'to',
    title,
    note,
    of,
  });
  switch (record.kind) {
    case 'kpi':
      return [
        from('Driven by', 'drives it', record.drivenBy),
        to('Drives', 'is driven', record.drives),
        to(
          'Contributes to',
          'it contributes to',
          record.supports.map((support) => support.to),
        ),
        to('Read by key results', 'reads it', record.readBy),
      ];
    case 'objective':
      return [
        from('What contributes to it', 'contributes', record.contributors),
        from(
          'KPIs its key results read',
          'is read',
          record.keyResults.flatMap(({ kpi }) => kpi ?? []),
        ),
        from('Moved by', 'moves it', record.initiatives),
        from(
          'Depends on',
          'is needed',
          record.dependencies.map((dependency) => dependency.on),
        ),
        to(
          'Contributes to',
          'it contributes to',
          record.supports.map((support) => support.to),
        ),
        to('Needed by', 'needs it', record.neededBy),
      ];
    case 'priority':
      return [
        from('Driven by', 'drives it', record.drivenBy),
        to('Drives', 'is driven', record.drives),
      ];
    case 'initiative':
      return [to('Meant to move', 'is to be moved', record.advances)];
  }
}

function distinct(neighbours: readonly Neighbour[]): Neighbour[] {
  const found = new Map<string, Neighbour>();
  for (const neighbour of neighbours) {
    const key = `${neighbour.href} ${neighbour.title}`;
    if (!found.has(key)) found.set(key, neighbour);
  }
  return [...found.values()];
}

function neighbour(mention: Mention, note: string, book: Book): Neighbour {
  return {
    title: mention.title,
    ...(note === '' ? {} : { note }),
    status: statusOf(mention, book),
    href: leads(book.publication, mention),
  };
}

/** How a record stands, where it has a status of its own. */
function statusOf({ kind, id }: Mention, book: Book): Status | null {
  switch (kind) {
    case 'kpi':
      return book.kpis.get(id)?.progress.status ?? null;
    case 'objective':
      return book.objectives.get(id)?.status ?? null;
    case 'priority':
      return book.priorities.get(id)?.status ?? null;
    case 'initiative':
      return book.initiatives.get(id)?.status ?? null;
    case 'key-result': {
      const [objective = ''] = id.split('.');
      const own = book.objectives.get(objective)?.keyResults ?? [];
      return own.find(({ ref }) => ref === `key-result:${id}`)?.progress.status ?? null;
    }
    default:
      return null;
  }
}
