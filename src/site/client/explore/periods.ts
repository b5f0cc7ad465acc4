/** A line of a KPI's table of values. */
export interface Period {
  from: string;
  to: string;
  on: string | null;
  value: number | null;
  note: string;
  by: string;
  commit: string;
  recorded: string;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  signal: string;
}

/** Reads a KPI's table of values, by the names in its first line. */
export function readPeriods(csv: string): Period[] {
  const [heads = [], ...rows] = readCsv(csv);
  return rows.map((row) => {
    const cell = (name: string) => row[heads.indexOf(name)] ?? '';
    const words = (name: string) => cell(name).replace(/^'(?=[=+\-@\t\r])/, '');
    const figure = (name: string) => (cell(name) === '' ? null : Number(cell(name)));
    return {
      from: cell('from'),
      to: cell('to'),
      on: cell('on') || null,
      value: figure('value'),
      note: words('note'),
      by: words('by'),
      commit: cell('commit'),
      recorded: cell('recorded'),
      centre: figure('centre'),
      lower: figure('lower'),
      upper: figure('upper'),
      signal: cell('signal'),
    };
  });
}

/** Lines and cells by RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy;
  for (let match = cells.exec(text); match; match = cells.exec(text)) {
    const [all, cell = '', end] = match;
    if (all === '' && row.length === 0) break;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (all === '') break;
  }
  return rows;
}
