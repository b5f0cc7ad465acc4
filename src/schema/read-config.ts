import { compareFindings, type Finding, startOf } from '../finding/index.ts';
import type { DocumentEntry, Path, Places, YamlMap, YamlValue } from '../parse/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import type { Config } from './config.ts';
import { configFaults } from './config-faults.ts';
import { configSchema, type WrittenConfig } from './config-schema.ts';
import { type Fault, faultsIn } from './fault.ts';
import { findingsOf } from './judgement.ts';

/**
 * The configuration with every default filled in. What is faulty is reported and falls back to its
 * default; without a file everything is default.
 */
export function readConfig(entry: DocumentEntry | null): { config: Config; findings: Finding[] } {
  const places = entry?.places ?? NO_PLACES;
  const file = entry?.file ?? CONFIG_FILE;
  if (entry === null)
    return { config: { ...withDefaults({}), file, places, given: {} }, findings: [] };
  const faults = faultsIn(configSchema, entry.data, 'the configuration');
  const shaped = without(entry.data, faults);
  const more = configFaults(shaped as WrittenConfig);
  const given = without(shaped, more);
  return {
    config: { ...withDefaults(given as WrittenConfig), file, places, given },
    findings: findingsOf([...faults, ...more], places).sort(compareFindings),
  };
}

const NO_PLACES: Places = {
  value: () => startOf(CONFIG_FILE),
  key: () => startOf(CONFIG_FILE),
};

const PERSPECTIVES = [
  { id: 'learning-and-growth', title: 'Learning and growth' },
  { id: 'internal-process', title: 'Internal process' },
  { id: 'customer', title: 'Customer' },
  { id: 'financial', title: 'Financial' },
];

/** The defaults, in the order of the file. */
function withDefaults(written: WrittenConfig): Omit<Config, 'file' | 'places' | 'given'> {
  const { organization, repository, calendar, status, audit, site } = written;
  const name = organization?.name ?? 'Our organization';
  return {
    version: 1,
    organization: {
      name,
      mission: organization?.mission ?? null,
      vision: organization?.vision ?? null,
      url: organization?.url ?? null,
    },
    content: (written.content ?? ['content']).map((root) => root.replace(/\/$/, '')),
    repository: { url: repository?.url ?? null, branch: repository?.branch ?? 'main' },
    calendar: {
      timezone: calendar?.timezone ?? 'UTC',
      week_start: calendar?.week_start ?? 'monday',
      fiscal_year_start: calendar?.fiscal_year_start ?? '01-01',
      as_of: calendar?.as_of ?? null,
    },
    perspectives: written.perspectives ?? PERSPECTIVES,
    status: { on_track: status?.on_track ?? 0.9, at_risk: status?.at_risk ?? 0.7 },
    audiences: written.audiences ?? ['public', 'organization', 'leadership', 'private'],
    publish: written.publish ?? {},
    audit: {
      extends: audit?.extends ?? 'recommended',
      rules: audit?.rules ?? {},
      debt: audit?.debt ?? '.throughline-debt.json',
    },
    site: {
      base: (site?.base ?? '/').replace(/\/?$/, '/'),
      url: site?.url ?? null,
      title: site?.title ?? name,
      accent: site?.accent ?? null,
      logo: site?.logo ?? null,
    },
  };
}

/** A copy without the values that are faulty; of a faulty list nothing is kept. */
function without(data: YamlMap, faults: readonly Fault[]): YamlMap {
  const copy = structuredClone(data);
  for (const { path } of faults) remove(copy, path);
  return copy;
}

function remove(data: YamlMap, path: Path): void {
  const end = path.findIndex((step) => typeof step === 'number');
  const keys = (end < 0 ? path : path.slice(0, end)).map(String);
  const last = keys.pop();
  let holder: YamlValue | undefined = data;
  for (const key of keys) {
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
    holder = Object.hasOwn(holder, key) ? holder[key] : undefined;
  }
  if (last === undefined || typeof holder !== 'object' || holder === null) return;
  if (!Array.isArray(holder)) delete holder[last];
}
