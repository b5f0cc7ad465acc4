import type { Io } from './io.ts';

/** Work shorter than this shows no progress. */
const QUIET_MS = 400;
const REDRAW_MS = 80;
const CLEAR_LINE = '\r\u001b[2K';

export interface Progress {
  /** A stage in the rooms' words, how much of it is done, and of how much where that is known. */
  (stage: string, done?: number, total?: number): void;
  /** Takes the line away. */
  end(): void;
}

/** One line on stderr that is redrawn while work goes on; silent where stderr is no terminal. */
export function createProgress({ stderr, now }: Io): Progress {
  const begun = now().getTime();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  const progress = (stage: string, done?: number, total?: number): void => {
    const at = now().getTime();
    if (!stderr.isTTY || at - begun < QUIET_MS || at - drawnAt < REDRAW_MS) return;
    drawnAt = at;
    isDrawn = true;
    stderr.write(`${CLEAR_LINE}${stage}${figures(done, total)} …`);
  };
  progress.end = (): void => {
    if (isDrawn) stderr.write(CLEAR_LINE);
    isDrawn = false;
  };
  return progress;
}

function figures(done: number | undefined, total: number | undefined): string {
  if (done === undefined) return '';
  return total === undefined ? ` ${grouped(done)}` : ` ${grouped(done)}/${grouped(total)}`;
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
