import type { Day } from '../../../calendar/index.ts';

/** A KPI that went from one owner to the next, who wrote it down. */
export interface Handover {
  kpi: string;
  from: string;
  to: string;
  on: Day;
  message: string;
}

export const HANDOVERS: readonly Handover[] = [
  {
    kpi: 'idle-compute-share',
    from: 'bruno-esteves',
    to: 'pavel-kostka',
    on: '2026-05-27',
    message: 'Idle compute is mine from Friday',
  },
  {
    kpi: 'portal-page-load',
    from: 'hugo-lachance',
    to: 'sorin-dumitru',
    on: '2026-08-12',
    message: 'take over page load from hugo',
  },
  {
    kpi: 'error-budget-burn',
    from: 'jonas-ekmark',
    to: 'yusuf-demirci',
    on: '2026-09-29',
    message: 'Error budget: Yusuf instead of Jonas',
  },
  {
    kpi: 'incident-actions-closed',
    from: 'rhys-pritchard',
    to: 'temi-adeyinka',
    on: '2026-05-06',
    message: 'Temi owns the closing of incident actions',
  },
];

/** Who owned a KPI on a day. */
export function ownerOn(kpi: string, owner: string, day: Day): string {
  const next = HANDOVERS.find((handover) => handover.kpi === kpi && handover.on > day);
  return next?.from ?? owner;
}
