import type { Mention, PublishedKpi } from '../../publish/index.ts';
import { signalMark } from '../charts/signal.ts';
import { picture } from '../charts/svg.ts';
import type { Reading } from '../charts/trend-input.ts';
import { day, sentence } from '../format.ts';
import type { Book } from './book.ts';
import { signalWords } from './kpi-story.ts';

/** A signal as a line: its mark, how it reads, what is seen, and who said why. */
export interface SignalLine {
  shape: string;
  reading: Reading;
  word: string;
  words: string;
  explainedBy: Mention[];
  /** What became of it, where no check-in says why. */
  note: string;
}

const WORDS: Record<Reading, string> = {
  improvement: 'For the better',
  concern: 'For the worse',
  change: 'A change',
};

/** The signals of a KPI, latest first. */
export function signalLines(kpi: PublishedKpi, book: Book): SignalLine[] {
  return (kpi.behaviour?.signals ?? []).toReversed().map((signal) => {
    const reading = signal.reading ?? 'change';
    return {
      shape: picture(
        { width: 12, height: 12, class: 'shape signal-shape', label: null },
        signalMark(reading, 6, 6.6, null),
      ),
      reading,
      word: WORDS[reading],
      words: `${sentence(signalWords(signal, kpi))}.`,
      explainedBy: byDay(signal.explainedBy, book).map((mention) => dated(mention, book)),
      note: signal.explainedBy.length > 0 ? '' : noteOn(signal.on, kpi),
    };
  });
}

/** Check-ins, oldest first. */
function byDay(mentions: readonly Mention[], book: Book): Mention[] {
  const on = ({ id }: Mention) => book.checkIns.get(id)?.date ?? '';
  return mentions.toSorted((a, b) => Number(on(a) > on(b)) - Number(on(a) < on(b)));
}

/** A check-in called by its day. */
function dated(mention: Mention, book: Book): Mention {
  const checkIn = book.checkIns.get(mention.id);
  return checkIn ? { ...mention, title: `the check-in of ${day(checkIn.date)}` } : mention;
}

/** A change that ended in new limits was taken in by them; any other waits for an explanation. */
function noteOn(on: string, kpi: PublishedKpi): string {
  const segments = kpi.behaviour?.segments ?? [];
  const next = segments[segments.findIndex(({ from, to }) => from <= on && on <= to) + 1];
  if (next?.reason)
    return `No check-in explains it; the limits were begun anew after it: ${next.reason}`;
  return 'Nobody has explained it yet.';
}
