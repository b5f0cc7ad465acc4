import { describe, expect, test } from 'vitest';
import { parseFile, parseFiles } from '../src/parse/index.ts';
import { document, file, refused, said, sourcesAt } from './parse-file.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)),
  );

describe('text', () => {
  test('a byte order mark is skipped, and places count from after it', () => {
    const entry = document('kpis/a.yaml', bytes([0xef, 0xbb, 0xbf], 'title: A\n'));
    expect(entry.data).toEqual({ title: 'A' });
    expect(entry.places.value(['title'])).toMatchObject({
      start: { line: 1, column: 8, offset: 7 },
      end: { line: 1, column: 9, offset: 8 },
    });
  });

  test.each([
    ['a byte that begins nothing', bytes('title: A\nb: ', [0xff]), '2:4', 13, 'FF'],
    ['Latin-1', bytes('title: caf', [0xe9], ' du coin\n'), '1:11', 11, 'E9'],
    ['a character cut off by the end', bytes('title: ', [0xe2, 0x82]), '1:8', 8, 'E2'],
    ['an overlong slash', bytes('a: ', [0xc0, 0xaf]), '1:4', 4, 'C0'],
    ['an overlong character of three bytes', bytes('a: ', [0xe0, 0x80, 0x80]), '1:4', 4, 'E0'],
    ['half a surrogate pair', bytes('a: ', [0xed, 0xa0, 0x80]), '1:4', 4, 'ED'],
    ['beyond Unicode', bytes('a: ', [0xf4, 0x90, 0x80, 0x80]), '1:4', 4, 'F4'],
    ['a continuation alone', bytes('é€😀: ', [0x80]), '1:7', 12, '80'],
  ])('%s is refused at its line, column and byte', (_, content, place, byte, code) => {
    expect(refused('kpis/a.yaml', content)).toEqual([
      `${place}–${place} content/readable Byte ${byte} of the file (${code} in hexadecimal) is not UTF-8.`,
    ]);
  });

  test('UTF-16 is called by its name', () => {
    const content = new Uint8Array([0xff, 0xfe, 0x61, 0x00]);
    expect(refused('kpis/a.md', content)).toEqual([
      '1:1–1:1 content/readable The file is in UTF-16.',
    ]);
  });

  test('NUL is refused where it stands, in every format', () => {
    for (const ending of ['md', 'mdx', 'yaml', 'csv']) {
      expect(refused(`kpis/a.${ending}`, '---\na: \0\n---\n')).toEqual([
        '2:4–2:5 content/readable The file holds a NUL character, so it is not text.',
      ]);
    }
  });

  test('a pointer to Git LFS is not taken for the file', () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    expect(refused('measurements/a.csv', pointer)).toEqual([
      '1:1–1:1 content/readable The file is a pointer to Git LFS, and its contents are not here.',
    ]);
  });
});

describe('endings', () => {
  test.each([
    ['kpis/plan.docx', 'No record is kept in a file that ends in `.docx`.', undefined],
    ['kpis/a.MD', 'No record is kept in a file that ends in `.MD`.', '.md'],
    ['kpis/a.ymal', 'No record is kept in a file that ends in `.ymal`.', '.yaml'],
    ['kpis/Makefile', 'The name of this file has no ending that says what it holds.', undefined],
  ])('%s belongs to no kind', (within, message, nearest) => {
    const { entry, findings } = parseFile(file(within, ''));
    expect(entry).toBeNull();
    expect(findings).toMatchObject([
      { rule: 'content/known-kind', message, expected: '`.md`, `.mdx`, `.yaml`, `.yml` or `.csv`' },
    ]);
    const hint = nearest ? `Let it end in \`${nearest}\`, or keep` : 'Keep';
    expect(findings[0]?.hint).toMatch(new RegExp(`^${hint}`));
  });

  test('.yml is read like .yaml', () => {
    expect(document('kpis/a.yml', 'title: A').format).toBe('yaml');
  });
});

