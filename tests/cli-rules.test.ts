import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RULES } from '../src/audit/index.ts';
import { document, file, organizationWith } from './rules/organization.ts';
import { put, tell } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-rules-')));
  put(folder, { 'throughline.yaml': SETTINGS });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...argv: string[]) => tell(argv, { cwd: folder });
const SETTINGS = `audit:
  extends: strict
  rules: {kpi/has-source: off, focus/kpis-per-owner: {severity: info, most: 7}}
  local:
    - {name: tiered, select: {kind: kpi}, demand: {fields: {x-tier: 1}}, message: Every KPI has a tier.}
`;

describe('throughline rules', () => {
  it('lists every rule, one’s own too, as it is kept here', async () => {
    const { code, out, err } = await at('rules');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { id } of RULES) expect(out).toMatch(new RegExp(` ${id} +`));
    expect(out).toMatch(/^ {2}○ off {6}kpi\/has-source /m);
    expect(out).toMatch(/^ {2}· note {5}focus\/kpis-per-owner /m);
    expect(out).toMatch(/^ {2}▲ warning {2}local\/tiered {2}Every KPI has a tier\.$/m);
    expect(out).toContain(`${RULES.length + 1} rules in the preset strict, 1 of them off`);
  });

  it('says the same for a machine', async () => {
    const { rules, preset } = JSON.parse((await at('rules', '--format', 'json')).out);
    expect(preset).toBe('strict');
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([
      ...RULES.map(({ id }) => id),
      'local/tiered',
    ]);
    const focus = rules.find(({ id }: { id: string }) => id === 'focus/kpis-per-owner');
    expect(focus).toMatchObject({
      severity: 'info',
      structure: false,
      presets: { minimal: 'off' },
    });
    expect(focus.options).toMatchObject([{ name: 'most', value: 7, default: 5 }]);
  });

  it('explains one: what it demands, how it is kept, why, and how to mend', async () => {
    const { code, out } = await at('rules', 'focus/kpis-per-owner');
    expect(code).toBe(0);
    expect(out).toContain('Here set apart in throughline.yaml: info.');
    expect(out).toContain('most: 7 (5 when not said)');
    expect(out).toMatch(/^Why$/m);
    expect(out).toMatch(/^How to mend$/m);
    expect(out).not.toMatch(/^Failing example$/m);
    expect((await at('rules', 'focus/kpis-per-owner', '--full')).out).toMatch(/^Failing example$/m);
  });

  it('explains one’s own by how it is written', async () => {
    const { out } = await at('rules', 'local/tiered');
    expect(out).toContain('A rule of this organisation. Here: warn.');
    expect(out).toContain('"x-tier": 1');
  });

  it('offers the nearest name for one that it does not know', async () => {
    expect(await at('rules', 'kpi/has-sourse')).toEqual({
      code: 2,
      out: '',
      err: 'throughline: there is no rule `kpi/has-sourse`. Did you mean kpi/has-source?\n',
    });
  });
});

describe('the README', () => {
  it('shows rules of one’s own that are right as they stand', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, shown = ''] = /## Rules of your own\n.*?```yaml\n(.*?)```/s.exec(readme) ?? [];
    const { config, findings } = await organizationWith(
      file('throughline.yaml', document('throughline.yaml') + shown),
    );
    const faults = findings.filter(({ rule }) => /^(?:content|audit)\//.test(rule));
    expect(faults.map(({ message }) => message)).toEqual([]);
    expect(config.audit.local).toHaveLength(4);
  });
});
