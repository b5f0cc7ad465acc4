import type { Mention, PublishedKpi } from '../../publish/index.ts';
import { dateOf, dayNumber } from '../charts/scale.ts';
import { small } from '../charts/small.ts';
import { day, longMonth } from '../format.ts';
import { STATUS_FACES } from '../status.ts';
import { type Book, pick } from './book.ts';
import { limitLines, signalDays } from './kpi-picture.ts';
import { actual } from './measured.ts';

/** A KPI as one of several small pictures on the same time axis. */
export interface Small {
  kpi: PublishedKpi;
  picture: string;
  figure: string;
}

export interface Causes {
  drivers: Small[];
  itself: Small;
  driven: Small[];
  /** The months the pictures begin and end with. */
  from: string;
  to: string;
}

/** How far back causes are looked for. */
const DAYS_BACK = 500;

/** What drives a KPI and what it drives, over the same days, so that it is seen which moves first; null when neither is there. */
export function causesOf(kpi: PublishedKpi, book: Book): Causes | null {
  const { asOf } = book.publication;
  const from = dateOf(dayNumber(asOf) - DAYS_BACK);
  const drawn = (mentions: readonly Mention[]) =>
    pick(
      book.kpis,
      mentions.filter(({ kind }) => kind === 'kpi').map(({ id }) => id),
    ).map((other) => drawSmall(other, from, asOf));
  const [drivers, driven] = [drawn(kpi.drivenBy), drawn(kpi.drives)];
  if (drivers.length + driven.length === 0) return null;
  return {
    drivers,
    itself: drawSmall(kpi, from, asOf),
    driven,
    from: longMonth(from.slice(0, 7)),
    to: longMonth(asOf.slice(0, 7)),
  };
}

function drawSmall(kpi: PublishedKpi, from: string, to: string): Small {
  const { target, min, max, status } = kpi.progress;
  const picture = small({
    periods: kpi.series,
    limits: limitLines(kpi, to),
    signals: signalDays(kpi),
    target,
    min,
    max,
    from,
    to,
    label: `${kpi.title} from ${day(from)} to ${day(to)}: ${actual(kpi)} at last, ${STATUS_FACES[status].phrase}`,
  });
  return { kpi, picture, figure: actual(kpi) };
}
