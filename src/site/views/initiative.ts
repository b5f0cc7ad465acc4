import type { Publication, PublishedInitiative } from '../../publish/index.ts';
import { count, list } from '../format.ts';
import { compareUrgency } from '../status.ts';

const STATES = [
  { state: 'active', title: 'Under way', phrase: 'under way' },
  { state: 'proposed', title: 'Proposed', phrase: 'proposed' },
  { state: 'done', title: 'Done', phrase: 'done' },
  { state: 'dropped', title: 'Dropped', phrase: 'dropped' },
  { state: '', title: 'Without a state', phrase: 'without a state' },
];

/** Initiatives by state, within each the most urgent first. */
export function initiativesView({ initiatives }: Publication): {
  sentence: string;
  groups: { state: string; title: string; initiatives: PublishedInitiative[] }[];
} {
  const groups = STATES.map(({ state, title, phrase }) => ({
    state: state || 'none',
    title,
    phrase,
    initiatives: initiatives
      .filter((initiative) => (initiative.state ?? '') === state)
      .sort((a, b) => compareUrgency(a.status, b.status) || (a.title < b.title ? -1 : 1)),
  })).filter((group) => group.initiatives.length > 0);
  const parts = groups.map((group) => `${group.initiatives.length} ${group.phrase}`);
  const sentence =
    parts.length === 0
      ? 'No initiative yet.'
      : `${count(initiatives.length, 'initiative')}: ${list(parts)}.`;
  return { sentence, groups };
}
