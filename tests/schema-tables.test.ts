import { describe, expect, it } from 'vitest';
import { collect, told } from './schema/collect.ts';

describe('measurements', () => {
  const read = (text: string) => collect({ 'measurements/checkout-p95.csv': text });

  it('are points in the order of the file, with their lines', () => {
    const { all, findings } = read(
      'date,value,note,by\n2026-01-02,3.5,,ana-ruiz\n\n2026-01-01,-1e3,"a, b",\n',
    );
    expect(findings).toEqual([]);
    expect(all[0]?.data).toEqual({
      points: [
        { date: '2026-01-02', value: 3.5, by: 'ana-ruiz', row: 0, line: 2 },
        { date: '2026-01-01', value: -1000, note: 'a, b', row: 1, line: 4 },
      ],
    });
  });

  it('leave out a row with a faulty cell and keep the others', () => {
    const rows = [
      '2026-01-01,n/a',
      '2026-01-32,1',
      '2026-01-03,',
      ',4',
      '2026-01-05,5%',
      '2026-01-06,0x10',
      '2026-01-07,1e99',
      '2026-01-08,8',
    ];
    const { all, findings } = read(`date,value\n${rows.join('\n')}\n`);
    expect(findings.map(told)).toEqual([
      '2:12-2:15 content/schema `n/a` is not a number.',
      '3:1-3:11 content/schema `date` is `2026-01-32`, and 32 January does not exist.',
      '4:1-4:12 content/schema `value` is empty.',
      '5:1-5:3 content/schema `date` is empty.',
      '6:12-6:14 content/schema `5%` is not a number.',
      '7:12-7:16 content/schema `0x10` is not a number.',
      '8:12-8:16 content/schema `1e99` is not a number.',
    ]);
    expect(findings[4]?.hint).toBe('Write 5; the unit stands in `unit`.');
    expect(all[0]?.data).toEqual({ points: [{ date: '2026-01-08', value: 8, row: 7, line: 9 }] });
    expect(all[0]?.faulty).toEqual(new Set(['points']));
  });

  it('tell an unknown column at its name, and read on', () => {
    const { all, findings } = read('date,value,nota,x-id\n2026-01-01,1,a,7\n');
    expect(findings.map((f) => [told(f), f.hint])).toEqual([
      ['1:12-1:16 content/schema `nota` is not a column of this table.', 'Did you mean `note`?'],
    ]);
    expect(all[0]?.faulty.size).toBe(0);
    expect(all[0]?.data).toEqual({ points: [{ date: '2026-01-01', value: 1, row: 0, line: 2 }] });
  });

  it('without date or value are no record', () => {
    const missing = read('value\n3\n');
    expect(missing.findings.map(told)).toEqual([
      '1:1-1:6 content/schema The column `date` is missing.',
    ]);
    expect(missing.broken).toEqual([
      {
        kind: 'measurement',
        id: 'checkout-p95',
        file: 'content/measurements/checkout-p95.csv',
        audience: 'private',
      },
    ]);
    expect(read('day,value\n2026-01-01,3\n').findings.map((f) => [told(f), f.hint])).toEqual([
      ['1:1-1:4 content/schema `day` is not a column of this table.', 'Did you mean `date`?'],
    ]);
    expect(read('when,what\n').findings.map(({ message }) => message)).toEqual([
      'The columns `date` and `value` are missing.',
      '`when` is not a column of this table.',
      '`what` is not a column of this table.',
    ]);
  });

  it('are read by nobody but the narrowest audience until their KPI is known', () => {
    expect(read('date,value\n').all[0]?.audience).toBe('private');
  });

  it('may be those of a key result', () => {
    const { all, findings } = collect({ 'measurements/2026-q4/faster.p95.csv': 'date,value\n' });
    expect(findings).toEqual([]);
    expect(all[0]?.id).toBe('faster.p95');
  });
});

