import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { cut, pad, widthOf } from './wrap.ts';

/** A column of a table for the terminal. */
export interface Column {
  title: string;
  /** Numbers stand at the right. */
  align?: 'right';
  /** May be cut with an ellipsis when the terminal is narrow; others are never cut. */
  flexible?: boolean;
}

/** What stands in a cell; `paint` colours it once it has its width. */
export interface Cell {
  text: string;
  paint?: (filled: string) => string;
}

const GAP = '  ';
const NARROWEST = 8;

/** Rows below their titles, each column as wide as it needs; flexible ones give way to the terminal. */
export function tableText(columns: Column[], rows: Cell[][], { style, width }: Page): string {
  const titles = columns.map(({ title }): Cell => ({ text: title, paint: style.dim }));
  const lines = [titles, ...rows].map((row) =>
    row.map((cell): Cell => ({ ...cell, text: visible(cell.text) })),
  );
  const wanted = columns.map((_, index) =>
    lines.reduce((most, row) => Math.max(most, widthOf(row[index]?.text ?? '')), 0),
  );
  const widths = shareOut(columns, wanted, width);
  return `${lines.map((row) => lineText(columns, row, widths)).join('\n')}\n`;
}

function lineText(columns: Column[], row: Cell[], widths: number[]): string {
  return columns
    .map(({ align }, index) => {
      const { text = '', paint } = row[index] ?? {};
      const at = widths[index] ?? 0;
      const filled = pad(cut(text, at), at, align === 'right' ? 'left' : 'right');
      const kept = index === columns.length - 1 ? filled.trimEnd() : filled;
      return paint?.(kept) ?? kept;
    })
    .join(GAP)
    .trimEnd();
}

/** Takes columns from the widest flexible one until the table fits or all are at their narrowest. */
function shareOut(columns: Column[], wanted: number[], width: number | null): number[] {
  const widths = [...wanted];
  if (width === null) return widths;
  const total = (): number => widths.reduce((sum, w) => sum + w, GAP.length * (columns.length - 1));
  for (let over = total() - width; over > 0; over--) {
    let widest = -1;
    for (const [index, column] of columns.entries()) {
      const isWider = (widths[index] ?? 0) > Math.max(NARROWEST, widths[widest] ?? NARROWEST);
      if (column.flexible === true && isWider) widest = index;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
