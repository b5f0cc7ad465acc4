import { describe, expect, test } from 'vitest';
import { findingsOf, hold, linksOf, onlyFinding } from './build/linked.ts';
import { type Content, organization } from './build/organization.ts';

describe('the values of a check-in', () => {
  const objectives = {
    fast: { key_results: [hold('p95'), hold('p99')] },
    calm: {
      key_results: [
        hold('pages'),
        hold('p95'),
        { id: 'read', title: 'R', kpi: 'latency', from: 1, to: 2 },
      ],
    },
  };
  const kpis = { latency: {} };
  const checkIn = (fields: object): Content => ({
    objectives,
    kpis,
    'check-ins': { x: { date: '2026-05-01', ...fields } },
  });

  test('belong to the one objective it is about', () => {
    const { graph, findings } = organization(
      checkIn({ about: ['fast'], values: { p95: 1, p99: 2 } }),
    );
    expect(findings).toEqual([]);
    expect(graph.from('check-in:x', 'values-of').map(({ to, at }) => [to, at])).toEqual([
      ['key-result:fast.p95', ['values', 'p95']],
      ['key-result:fast.p99', ['values', 'p99']],
    ]);
  });

  test('belong to the objective of the key result it is about', () => {
    const { findings, graph } = organization(checkIn({ about: ['fast.p99'], values: { p95: 1 } }));
    expect(findings).toEqual([]);
    expect(graph.from('check-in:x', 'values-of')[0]?.to).toBe('key-result:fast.p95');
  });

  test('may name their objective', () => {
    expect(findingsOf(checkIn({ about: ['fast', 'calm'], values: { 'calm.p95': 1 } }))).toEqual([]);
  });

  test('that could be of several objectives name the candidates', () => {
    const finding = onlyFinding(checkIn({ about: ['fast', 'calm'], values: { p95: 1 } }));
    expect(finding.rule).toBe('content/known-reference');
    expect(finding.message).toBe('`p95` could be a key result of any of 2 objectives.');
    expect(finding.expected).toBe('`calm.p95` or `fast.p95`');
  });

  test('of no objective ask for one', () => {
    const finding = onlyFinding(checkIn({ about: ['latency'], values: { p95: 1 } }));
    expect(finding.message).toBe('`p95` does not say which objective it is a key result of.');
  });

  test('of an unknown key result are offered the nearest of that objective', () => {
    const finding = onlyFinding(checkIn({ about: ['fast'], values: { p96: 1 } }));
    expect(finding.message).toBe('The objective `fast` has no key result `p96`.');
    expect(finding.hint).toBe('Did you mean `p95` or `p99`?');
  });

  test('wait for the mending of a reference they hang on', () => {
    const finding = onlyFinding(checkIn({ about: ['fats'], values: { p95: 1 } }));
    expect(finding.message).toContain('`fats`');
  });

  test('of a key result that reads a KPI belong in the file of that KPI', () => {
    const finding = onlyFinding(checkIn({ about: ['calm'], values: { read: 1 } }));
    expect(finding.message).toBe(
      'The key result `calm.read` reads its values from the KPI `latency`.',
    );
    expect(finding.hint).toBe('Add the value to measurements/latency.csv.');
  });
});

describe('a file of measurements', () => {
  test('belongs to the KPI or key result of its name and takes its audience', () => {
    const { graph, findings } = organization({
      kpis: { latency: { audience: 'leadership' } },
      objectives: { fast: { audience: 'private', key_results: [hold('p95')] } },
      measurements: { latency: [['2026-01-01', 1]], 'fast.p95': [['2026-01-01', 1]] },
    });
    expect(findings).toEqual([]);
    expect(linksOf(graph)).toEqual([
      'measurement:fast.p95 values-of key-result:fast.p95',
      'measurement:latency values-of kpi:latency',
    ]);
    expect(graph.get('measurement', 'latency')?.audience).toBe('leadership');
    expect(graph.get('measurement', 'fast.p95')?.audience).toBe('private');
  });

  test('of nothing is reported at its first character with the nearest name', () => {
    const finding = onlyFinding({
      kpis: { latency: {} },
      measurements: { latencies: [['2026-01-01', 1]] },
    });
    expect(finding).toMatchObject({
      rule: 'content/known-reference',
      file: 'content/measurements/latencies.csv',
      start: { line: 1, column: 1 },
      message: 'There is no KPI or key result `latencies` that these values could belong to.',
      hint: 'Rename the file to `latency.csv`, or add the KPI.',
    });
  });

  test('of a KPI that could not be read is silent', () => {
    const content = {
      kpis: { latency: '---\na: {\n---\n' },
      measurements: { latency: [['2026-01-01', 1]] as const },
    };
    expect(findingsOf(content, 'content/known-reference')).toEqual([]);
  });

  test('names an unknown author once', () => {
    const finding = onlyFinding({
      kpis: { latency: {} },
      measurements: { latency: 'date,value,note,by\n2026-01-01,5,,zoe\n2026-02-01,5,,zoe\n' },
    });
    expect(finding.message).toBe('There is no person `zoe`.');
    expect(finding.start).toMatchObject({ line: 2, column: 15 });
  });
});
