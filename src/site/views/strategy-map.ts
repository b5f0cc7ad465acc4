import type { Publication } from '../../publish/index.ts';
import { inWords, list, sentence } from '../format.ts';
import { compareUrgency, isWell, STATUS_FACES } from '../status.ts';
import { type Band, byPerspective } from './perspectives.ts';
import { prioritiesHeading } from './sentences.ts';

/** The perspectives with their live priorities. */
export function bandsOf(publication: Publication): Band[] {
  return byPerspective(
    publication,
    publication.priorities.filter((priority) => priority.live),
  );
}

/** Where the priorities stand, and where what is not well will be felt next if the map is right. */
export function strategySentence(publication: Publication): string {
  return [prioritiesHeading(publication), consequence(publication)]
    .filter((part) => part !== '')
    .join(' ');
}

function consequence(publication: Publication): string {
  const live = new Map(publication.priorities.filter((p) => p.live).map((p) => [p.id, p]));
  const worst = [...live.values()]
    .filter((p) => !isWell(p.status) && p.status !== 'no-data' && p.status !== 'not-started')
    .map((priority) => ({ priority, reached: priority.drives.filter(({ id }) => live.has(id)) }))
    .filter(({ reached }) => reached.length > 0)
    .sort((a, b) => compareUrgency(a.priority.status, b.priority.status))[0];
  if (!worst) return '';
  const { priority, reached } = worst;
  const names =
    reached.length <= 2
      ? list(reached.map(({ title }) => `“${title}”`))
      : `${inWords(reached.length)} others`;
  return sentence(
    `“${priority.title}” is ${STATUS_FACES[priority.status].phrase}, and by our own account it drives ${names}.`,
  );
}

/** How many priorities the map holds and how many arrows lie between them. */
export function arrowCount(publication: Publication): number {
  const live = new Set(publication.priorities.filter((p) => p.live).map(({ id }) => id));
  return publication.priorities
    .filter(({ id }) => live.has(id))
    .reduce((sum, { drives }) => sum + drives.filter(({ id }) => live.has(id)).length, 0);
}
