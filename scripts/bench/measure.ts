/**
 * Times the whole model of 10,000 KPIs with 100 values each (series, limits, signals, forecasts,
 * roll-ups, alignment) and its insights, beside merely parsing their CSV files. All run in turn in
 * one process, so that the machine's moods fall on all; the ratios of the medians are what travels.
 */
import { parseArgs } from 'node:util';
import { auditScorecard } from '../../src/audit/index.ts';
import { insightsOf } from '../../src/insight/index.ts';
import { linkRecords } from '../../src/link/index.ts';
import { measureGraph } from '../../src/measure/index.ts';
import { type Entry, parseFile } from '../../src/parse/index.ts';
import type { ContentFile } from '../../src/read/index.ts';
import { collectRecords, readConfig } from '../../src/schema/index.ts';
import { sampleOrganization } from '../sample/organization.ts';

const SIZE = { kpis: 10_000, objectives: 400, checkIns: 0, points: 100 };
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

const files = [...sampleOrganization(SIZE)].flatMap(fileOf);
const tables = files.filter(({ within }) => within.startsWith('measurements/'));
const { config } = readConfig(null);
const asOf = '2026-11-20';
const entries = files.flatMap((file) => parseFile(file).entry ?? []);
const points = tables.map(rowsOf).reduce((sum, rows) => sum + rows, 0);
console.log(`${tables.length} tables, ${points} values`);

const { graph } = linkRecords(recordsOf(entries), config);
const times = new Map<string, number[]>();
for (let round = 0; round < Number(values.rounds); round += 1) {
  time('parse the tables', () => tables.forEach(rowsOf));
  const scorecard = time('the model', () => measureGraph(graph, config, asOf));
  const { findings } = auditScorecard(scorecard, []);
  time('insights', () => insightsOf({ scorecard, timelines: null, findings }));
}
const floor = median(times.get('parse the tables') ?? []);
for (const [name, list] of times) {
  const share = (median(list) / floor).toFixed(2);
  console.log(`${name}: ${(median(list) / 1000).toFixed(2)} s, ${share} of parsing`);
}

function fileOf({ path, text }: { path: string; text: string }): ContentFile[] {
  if (!path.startsWith('content/')) return [];
  const within = path.slice('content/'.length);
  return [{ path, within, root: 'content', bytes: new TextEncoder().encode(text) }];
}

function rowsOf(file: ContentFile): number {
  const { entry } = parseFile(file);
  return entry?.format === 'csv' ? entry.rows.length : 0;
}

function recordsOf(list: Entry[]) {
  const none = { failed: [], silent: new Set<string>(), findings: [] };
  return collectRecords({ entries: list, ...none }, config);
}

function time<T>(name: string, work: () => T): T {
  globalThis.gc?.();
  const begin = performance.now();
  const result = work();
  times.set(name, [...(times.get(name) ?? []), performance.now() - begin]);
  return result;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
