import type { Forecast, ProcessBehaviour, ProcessSegment, Signal } from '../measure/index.ts';
import type { Mention } from './published-record.ts';

/** A span of one and the same process, with its limits; null while there are too few values. */
export interface PublishedSegment
  extends Pick<
    ProcessSegment,
    | 'from'
    | 'to'
    | 'reason'
    | 'state'
    | 'basis'
    | 'centre'
    | 'meanRange'
    | 'lower'
    | 'upper'
    | 'rangeLimit'
  > {
  /** How far each value lies from the one before, for each period with a value from `from` to `to`. */
  ranges: (number | null)[];
}

/** A change that chance does not explain, and the check-ins that explain it. */
export interface PublishedSignal extends Omit<Signal, 'explainedBy'> {
  explainedBy: Mention[];
}

export interface PublishedBehaviour extends Pick<ProcessBehaviour, 'ruleSet' | 'assurance'> {
  segments: PublishedSegment[];
  signals: PublishedSignal[];
}

export type PublishedForecast = Pick<
  Forecast,
  'value' | 'low' | 'high' | 'by' | 'basis' | 'reachesTarget'
>;
