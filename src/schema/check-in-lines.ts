import type { Finding, Place } from '../finding/index.ts';
import type { Path, Places, TableEntry, TableRow, YamlMap } from '../parse/index.ts';
import { defaultAudience } from './audience.ts';
import { judgeHeader } from './columns.ts';
import type { Config } from './config.ts';
import { assemble } from './document-record.ts';
import { type Fault, faultsIn } from './fault.ts';
import { findingsOf } from './judgement.ts';
import { CHECK_IN_COLUMNS, checkInLine } from './kinds/check-in-line.ts';
import { numberIn } from './kinds/measurement.ts';
import type { AnyRecord, BrokenRecord } from './record.ts';

/** The check-ins of a table, one a line, with the id `NAME/line`. */
export function checkInLines(
  table: TableEntry,
  name: string,
  config: Config,
): { records: AnyRecord[]; broken: BrokenRecord[]; findings: Finding[] } {
  const header = judgeHeader(table, CHECK_IN_COLUMNS, ['date']);
  const findings = findingsOf(header.faults, table.places);
  const records: AnyRecord[] = [];
  const broken: BrokenRecord[] = [];
  const audience = defaultAudience('check-in', undefined, config);
  for (const [at, row] of table.rows.entries()) {
    const id = `${name}/${row.line}`;
    if (header.missing.has('date')) {
      broken.push({ kind: 'check-in', id, file: table.file, audience });
      continue;
    }
    const cells = cellsOf(table, row);
    const faults = lineFaults(cells);
    const source = sourceOf(table, at, cells);
    const unread = [...header.missing].map((column) => fieldOf(column));
    const made = assemble(source, 'check-in', id, dataOf(cells), faults, config, unread);
    findings.push(...made.findings);
    if (made.record) records.push(made.record);
    else broken.push({ kind: 'check-in', id, file: table.file, audience });
  }
  return { records, broken, findings };
}

/** The filled cells of a line by column; numbers where numbers belong. */
function cellsOf(table: TableEntry, row: TableRow): YamlMap {
  const cells: YamlMap = {};
  for (const [at, column] of table.columns.entries()) {
    const cell = row.cells[at] ?? '';
    if (cell === '' || !CHECK_IN_COLUMNS.includes(column)) continue;
    const isNumber = column === 'confidence' || column === 'value';
    cells[column] = isNumber ? (numberIn(cell) ?? cell) : cell;
  }
  return cells;
}

function lineFaults(cells: YamlMap): Fault[] {
  const faults = faultsIn(checkInLine, cells, 'a line of check-ins');
  const faulty = new Set(faults.flatMap(({ fields }) => fields));
  const { value, about } = cells;
  if (value !== undefined && !faulty.has('value') && !faulty.has('about') && !isKeyResult(about)) {
    faults.push(homelessValue(about));
  }
  return faults.map((fault) => ({ ...fault, fields: fault.fields.map(fieldOf) }));
}

function homelessValue(about: unknown): Fault {
  return {
    path: ['value'],
    at: 'value',
    message:
      typeof about === 'string'
        ? `\`value\` belongs to a key result, and \`about\` names \`${about}\`.`
        : '`value` belongs to a key result, and `about` is empty.',
    expected: 'a key result in `about`, such as `faster-checkout.p95`',
    hint: 'Name the key result in `about`, or put the value of a KPI into its file in measurements/.',
    fields: ['value'],
  };
}

function isKeyResult(about: unknown): about is string {
  return typeof about === 'string' && about.includes('.');
}

/** A line in the fields of a check-in. */
function dataOf(cells: YamlMap): YamlMap {
  const { value, about, note: _, ...same } = cells;
  const data: YamlMap = same;
  if (about !== undefined) data['about'] = [about];
  if (value !== undefined && isKeyResult(about)) {
    data['values'] = { [about.slice(about.indexOf(':') + 1)]: value };
  }
  return data;
}

function fieldOf(column: string): string {
  return column === 'value' ? 'values' : column;
}

function sourceOf(table: TableEntry, row: number, { note }: YamlMap) {
  const places = new LinePlaces(table.places, row);
  const text = typeof note === 'string' ? note : null;
  return {
    file: table.file,
    format: 'md' as const,
    places,
    body:
      text === null
        ? null
        : {
            text,
            offset: places.value(['note']).start.offset,
            parts: [{ kind: 'markdown' as const, text }],
          },
  };
}

/** Finds the fields of a check-in in the cells of its line. */
class LinePlaces implements Places {
  readonly #table: Places;
  readonly #row: number;

  constructor(table: Places, row: number) {
    this.#table = table;
    this.#row = row;
  }

  value(path: Path): Place {
    return this.#table.value(this.#cell(path));
  }

  /** A line has no keys of its own: the cell stands for them. */
  key(path: Path): Place {
    return this.#table.value(this.#cell(path));
  }

  #cell([field]: Path): Path {
    if (field === undefined) return [this.#row];
    return [this.#row, field === 'values' ? 'value' : String(field)];
  }
}
