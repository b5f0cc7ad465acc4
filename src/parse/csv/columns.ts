import { createFinding, type Finding, type Place } from '../../finding/index.ts';
import type { TableRow } from '../entry.ts';
import { shorten } from '../shorten.ts';
import type { CsvPlaces } from './places.ts';

/** More columns than any table of ours has: a header beyond it is something else. */
const MOST_COLUMNS = 100;

/** The names of a table's columns. Spreadsheets write commas after the last one. */
export function columnsOf({ cells }: TableRow): string[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === '') end--;
  return cells.slice(0, end);
}

/** What is wrong with the names in the header, which stands in `line`. */
export function judgeColumns(
  columns: readonly string[],
  line: number,
  places: CsvPlaces,
): Finding[] {
  const separator = columns.length === 1 ? /[;\t]/.exec(columns[0] ?? '')?.[0] : undefined;
  if (separator !== undefined) return [refuseSeparator(separator, places.atLine(line))];
  if (columns.length > MOST_COLUMNS) return [refuseMany(columns.length, places.atLine(line))];
  const first = new Map<string, number>();
  return columns.flatMap((name, column) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, column);
    if (name !== '' && before === undefined) return [];
    return [refuseColumn(line, columns, column, name === '' ? undefined : before, places)];
  });
}

function refuseSeparator(separator: string, place: Place): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: `The cells are separated by ${separator === ';' ? 'semicolons' : 'tabs'}.`,
    expected: 'commas between the cells',
    hint: 'Save the table as CSV with commas, and decimals with a point.',
    place,
  });
}

function refuseMany(count: number, place: Place): Finding {
  return createFinding({
    rule: 'content/syntax',
    message: `The first row names ${count} columns.`,
    expected: `at most ${MOST_COLUMNS} columns`,
    place,
  });
}

/** A column without a name, or with that of the column `before`. */
function refuseColumn(
  line: number,
  columns: readonly string[],
  column: number,
  before: number | undefined,
  places: CsvPlaces,
): Finding {
  const at = (index: number) => places.atCell(line, index) ?? places.atLine(line);
  if (before === undefined) {
    return createFinding({
      rule: 'content/syntax',
      message: `Column ${column + 1} has no name.`,
      expected: 'a name in every cell of the first row',
      place: at(column),
    });
  }
  return createFinding({
    rule: 'content/syntax',
    message: `The column \`${shorten(columns[column] ?? '')}\` stands twice in the first row.`,
    expected: 'each column once',
    place: at(column),
    related: [{ message: 'It stands here first.', ...at(before) }],
  });
}
