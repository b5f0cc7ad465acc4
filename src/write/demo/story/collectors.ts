import type { Day } from '../../../calendar/index.ts';
import type { RecordOf } from '../../../schema/index.ts';

/** Who writes a KPI's values, how often and on which weekday (0 is Sunday). */
interface Collector {
  by: string;
  area: string;
  /** Weeks from one batch to the next. */
  every: number;
  weekday: number;
}

/** From which day on values are collected each fortnight; before, every four weeks. */
type Area = Omit<Collector, 'every'> & { fortnightly: Day };

const AREAS: Record<string, Area> = {
  shipping: { by: 'ayumi-kondo', area: 'shipping', weekday: 1, fortnightly: '2026-06-01' },
  merchants: { by: 'zofia-krol', area: 'merchants', weekday: 2, fortnightly: '2026-06-01' },
  platform: { by: 'pavel-kostka', area: 'platform', weekday: 1, fortnightly: '2026-06-01' },
  data: { by: 'kirsten-maas', area: 'data and arrival', weekday: 3, fortnightly: '2026-09-01' },
  engineering: { by: 'tomasz-wilk', area: 'engineering', weekday: 4, fortnightly: '2026-11-01' },
};

const TEAMS: Record<string, string> = {
  shipping: 'shipping',
  labels: 'shipping',
  'carrier-integrations': 'shipping',
  'driver-app': 'shipping',
  'merchant-experience': 'merchants',
  onboarding: 'merchants',
  portal: 'merchants',
  tracking: 'merchants',
  platform: 'platform',
  runtime: 'platform',
  reliability: 'platform',
  security: 'platform',
  'data-insight': 'data',
  eta: 'data',
  'parcel-data': 'data',
};

/** Who collects the values of a KPI known on a day: its steward by hand, else the one of its area. */
export function collectorOf({ data }: RecordOf<'kpi'>, known: Day): Collector {
  const area = AREAS[TEAMS[data.team ?? ''] ?? 'engineering'] as Area;
  const by = data.source?.method === 'manual' ? (data.source.steward ?? area.by) : area.by;
  const every = known < area.fortnightly ? 4 : 2;
  if (by === area.by) return { by, area: area.area, weekday: area.weekday, every };
  return { by, area: data.source?.system ?? area.area, weekday: area.weekday, every: 4 };
}
