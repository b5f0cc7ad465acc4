import type { Result } from '../audit/index.ts';
import { type Change, type Difference, differences } from '../history/index.ts';
import { SHARES } from '../measure/index.ts';
import type { YamlMap } from '../parse/index.ts';
import type { Config } from '../schema/index.ts';
import type { BeforeAfter, Comparison } from './comparison.ts';
import { changedRecord } from './due.ts';
import { compareFound } from './findings.ts';
import { compareStandings } from './standings.ts';
import { touchedBy } from './touched.ts';
import { patchTraceability } from './traceability.ts';

/**
 * Compares two results judged on the same day; `changed` is what changed in meaning from one to the
 * other, record by record. Arithmetic alone.
 */
export function compareResults(
  { before, after }: BeforeAfter<Result>,
  changed: readonly Difference[],
  commits: BeforeAfter<string | null>,
): Comparison {
  const both = { before: before.scorecard, after: after.scorecard };
  const settings = changedSettings(before.config, after.config);
  const standings = compareStandings(both, changed);
  const alignment = compareAlignment({
    before: both.before.alignment,
    after: both.after.alignment,
  });
  const findings = compareFound(before.findings, after.findings);
  const isSame = ({ before: old, after: now }: BeforeAfter<number | null>) => old === now;
  return {
    isEmpty:
      changed.length + settings.length + standings.length === 0 &&
      findings.added.length + findings.mended.length === 0 &&
      [alignment.index, ...SHARES.map((name) => alignment.shares[name])].every(isSame),
    commits,
    records: changed.map((one) => changedRecord(one, both)),
    settings,
    standings,
    alignment,
    touched: touchedBy(changed, both),
    findings,
    traceability: patchTraceability(changed, both.after),
  };
}

function compareAlignment({
  before,
  after,
}: BeforeAfter<Result['scorecard']['alignment']>): Comparison['alignment'] {
  const shares = SHARES.map((name) => {
    return [name, { before: before.shares[name].value, after: after.shares[name].value }] as const;
  });
  return {
    index: { before: before.index, after: after.index },
    shares: Object.fromEntries(shares) as Comparison['alignment']['shares'],
  };
}

function changedSettings(before: Config, after: Config): Change[] {
  return differences(plain(before), plain(after));
}

/** What the configuration says, without where it says it. */
function plain(config: Config): YamlMap {
  const { file, places, given, isReadable, faulty, contentPlaces, ...said } = config;
  return JSON.parse(JSON.stringify(said)) as YamlMap;
}
