import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, readSourceFiles, type SourceFile } from './architecture/imports.ts';
import { judgeArrows, judgeCircles, readTable } from './architecture/judge.ts';

const SRC = join(import.meta.dirname, '../src');
const LONGEST = 300;
const readme = readFileSync(join(SRC, 'README.md'), 'utf8');
const table = readTable(readme);
const files = readSourceFiles(SRC);

describe('the house as it stands', () => {
  const rooms = readdirSync(SRC, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);

  it('has a row in the table for every room on disk, and a room for every row', () => {
    expect(table.map((room) => room.name).sort()).toEqual(rooms.sort());
  });

  it('has a door in every room', () => {
    expect(rooms.filter((room) => !existsSync(join(SRC, room, 'index.ts')))).toEqual([]);
  });

  it('has only arrows that are in the table, each through a door', () => {
    expect(judgeArrows(files, table)).toEqual([]);
  });

  it('has no circle between files or between rooms', () => {
    expect(judgeCircles(files)).toEqual([]);
  });

  it(`has no file of ${LONGEST} lines or more`, () => {
    const long = files.filter((file) => file.lines >= LONGEST).map((f) => `${f.path} (${f.lines})`);
    expect(long).toEqual([]);
  });

  it('has no file or folder named for nothing in particular', () => {
    const empty = /(?:^|[/.-])(?:utils?|helpers?|common|managers?|misc)(?:[/.-]|$)/;
    expect(files.map((file) => file.path).filter((path) => empty.test(path))).toEqual([]);
  });
});

describe('the unit tests', () => {
  it('start no process and make no repository: those lie in tests/process', () => {
    const slow = /from '(?:node:child_process|\.\/(?:processes|repository)\.ts)'/;
    const unit = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'));
    const starting = unit.filter((name) =>
      slow.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
    );
    expect(starting).toEqual([]);
  });
});

describe('the judge of the house', () => {
  const rooms = readTable(
    [
      '| room | does | leaves to others | may import |',
      '|---|---|---|---|',
      '| low | a | b | – |',
      '| high | a | b | low |',
      '| cli | a | b | all |',
    ].join('\n'),
  );
  const file = (path: string, ...imports: string[]): SourceFile => ({ path, lines: 1, imports });
  const door = file('low/index.ts');

  it('reads the table', () => {
    expect(rooms).toEqual([
      { name: 'low', mayImport: [] },
      { name: 'high', mayImport: ['low'] },
      { name: 'cli', mayImport: 'all' },
    ]);
  });

  it('accepts an arrow that is in the table', () => {
    expect(judgeArrows([door, file('high/a.ts', '../low/index.ts')], rooms)).toEqual([]);
  });

  it('refuses an arrow that is not in the table', () => {
    expect(
      judgeArrows([file('low/a.ts', '../high/index.ts'), file('high/index.ts')], rooms),
    ).toEqual([
      'low/a.ts imports high/index.ts, but the table in src/README.md does not let low import high.',
    ]);
  });

  it('refuses to enter a room beside its door', () => {
    expect(judgeArrows([file('low/b.ts'), file('high/a.ts', '../low/b.ts')], rooms)).toEqual([
      'high/a.ts enters low by low/b.ts; its door is low/index.ts.',
    ]);
  });

  it('lets cli alone import the pipeline, and the pipeline everything but cli', () => {
    const pipeline = file('index.ts', './low/index.ts', './cli/index.ts');
    const found = judgeArrows(
      [door, pipeline, file('high/a.ts', '../index.ts'), file('cli/index.ts', '../index.ts')],
      rooms,
    );
    expect(found).toEqual([
      'index.ts imports cli/index.ts, but the table in src/README.md does not let index.ts import cli.',
      'high/a.ts imports index.ts, but the table in src/README.md does not let high import index.ts.',
    ]);
  });

  it('finds a circle of files inside one room and a circle of rooms', () => {
    expect(judgeCircles([file('low/a.ts', './b.ts'), file('low/b.ts', './a.ts')])).toEqual([
      'These files import each other: low/a.ts → low/b.ts → low/a.ts.',
    ]);
    const found = judgeCircles([
      file('low/a.ts', '../high/a.ts'),
      file('high/a.ts'),
      file('high/b.ts', '../low/b.ts'),
      file('low/b.ts'),
    ]);
    expect(found).toEqual(['These rooms import each other: low → high → low.']);
  });

  it('reads types, re-exports, dynamic imports and type queries', () => {
    const code = [
      "import type { A } from './a.ts';",
      "export { b } from './b.ts';",
      "const c = await import('./c.ts');",
      "type D = import('./d.ts').D;",
      "import './e.css';",
      "// import './not-this.ts'",
      "const text = `import './nor-this.ts'`;",
    ].join('\n');
    expect(importsOf('x.ts', code)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.css']);
  });

  it('reads the front matter and the scripts of an Astro file', () => {
    const astro =
      "---\nimport A from './A.astro';\n---\n<p>x</p>\n<script>import './b.ts';</script>\n";
    expect(importsOf('x.astro', astro)).toEqual(['./A.astro', './b.ts']);
  });
});
