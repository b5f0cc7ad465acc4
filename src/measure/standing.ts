import type { Day } from '../calendar/index.ts';
import type { RecordOf, Ref } from '../schema/index.ts';
import type { Context } from './context.ts';
import { type Focus, focusOn } from './focus.ts';
import type { Measures } from './measures.ts';
import type { Measure } from './scorecard.ts';
import type { Traces } from './trace.ts';

/** How a live KPI or objective stands on a day: what the shares of alignment count. */
export interface Standing {
  ref: Ref;
  isKpi: boolean;
  /** An unbroken way leads to a live priority. */
  isTraced: boolean;
  /** Its single owner is active. */
  isOwned: boolean;
  /** Current, owned, measured and not stale: it covers the priorities above it. */
  isCovering: boolean;
  /** A KPI with source, unit, formula, and data on time. */
  isSound: boolean;
  /** A KPI that names the decision it informs. */
  isUseful: boolean;
  /** Who and what it puts under the limits of the focus rules. */
  bearers: readonly Ref[];
}

/** The standings of records, each worked out once for a day, and who keeps to the limits on it. */
export class Standings {
  readonly #context: Context;
  readonly #measures: Measures;
  readonly #traces: Traces;
  readonly #known = new Map<Day, { focus: Focus; standings: Map<Ref, Standing> }>();

  constructor(context: Context, measures: Measures, traces: Traces) {
    this.#context = context;
    this.#measures = measures;
    this.#traces = traces;
  }

  of(ref: Ref, day: Day): Standing {
    const { standings } = this.#on(day);
    const known = standings.get(ref) ?? this.#standingOf(ref, day);
    standings.set(ref, known);
    return known;
  }

  focusOn(day: Day): Focus {
    return this.#on(day).focus;
  }

  #on(day: Day) {
    const known = this.#known.get(day) ?? {
      focus: focusOn(day, this.#context),
      standings: new Map<Ref, Standing>(),
    };
    this.#known.set(day, known);
    return known;
  }

  #standingOf(ref: Ref, day: Day): Standing {
    const { graph, lives } = this.#context;
    const measure = this.#measures.of(ref, day);
    const kpi = graph.find(ref);
    const isKpi = kpi?.kind === 'kpi';
    const isOwned = lives.hasActiveOwner(ref, day);
    return {
      ref,
      isKpi,
      isTraced: this.#traces.reaches(ref, day),
      isOwned,
      isCovering: isOwned && lives.isCurrent(ref, day) && hasCurrentData(measure),
      isSound: isKpi && isSound(kpi, measure),
      isUseful: isKpi && kpi.data.decision !== undefined,
      bearers: this.#bearersOf(ref, isKpi, day),
    };
  }

  /** The owner of a KPI; a current objective itself and its team. */
  #bearersOf(ref: Ref, isKpi: boolean, day: Day): Ref[] {
    const { lives } = this.#context;
    const bearer = isKpi ? lives.ownerOf(ref) : lives.teamOf(ref);
    const isCounted = isKpi || lives.isCurrent(ref, day);
    if (!isCounted) return [];
    return [...(bearer === null ? [] : [bearer]), ...(isKpi ? [] : [ref])];
  }
}

function hasCurrentData(measure: Measure | undefined): boolean {
  if (measure?.kind === 'kpi') {
    return measure.freshness.last !== null && measure.freshness.onTime !== false;
  }
  return measure?.kind === 'objective' && measure.score !== null && measure.status !== 'stale';
}

function isSound({ data }: RecordOf<'kpi'>, measure: Measure | undefined): boolean {
  const { unit, formula, cadence } = data;
  const isOnTime = measure?.kind === 'kpi' && measure.freshness.onTime !== false;
  return (
    hasSource(data) &&
    unit !== undefined &&
    formula !== undefined &&
    cadence !== undefined &&
    isOnTime
  );
}

function hasSource(data: RecordOf<'kpi'>['data']): boolean {
  const { system, method, url, query } = data.source ?? {};
  if (system === undefined || method === undefined) return false;
  return method === 'manual' || url !== undefined || query !== undefined;
}
