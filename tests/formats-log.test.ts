import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/finding/index.ts';
import { jsonText, visible } from '../src/report/index.ts';
import { finding, HOSTILE, print, reportOf, withFindings } from './formats/report.ts';
import { readLog } from './formats/runner.ts';

const real = await reportOf('several-mistakes-at-once');
/** Once, by hand: RUNS=200000. */
const RUNS = Number(process.env['RUNS'] ?? 2_000);

/** Texts made of what a runner looks for, and of anything. */
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...['##[', '#', '##', '[', ']', '::', ':', 'error', 'add-mask', 'set-output name=x', ' '],
        ...['%', '%0A', '%3A', ',', '=', ';', '\n', '\r', '\t', '\uFE0F', '\u200B', '\u2028', 'ä'],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('annotations as the runner reads them', () => {
  const log = (findings: Finding[]) => readLog(print('github', withFindings(real, findings)));

  it('are one command for each finding, with its place and what to do', () => {
    const { commands, lines } = log(real.result.findings);
    expect(lines).toEqual([]);
    expect(commands).toHaveLength(real.result.findings.length);
    const [first] = commands.filter(({ data }) => data.includes('bo-lnd'));
    expect(first).toEqual({
      name: 'error',
      properties: {
        file: 'content/check-ins/delivery.csv',
        line: '5',
        endLine: '5',
        col: '12',
        endColumn: '17',
        title: 'content/known-reference',
      },
      data: 'There is no person `bo-lnd`.\nExpected: the id of a person\nWhat to do: Did you mean `bo-lind`?',
    });
  });

  it('leave out columns of a place that spans lines, as the runner refuses them', () => {
    const place = { text: 'a: [b,\nc]\n', spot: '[b,\nc]' };
    const [command] = log([finding({ message: 'A.' }, place)]).commands;
    expect(Object.keys(command?.properties ?? {})).toEqual(['file', 'line', 'endLine', 'title']);
  });

  it('let no text of content become a command, a property or a line', () => {
    fc.assert(
      fc.property(text, text, text, (message, hint, name) => {
        const told = finding({ message, hint, file: `content/${name}.yaml`, rule: `own/${name}` });
        const { commands, lines } = log([told]);
        expect(lines).toEqual([]);
        expect(commands).toHaveLength(1);
        const [command] = commands;
        expect(command?.name).toBe('error');
        expect(command?.properties).toMatchObject({
          file: visible(`content/${name}.yaml`),
          title: visible(`own/${name}`).trimEnd(),
        });
        expect(command?.data).toBe(`${visible(message)}\n${visible(`What to do: ${hint}`)}`);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(['pretty', 'json', 'sarif', 'gitlab', 'rdjson'] as const)(
    'are the only commands: what %s prints holds none',
    (format) => {
      fc.assert(
        fc.property(text, text, (message, source) => {
          const line = `owner: ana-riuz${source.replace(/[\r\n]/g, '')}`;
          const found = [
            finding({ message, hint: source }, { text: line, spot: 'ana-riuz' }),
            finding({ message: 'A.' }, { text: line, spot: line.slice(-2) }),
          ];
          const told = { ...withFindings(real, found), textOf: () => line };
          expect(readLog(print(format, told)).commands).toEqual([]);
        }),
        { numRuns: RUNS / 4 },
      );
    },
  );

  it('leave JSON the value it was', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(JSON.parse(jsonText({ value }))).toEqual({ value: value.toString() });
      }),
    );
  });
});

describe('the first ten annotations', () => {
  it('are the gravest, each rule once before any rule twice, the structure first', () => {
    const findings = [
      ...Array.from({ length: 30 }, (_, at) =>
        finding({ message: `${at}`, rule: 'kpi/has-target' }, { severity: 'warn' }),
      ),
      ...Array.from({ length: 30 }, (_, at) =>
        finding({ message: `${at}`, rule: 'kpi/one-owner' }),
      ),
      ...Array.from({ length: 2 }, (_, at) =>
        finding({ message: `${at}`, rule: 'content/schema' }),
      ),
    ];
    const shown = readLog(print('github', withFindings(real, findings))).commands;
    expect(shown.slice(0, 5).map(({ properties }) => properties['title'])).toEqual([
      'content/schema',
      'kpi/one-owner',
      'content/schema',
      'kpi/one-owner',
      'kpi/one-owner',
    ]);
    expect(shown.findIndex(({ name }) => name === 'warning')).toBe(32);
  });
});