describe('front matter', () => {
  test('is data, and what follows is the body', () => {
    const text = '---\ntitle: A\n---\n\n# Progress\n\nFine.\n';
    const entry = document('check-ins/a.md', text);
    expect(entry.data).toEqual({ title: 'A' });
    expect(entry.body).toEqual({
      text: '\n# Progress\n\nFine.\n',
      offset: 17,
      parts: [{ kind: 'markdown', text: '\n# Progress\n\nFine.\n' }],
    });
    expect(text.slice(entry.body?.offset)).toBe(entry.body?.text);
  });

  test('may have Windows line ends, blanks after its end, and no body', () => {
    const entry = document('kpis/a.md', '---\r\ntitle: A\r\nb:\r\n  - 1\r\n---  \r\n');
    expect(entry.data).toEqual({ title: 'A', b: [1] });
    expect(entry.body).toBeNull();
    expect(entry.places.value(['b', 0]).start).toEqual({ line: 4, column: 5, offset: 23 });
    expect(document('kpis/a.md', '---\ntitle: A\n---').data).toEqual({ title: 'A' });
  });

  test('without fields leaves no data: what is missing is said by the schema', () => {
    expect(document('kpis/a.md', '---\n---\nText.\n').data).toEqual({});
    expect(document('kpis/a.md', '---\n# nothing yet\n---\nText.\n').data).toEqual({});
  });

  test('may hold --- inside of a line, and the body may hold it anywhere', () => {
    const entry = document('kpis/a.md', '---\ntitle: A --- B\n---\nOne\n\n---\n\nTwo\n');
    expect(entry.data).toEqual({ title: 'A --- B' });
    expect(entry.body?.text).toBe('One\n\n---\n\nTwo\n');
  });

  const LANGUAGE =
    'The first line goes on after `---`, and front matter in another language is never run.';
  test.each([
    ['---js\n{ run() }\n---\n', `1:1–1:6 content/syntax ${LANGUAGE}`],
    ['---javascript\nprocess.exit(9)\n---\n', `1:1–1:14 content/syntax ${LANGUAGE}`],
    ['--- js\nprocess.exit(9)\n---\n', `1:1–1:7 content/syntax ${LANGUAGE}`],
    ['---json\n{}\n---\n', `1:1–1:8 content/syntax ${LANGUAGE}`],
    ['---yaml\na: 1\n---\n', `1:1–1:8 content/syntax ${LANGUAGE}`],
    ['----\na: 1\n----\n', `1:1–1:5 content/syntax ${LANGUAGE}`],
    [
      '--- \na: 1\n---\n',
      '1:1–1:5 content/syntax The first line goes on after `---` with a space.',
    ],
    ['\n---\na: 1\n---\n', '1:1–1:1 content/syntax The file does not begin with front matter.'],
    ['# A title\n', '1:1–1:10 content/syntax The file does not begin with front matter.'],
    [
      '---\ra: 1\r---\r',
      '1:1–1:4 content/syntax The lines of the file end in a carriage return alone.',
    ],
    ['', '1:1–1:1 content/syntax The file is empty.'],
    [' \n\n', '1:1–1:2 content/syntax The file is empty.'],
    ['---', '1:1–1:4 content/syntax The file holds nothing but the start of its front matter.'],
    ['---\n', '1:1–1:4 content/syntax The front matter that begins here has no end.'],
    ['---\na: 1\n', '1:1–1:4 content/syntax The front matter that begins here has no end.'],
    [
      '---\na: 1\n--- # end\ntext\n',
      '3:1–3:10 content/syntax This line begins with `---`, and front matter ends only at a line that holds nothing else.',
    ],
    ['---\n- a\n---\n', '2:1–2:4 content/syntax The file holds a list.'],
    [
      '---\njust a line\n---\n',
      '2:1–2:12 content/syntax The file holds a text without the name of a field.',
    ],
  ])('%j is refused', (text, expected) => {
    expect(refused('kpis/a.md', text)).toEqual([expected]);
    expect(refused('kpis/a.mdx', text)).toEqual([expected]);
  });

  test('may hold any number of blank lines', () => {
    for (const blank of ['\n', '\r', ' \n', '\r\n']) {
      const text = `---\na: 1\n${blank.repeat(200_000)}\n---\n`;
      expect(document('kpis/a.md', text).data).toEqual({ a: 1 });
    }
  });
});