describe('lines of check-ins', () => {
  const HEADER = 'date,author,about,status,confidence,value,note';
  const read = (...lines: string[]) =>
    collect({ 'check-ins/checkout.csv': [HEADER, ...lines].join('\n') });

  it('are check-ins with the id NAME/line, the note as body', () => {
    const { records, findings } = read(
      '2026-11-13,ana-ruiz,faster.share,at-risk,0.6,51.5,"Slow, but steady"',
      '2026-11-06,,,,,,',
    );
    expect(findings).toEqual([]);
    const [first, second] = records['check-ins'];
    expect(first).toMatchObject({
      id: 'checkout/2',
      audience: 'organization',
      data: {
        date: '2026-11-13',
        author: 'ana-ruiz',
        about: ['faster.share'],
        status: 'at-risk',
        confidence: 0.6,
        values: { 'faster.share': 51.5 },
      },
      body: { text: 'Slow, but steady', format: 'md', offset: 97 },
    });
    expect(second).toMatchObject({ id: 'checkout/3', data: { date: '2026-11-06' }, body: null });
  });

  it('name the key result they give a value for with or without its kind', () => {
    const { records, findings } = read('2026-11-13,,key-result:faster.share,,,5,');
    expect(findings).toEqual([]);
    expect(records['check-ins'][0]?.data).toMatchObject({
      about: ['key-result:faster.share'],
      values: { 'faster.share': 5 },
    });
  });

  it('know the places of their cells', () => {
    const [line] = read('2026-11-13,ana-ruiz,faster.share,at-risk,0.6,51.5,').records['check-ins'];
    const at = (path: (string | number)[]) => line?.places.value(path).start.column;
    expect([
      at(['author']),
      at(['about', 0]),
      at(['values', 'faster.share']),
      at(['decisions']),
    ]).toEqual([12, 21, 46, 1]);
    expect(line?.places.key(['values', 'faster.share']).start).toMatchObject({
      line: 2,
      column: 46,
    });
  });

  it('tell what is wrong at the cell and keep the rest', () => {
    const { records, findings, broken } = read(
      '2026-11-13,Ana Ruiz,faster,on-trak,high,,',
      '2026-11-13,ana-ruiz,checkout-p95,,,3,',
      '2026-11-31,ana-ruiz,faster,,,,',
      '2026-11-13,ana-ruiz,,,,7,',
      '2026-11-13,ana-ruiz,faster.share,,,many,',
    );
    expect(findings.map(told)).toEqual([
      '2:12-2:20 content/schema `author` is `Ana Ruiz`, which cannot be an id.',
      '2:28-2:35 content/schema `status` is `on-trak`.',
      '2:36-2:40 content/schema `confidence` is `high`.',
      '3:36-3:37 content/schema `value` belongs to a key result, and `about` names `checkout-p95`.',
      '4:1-4:11 content/schema `date` is `2026-11-31`, and 31 November does not exist.',
      '5:24-5:25 content/schema `value` belongs to a key result, and `about` is empty.',
      '6:36-6:40 content/schema `value` is `many`.',
    ]);
    expect(broken.map(({ id }) => id)).toEqual(['checkout/4']);
    expect(records['check-ins'].map(({ id, data, faulty }) => [id, data, [...faulty]])).toEqual([
      ['checkout/2', { date: '2026-11-13', about: ['faster'] }, ['author', 'status', 'confidence']],
      [
        'checkout/3',
        { date: '2026-11-13', author: 'ana-ruiz', about: ['checkout-p95'] },
        ['values'],
      ],
      ['checkout/5', { date: '2026-11-13', author: 'ana-ruiz' }, ['values']],
      [
        'checkout/6',
        { date: '2026-11-13', author: 'ana-ruiz', about: ['faster.share'] },
        ['values'],
      ],
    ]);
  });

  it('with a misspelt column keep silent about the field that was meant', () => {
    const text = 'date,auther,about\n2026-11-13,ana-ruiz,faster\n';
    const { records, findings } = collect({ 'check-ins/checkout.csv': text });
    expect(findings.map((f) => [told(f), f.hint])).toEqual([
      ['1:6-1:12 content/schema `auther` is not a column of this table.', 'Did you mean `author`?'],
    ]);
    expect(records['check-ins'].map(({ faulty }) => [...faulty])).toEqual([['author']]);
  });

  it('without a date column are told once', () => {
    const text = 'author,about\nana-ruiz,faster\nana-ruiz,faster\n';
    const { all, broken, findings } = collect({ 'check-ins/checkout.csv': text });
    expect(findings.map(told)).toEqual(['1:1-1:13 content/schema The column `date` is missing.']);
    expect([all.length, broken.length]).toEqual([0, 2]);
  });
});
