import { compareFindings, type Finding, type Place, startOf } from '../finding/index.ts';
import type { DocumentEntry, Path, Places, YamlMap, YamlValue } from '../parse/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import { closedPublish, soundAudiences } from './closed-audiences.ts';
import type { Config } from './config.ts';
import { configFaults } from './config-faults.ts';
import { configSchema, plainFolder, type WrittenConfig } from './config-schema.ts';
import { type Fault, faultsIn } from './fault.ts';
import { valueAt } from './issue.ts';
import { findingsOf } from './judgement.ts';
import type { LocalRule, WrittenRule } from './local-rule.ts';
import type { Audience } from './record.ts';

/**
 * The configuration with every default filled in. What is faulty is reported and left out, a list
 * keeps its sound entries, and who may read what becomes narrower rather than wider. Without a file
 * everything is default; `isReadable` is false where there is one that could not be read.
 */
export function readConfig(
  entry: DocumentEntry | null,
  isReadable = true,
): { config: Config; findings: Finding[] } {
  const places = entry?.places ?? NO_PLACES;
  const file = entry?.file ?? CONFIG_FILE;
  const data = entry?.data ?? {};
  const faults = faultsIn(configSchema, data, 'the configuration');
  const shaped = without(data, faults);
  const more = configFaults(shaped as WrittenConfig, data);
  const all = [...faults, ...more];
  const sound = without(shaped, more);
  const indexes = keptIndexes(sound['content']);
  const given = withoutHoles(sound) as { [key: string]: YamlValue };
  const faulty = new Set(isReadable ? all.flatMap(({ fields }) => fields) : ALL_KEYS);
  const audiences = soundAudiences((given as WrittenConfig).audiences, data['audiences']);
  const isLost =
    (faulty.has('publish') && data['publish'] === undefined) ||
    (faulty.has('audiences') && given['audiences'] === undefined);
  const config: Config = {
    ...withDefaults({ ...(given as WrittenConfig), audiences }),
    publish: closedPublish((given as WrittenConfig).publish ?? {}, audiences, all, isLost),
    contentPlaces: indexes.map((index): Place => places.value(['content', index])),
    file,
    places,
    isReadable,
    faulty,
    given,
  };
  return { config, findings: findingsOf(all, places).sort(compareFindings) };
}

const ALL_KEYS = Object.keys(configSchema.shape);

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
function withDefaults(
  written: WrittenConfig & { audiences: Audience[] },
): Omit<
  Config,
  'contentPlaces' | 'file' | 'places' | 'isReadable' | 'faulty' | 'given' | 'publish'
> {
  const { organization, repository, calendar, status, limits, audit, site } = written;
  const name = organization?.name ?? 'Our organization';
  return {
    version: 1,
    organization: {
      name,
      mission: organization?.mission ?? null,
      vision: organization?.vision ?? null,
      url: organization?.url ?? null,
    },
    content: (written.content ?? ['content']).map(plainFolder),
    repository: { url: repository?.url ?? null, branch: repository?.branch ?? 'main' },
    calendar: {
      timezone: calendar?.timezone ?? 'UTC',
      week_start: calendar?.week_start ?? 'monday',
      fiscal_year_start: calendar?.fiscal_year_start ?? '01-01',
      as_of: calendar?.as_of ?? null,
    },
    perspectives: written.perspectives ?? PERSPECTIVES,
    status: { on_track: status?.on_track ?? 0.9, at_risk: status?.at_risk ?? 0.7 },
    limits: { rule_set: limits?.rule_set ?? 'wheeler' },
    audiences: written.audiences,
    audit: {
      extends: audit?.extends ?? 'recommended',
      rules: audit?.rules ?? {},
      debt: audit?.debt ?? '.throughline-debt.json',
      local: soundRules(audit?.local),
    },
    site: {
      base: `/${site?.base ?? ''}/`.replace(/\/{2,}/g, '/'),
      url: site?.url ?? null,
      title: site?.title ?? name,
      accent: site?.accent ?? null,
      logo: site?.logo ?? null,
    },
  };
}

/** The rules that left no hole, each with its place in the list. */
function soundRules(rules: readonly (WrittenRule | null)[] | undefined): LocalRule[] {
  return (rules ?? []).flatMap((rule, index) => (rule === null ? [] : { ...rule, index }));
}

/** A copy without the values that are faulty; an item of a list leaves a hole, null, behind. */
function without(data: YamlMap, faults: readonly Fault[]): YamlMap {
  const copy = structuredClone(data);
  for (const { path } of faults) remove(copy, path);
  return copy;
}

/** A fault anywhere in an item of a list takes the item out. */
function remove(data: YamlMap, path: Path): void {
  const end = path.findIndex((step) => typeof step === 'number');
  const way = end < 0 ? path : path.slice(0, end + 1);
  const last = way.at(-1);
  let holder: YamlValue | undefined = data;
  for (const step of way.slice(0, -1)) holder = valueAt(holder, [step]);
  if (last === undefined || typeof holder !== 'object' || holder === null) return;
  if (!Array.isArray(holder)) delete holder[String(last)];
  else if (typeof last === 'number') holder[last] = null;
}

/** The indexes, in the file, of the items of a list that are kept. */
function keptIndexes(list: YamlValue | undefined): number[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (item === null ? [] : index));
}

/** Without the holes in the lists at the top; a list of nothing else goes. */
function withoutHoles(data: YamlMap): YamlMap {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (!Array.isArray(value) || !Object.hasOwn(configSchema.shape, key)) return [[key, value]];
      const kept = value.filter((item) => item !== null);
      return kept.length === 0 ? [] : [[key, kept]];
    }),
  );
}
