import type { Publication, PublishedPriority } from '../../publish/index.ts';
import { inWords, list, sentence } from '../format.ts';
import { compareUrgency, isWell, STATUS_FACES } from '../status.ts';
import { prioritiesHeading } from './sentences.ts';

/** A perspective with its live priorities. */
export interface Band {
  id: string;
  title: string;
  priorities: PublishedPriority[];
}

/** The perspectives from the outcomes down to the foundations; an empty one keeps its place. */
export function bandsOf(publication: Publication): Band[] {
  const live = publication.priorities.filter((priority) => priority.live);
  const known = new Set(publication.perspectives.map(({ id }) => id));
  const homeless = live.filter((p) => p.perspective === null || !known.has(p.perspective));
  const bands = publication.perspectives.toReversed().map(({ id, title }) => ({
    id,
    title,
    priorities: live.filter((priority) => priority.perspective === id),
  }));
  if (homeless.length > 0)
    bands.push({ id: 'none', title: 'Without a perspective', priorities: homeless });
  return bands;
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