describe('a narrative', () => {
  test('of a YAML file stands under body', () => {
    const entry = document(
      'check-ins/a.yaml',
      'date: 2026-11-20\nbody: |\n  # Progress\n\n  Fine.\n',
    );
    expect(entry.data).toEqual({ date: '2026-11-20' });
    expect(entry.body).toMatchObject({
      text: '# Progress\n\nFine.\n',
      offset: 23,
      parts: [{ kind: 'markdown', text: '# Progress\n\nFine.\n' }],
    });
    expect(sourcesAt(entry, ['body'])).toEqual(['|\n  # Progress\n\n  Fine.\n', 'body']);
  });

  test('under body that is no text is a fault of its shape, and the record stands', () => {
    const { entry, findings } = parseFile(file('check-ins/a.yaml', 'title: A\nbody: [1]\n'));
    expect(entry).toMatchObject({ data: { title: 'A' }, body: null });
    expect(said(findings)).toEqual(['2:7–2:10 content/schema The body is not a text.']);
    expect(document('check-ins/b.yaml', 'title: A\nbody:\n').body).toBeNull();
  });

  test('has a limit, and the record stands without it', () => {
    const fits = `---\na: 1\n---\n${'x'.repeat(256 * 1024)}`;
    expect(document('kpis/a.md', fits).body?.text.length).toBe(256 * 1024);
    const { entry, findings } = parseFile(file('kpis/a.md', `${fits}é`));
    expect(entry).toMatchObject({ data: { a: 1 }, body: null });
    expect(said(findings)).toEqual(['4:1–4:1 content/readable The text is 257 KiB long.']);
    expect(findings[0]?.expected).toBe('at most 256 KiB');
    const mdx = `---\na: 1\n---\n${'é'.repeat(16 * 1024)}`;
    expect(document('kpis/a.mdx', mdx).body).not.toBeNull();
    expect(parseFile(file('kpis/a.mdx', `${mdx}x`)).findings[0]?.expected).toBe('at most 32 KiB');
  });
});

describe('the configuration', () => {
  const configuration = (text: string) => {
    return parseFile({ ...file('', text), path: 'throughline.yaml', within: 'throughline.yaml' });
  };

  test('may be empty, since everything in it has a default', () => {
    for (const text of ['', '# later\n', '{}']) {
      expect(configuration(text)).toMatchObject({ entry: { data: {} }, findings: [] });
      expect(refused('kpis/a.yaml', text)).toEqual(['1:1–1:1 content/syntax The file is empty.']);
    }
  });

  test('has no narrative', () => {
    expect(configuration('body: x').entry).toMatchObject({ data: { body: 'x' }, body: null });
  });
});

describe('many files', () => {
  test('are parsed in their order; one that fails hides no other', async () => {
    const files = [
      file('kpis/a.md', '---\ntitle: A\n---\n'),
      file('kpis/b.md', 'no front matter'),
      file('kpis/c.txt', ''),
      file('measurements/a.csv', 'date,value\n2026-01-01,1\n'),
      file('kpis/d.yaml', 'a: 1\na: 2\n'),
      file('kpis/e.yaml', 'title: E\n'),
    ];
    const counts: number[] = [];
    const { entries, failed, findings } = await parseFiles(files, (count) => counts.push(count));
    expect(entries.map(({ file: path }) => path)).toEqual([
      'content/kpis/a.md',
      'content/measurements/a.csv',
      'content/kpis/e.yaml',
    ]);
    expect(failed).toEqual([
      { path: 'content/kpis/b.md', within: 'kpis/b.md' },
      { path: 'content/kpis/c.txt', within: 'kpis/c.txt' },
      { path: 'content/kpis/d.yaml', within: 'kpis/d.yaml' },
    ]);
    expect(findings.map(({ file: path, rule }) => [path, rule])).toEqual([
      ['content/kpis/b.md', 'content/syntax'],
      ['content/kpis/c.txt', 'content/known-kind'],
      ['content/kpis/d.yaml', 'content/syntax'],
    ]);
    expect(counts.at(-1)).toBe(files.length);
  });
});
