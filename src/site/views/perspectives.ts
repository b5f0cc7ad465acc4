import type { Publication, PublishedPriority } from '../../publish/index.ts';

/** A perspective, and the priorities that look from it. */
export interface Band {
  /** `_none` for those that belong to none: no id of a perspective begins so. */
  id: string;
  title: string;
  priorities: PublishedPriority[];
}

/**
 * Priorities by the organisation's own perspectives, from the outcomes down to the foundations; an
 * empty one keeps its place. Those that belong to none come last, where there are any.
 */
export function byPerspective(
  { perspectives }: Publication,
  priorities: readonly PublishedPriority[],
): Band[] {
  const known = new Set(perspectives.map(({ id }) => id));
  const homeless = priorities.filter((p) => p.perspective === null || !known.has(p.perspective));
  const bands = perspectives.toReversed().map(({ id, title }) => ({
    id,
    title,
    priorities: priorities.filter((priority) => priority.perspective === id),
  }));
  const rest = { id: '_none', title: 'Without a perspective', priorities: homeless };
  return homeless.length === 0 ? bands : [...bands, rest];
}
