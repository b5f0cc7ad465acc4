import { linear } from './scale.ts';
import { element, picture } from './svg.ts';

/** A thin bar of a share between 0 and 1, for an index or a coverage; beyond 1 it is full. */
export function shareBar(input: {
  share: number | null;
  label: string | null;
  width?: number;
}): string {
  const width = input.width ?? 120;
  const share = Math.min(1, Math.max(0, input.share ?? 0));
  const x = linear(0, 1, 0, width);
  return picture(
    { width, height: 6, class: 'share-bar', label: input.label },
    element('rect', { x: 0, y: 2, width, height: 2, class: 'track' }) +
      (share > 0 ? element('rect', { x: 0, y: 1, width: x(share), height: 4, class: 'bar' }) : ''),
  );
}

/** Counts by status as one bar of segments with hairlines between, most urgent first. */
export function countsBar(input: {
  counts: readonly { status: string; count: number }[];
  label: string;
  width?: number;
}): string {
  const width = input.width ?? 240;
  const total = input.counts.reduce((sum, part) => sum + part.count, 0);
  if (total === 0) return '';
  let from = 0;
  let segments = '';
  for (const { status, count } of input.counts) {
    if (count === 0) continue;
    const size = (count / total) * width;
    segments += element('rect', {
      x: from,
      y: 0,
      width: Math.max(0.5, size - 1),
      height: 8,
      class: `fill is-${status}`,
    });
    from += size;
  }
  return picture({ width, height: 8, class: 'counts-bar', label: input.label }, segments);
}
