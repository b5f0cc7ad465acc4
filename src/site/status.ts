import type { DeclaredStatus, Status } from '../publish/index.ts';

/** A status is a word and a shape before it is a colour. */
export interface StatusFace {
  word: string;
  /** The same shape as text, for places without pictures. */
  shape: string;
  /** How it reads after "is" in a sentence. */
  phrase: string;
}

export const STATUS_FACES: Record<Status, StatusFace> = {
  'on-track': { word: 'On track', shape: '●', phrase: 'on track' },
  'at-risk': { word: 'At risk', shape: '◐', phrase: 'at risk' },
  'off-track': { word: 'Off track', shape: '▲', phrase: 'off track' },
  achieved: { word: 'Achieved', shape: '✓', phrase: 'achieved' },
  missed: { word: 'Missed', shape: '✕', phrase: 'missed' },
  'no-data': { word: 'No data', shape: '◌', phrase: 'without data' },
  stale: { word: 'Stale', shape: '◷', phrase: 'stale' },
  'not-started': { word: 'Not started', shape: '○', phrase: 'not started' },
  retired: { word: 'Retired', shape: '▪', phrase: 'retired' },
};

/** Most urgent first. */
export const BY_URGENCY: readonly Status[] = [
  'off-track',
  'missed',
  'at-risk',
  'stale',
  'no-data',
  'not-started',
  'on-track',
  'achieved',
  'retired',
];

/** Orders statuses from what needs attention most to least. */
export function compareUrgency(a: Status, b: Status): number {
  return BY_URGENCY.indexOf(a) - BY_URGENCY.indexOf(b);
}

/** Whether a status asks somebody to look. */
export function needsAttention(status: Status): boolean {
  return BY_URGENCY.indexOf(status) < BY_URGENCY.indexOf('no-data');
}

/** Whether all is as planned, or done. */
export function isWell(status: Status): boolean {
  return status === 'on-track' || status === 'achieved';
}

/** A declared status beside the computed one: better, worse, or the same. */
export function compareDeclared(
  declared: DeclaredStatus,
  computed: Status,
): 'better' | 'worse' | 'same' {
  const rank = { 'off-track': 0, 'at-risk': 1, 'on-track': 2 } as const;
  const own =
    computed === 'achieved'
      ? 2
      : computed === 'missed'
        ? 0
        : Object.hasOwn(rank, computed)
          ? rank[computed as DeclaredStatus]
          : null;
  if (own === null || own === rank[declared]) return 'same';
  return rank[declared] > own ? 'better' : 'worse';
}
