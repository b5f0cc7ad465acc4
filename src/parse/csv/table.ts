import {
  createFinding,
  type Finding,
  type FindingDraft,
  type Locator,
  startOf,
} from '../../finding/index.ts';
import type { ContentFile } from '../../read/index.ts';
import type { TableEntry, TableRow } from '../entry.ts';
import { MOST_FAULTS } from '../most-faults.ts';
import type { RowFault } from './cells.ts';
import { columnsOf, judgeColumns } from './columns.ts';
import { CsvPlaces } from './places.ts';
import { readRows } from './rows.ts';

/**
 * A table from a CSV file: a header, then rows. A row with more cells than the header is reported
 * and left out; a fault in the header or in the quotes leaves no table.
 */
export function parseTable(
  file: ContentFile,
  locator: Locator,
): { entry: TableEntry | null; findings: Finding[] } {
  const conflict = findConflict(locator);
  if (conflict) return { entry: null, findings: [conflict] };
  const { rows, fault } = readRows(locator.text);
  if (fault !== null) return { entry: null, findings: [refuseQuotes(locator, fault)] };
  const header = rows.shift();
  if (header === undefined) return { entry: null, findings: [refuseEmpty(file)] };
  const columns = columnsOf(header);
  const places = new CsvPlaces(locator, header.line, columns, linesOf(rows));
  const faults = judgeColumns(columns, header.line, places);
  if (faults.length > 0) return { entry: null, findings: faults };
  const { even, findings } = evenOut(rows, columns.length, places);
  const entry: TableEntry = {
    file: file.path,
    within: file.within,
    locator,
    places:
      even.length === rows.length
        ? places
        : new CsvPlaces(locator, header.line, columns, linesOf(even)),
    format: 'csv',
    columns,
    rows: even,
  };
  return { entry, findings };
}

function linesOf(rows: readonly TableRow[]): number[] {
  return rows.map(({ line }) => line);
}

/** Rows with exactly as many cells as the header; short ones are filled, long ones reported. */
function evenOut(
  rows: readonly TableRow[],
  width: number,
  places: CsvPlaces,
): { even: TableRow[]; findings: Finding[] } {
  const even: TableRow[] = [];
  const findings: Finding[] = [];
  for (const row of rows) {
    const { cells } = row;
    const extra =
      cells.length <= width ? -1 : cells.findIndex((cell, at) => at >= width && cell !== '');
    if (extra >= 0) {
      if (findings.length < MOST_FAULTS) findings.push(refuseLong(row, width, extra, places));
      continue;
    }
    if (cells.length > width) cells.length = width;
    while (cells.length < width) cells.push('');
    even.push(row);
  }
  return { even, findings };
}

function refuseLong(row: TableRow, width: number, extra: number, places: CsvPlaces): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: `This row has ${row.cells.length} cells, and the first row names ${width}.`,
    expected: `at most ${width} cells`,
    hint: 'Put text that holds a comma in double quotes, and write decimals with a point.',
    place: places.atCell(row.line, extra) ?? places.atLine(row.line),
  });
}

function refuseEmpty(file: ContentFile): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: 'The file is empty.',
    expected: 'a first row with the names of the columns, then the rows',
    hint: 'Begin with the line `date,value`.',
    place: startOf(file.path),
  });
}

const QUOTE_FAULTS: Record<
  RowFault['kind'],
  Pick<FindingDraft, 'message' | 'expected' | 'hint'>
> = {
  unclosed: {
    message: 'The quote opened here is not closed.',
    hint: 'Write `"` where the cell ends. The same character inside the cell is written `""`.',
  },
  stray: {
    message: 'A quote stands in the middle of a cell.',
    hint: 'Put the whole cell in quotes, and write each quote inside it as `""`.',
  },
  after: {
    message: 'The cell goes on after its closing quote.',
    expected: 'a comma or the end of the line',
    hint: 'Put the whole cell in quotes, and write each quote inside it as `""`.',
  },
};

function refuseQuotes(locator: Locator, { kind, at }: RowFault): Finding {
  return createFinding({
    rule: 'content/syntax',
    ...QUOTE_FAULTS[kind],
    place: locator.span(at, at + 1),
  });
}

/** Two versions of a table that was appended to on both sides of a merge. */
function findConflict(locator: Locator): Finding | null {
  const mark = /^<{7}(?: .*)?$/m.exec(locator.text);
  if (mark === null) return null;
  return createFinding({
    rule: 'content/syntax',
    message: 'Two versions of these rows meet here, and nobody has chosen between them.',
    hint: 'Keep the rows that hold, and take away the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
    place: locator.span(mark.index, mark.index + mark[0].length),
  });
}
