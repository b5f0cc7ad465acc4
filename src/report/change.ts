import type { ChangeVerdict } from '../compare/index.ts';
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count, listed } from './words.ts';

/** What a change was judged against, and what came of it beside its findings. */
export interface ChangeFacts extends Pick<ChangeVerdict, 'traceability' | 'old'> {
  /** The revision as it was asked for. */
  since: string;
  /** The commit where the two lines parted. */
  base: string | null;
}

/** Traceability of what a change adds or alters, and what it does not answer for: a line or two. */
export function changeLines({ since, traceability, old }: ChangeFacts, { style }: Page): string[] {
  const { of, over } = traceability;
  const traced =
    over === 0
      ? 'no KPI or objective is new or altered'
      : `${of} of ${count(over, 'KPI or objective', 'KPIs and objectives')} new or altered reach${over === 1 ? 'es' : ''} a live priority`;
  const colour = of === over ? style.green : style.red;
  const passed = [
    ...(old.error > 0 ? [count(old.error, 'error')] : []),
    ...(old.warn > 0 ? [count(old.warn, 'warning')] : []),
    ...(old.info > 0 ? [count(old.info, 'note')] : []),
  ];
  const lines = [`${style.bold(`Change since ${visible(since)}:`)} ${colour(traced)}`];
  if (passed.length > 0) {
    lines.push(style.dim(`From before, on what it does not touch: ${listed(passed)}, not counted`));
  }
  return lines;
}
