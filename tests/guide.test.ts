import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATALOGUE } from '../src/cli/catalogue.ts';
import { check, type Result, RULES } from '../src/index.ts';
import { fieldsOf, KINDS } from '../src/schema/index.ts';
import {
  BEGINNING,
  CHECK_IN,
  type ExampleFile,
  MOVED_TARGET,
  NEW_KPI,
  RESTATED,
  RETIRED,
  SUPPRESSED,
} from '../src/site/guide/examples.ts';
import reference from '../src/site/guide/reference.json' with { type: 'json' };
import { rulesByKind } from '../src/site/views/audit/audit.ts';
import { formulaSections } from '../src/site/views/guide/formulas.ts';
import { fieldsOfKind } from '../src/site/views/guide/model.ts';
import { guideAddresses } from '../src/site/views/guide/pages.ts';
import { readerLines } from '../src/site/views/guide/readers.ts';
import { pagesOf } from '../src/site/views/navigation.ts';
import { publication } from './build/sample.ts';

describe('the guide', () => {
  it('has a page for every kind, with every field of it', () => {
    for (const kind of KINDS) {
      const told = reference.kinds.find(({ id }) => id === kind);
      const fields = told?.fields.filter(({ depth }) => depth === 0) ?? [];
      expect(fields.map(({ path }) => path).sort()).toEqual(
        fieldsOf(kind)
          .map(({ name }) => name)
          .sort(),
      );
      expect(pagesOf(publication)).toContain(`/guide/model/${kind}/`);
    }
  });

  it('says of every field what it is for, and what a list holds', () => {
    const fields = reference.kinds.flatMap((kind) => kind.fields);
    expect(fields.filter(({ description }) => description === '')).toEqual([]);
    const kpi = reference.kinds.find(({ id }) => id === 'objective')?.fields ?? [];
    expect(kpi.find(({ path }) => path === 'key_results[].milestones[].score')).toMatchObject({
      depth: 2,
      expected: 'a number from 0 to 1',
    });
  });

  it('has a place for every command and every rule', () => {
    expect(reference.commands.map(({ name }) => name)).toEqual(CATALOGUE.map(({ name }) => name));
    const listed = rulesByKind(publication).flatMap(({ rules }) =>
      rules.map(({ rule }) => rule.id),
    );
    expect(listed.sort()).toEqual(RULES.map(({ id }) => id).sort());
    for (const id of listed) expect(pagesOf(publication)).toContain(`/audit/rules/${id}/`);
  });

  it('names each of its pages once', () => {
    expect(new Set(guideAddresses()).size).toBe(guideAddresses().length);
  });

  it('parts what every record may say from what a kind alone says', () => {
    const kpi = reference.kinds.find(({ id }) => id === 'kpi');
    if (kpi === undefined) throw new Error('The reference has no KPI.');
    const { own, shared } = fieldsOfKind(kpi, reference.kinds);
    expect(shared.map(({ path }) => path)).toContain('x-audit[].until');
    expect(own.map(({ path }) => path)).toContain('target.value');
    expect(own.length + shared.length).toBe(kpi.fields.length);
  });

  it('shows a formula with the figures of this organisation', () => {
    const sections = formulaSections(reference.formulas, publication);
    const progress = sections
      .find(({ id }) => id === 'kpi')
      ?.lines.find(({ title }) => title === 'Progress');
    expect(progress?.formula).toBe('(value − baseline) ÷ (target − baseline)');
    expect(progress?.example?.figures).toMatch(/ ÷ .* = /);
    expect(progress?.example?.href).toMatch(/^\/kpis\/.*#how-attainment$/);
  });

  it('says which kinds these pages go without', () => {
    const lines = readerLines(reference.kinds, publication);
    expect(lines.filter(({ isWithheld }) => isWithheld).map(({ id }) => id)).toEqual([
      'review',
      'feedback',
      'development',
      'budget',
    ]);
  });
});

describe('what the guide tells to write', () => {
  const root = mkdtempSync(join(tmpdir(), 'throughline-guide-'));
  const [KPI, VALUES] = NEW_KPI;
  const judged = async (files: readonly ExampleFile[]): Promise<string[]> => {
    for (const { file, text } of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const result: Result = await check({
      root,
      env: {},
      now: () => new Date('2026-11-20T12:00:00Z'),
      history: 'none',
    });
    return result.findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, message }) => `${rule}: ${message}`);
  };
  const altered = (more: string): ExampleFile => {
    if (KPI === undefined) throw new Error('The guide has no example of a KPI.');
    return { ...KPI, text: KPI.text.replace('---\n\nBelow', `${more}---\n\nBelow`) };
  };

  beforeAll(async () => {
    writeFileSync(join(root, 'throughline.yaml'), 'version: 1\n');
    expect(await judged([...BEGINNING, ...NEW_KPI, CHECK_IN])).toEqual([]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has values beside its KPI', () => {
    expect(VALUES?.file).toContain('measurements/');
  });

  it.each([
    ['a value that was wrong', RESTATED],
    ['a finding that is accepted', SUPPRESSED],
    ['a record that is retired', RETIRED],
  ])('stays without an error with %s', async (_what, more) => {
    expect(await judged([altered(more)])).toEqual([]);
  });

  it('stays without an error when a target is moved', async () => {
    const moved = altered('');
    const text = moved.text.replace(/target: .*\n/, MOVED_TARGET);
    expect(text).toContain('changes:');
    expect(await judged([{ ...moved, text }])).toEqual([]);
  });
});
