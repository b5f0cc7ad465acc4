import { nearest } from '../finding/index.ts';
import type { Config } from './config.ts';
import type { Fault } from './fault.ts';
import { FOLDERS, type Kind } from './kind.ts';
import type { Audience } from './record.ts';
import { either } from './words.ts';

/** Who may read a kind's records when neither they nor the configuration say it. */
const DEFAULTS: Readonly<Record<Kind, 'organization' | 'leadership' | 'private'>> = {
  priority: 'organization',
  objective: 'organization',
  kpi: 'organization',
  measurement: 'private',
  initiative: 'organization',
  'check-in': 'organization',
  cycle: 'organization',
  team: 'organization',
  person: 'organization',
  role: 'organization',
  review: 'private',
  feedback: 'private',
  development: 'private',
  budget: 'leadership',
};

/**
 * Who may read a record that does not say it. Recognition is for the organisation, other feedback
 * private. A default that the configuration does not list becomes the narrowest it lists. A
 * measurement stays with the narrowest until its KPI is known.
 */
export function defaultAudience(
  kind: Kind,
  feedbackKind: string | undefined,
  config: Config,
): Audience {
  const configured = config.publish[FOLDERS[kind]];
  if (configured !== undefined) return configured;
  const isRecognition = kind === 'feedback' && feedbackKind === 'recognition';
  const usual = isRecognition ? 'organization' : DEFAULTS[kind];
  return config.audiences.includes(usual) ? usual : narrowest(config);
}

/**
 * Who may know of a record that could not be read. `data` is what was read of it, if anything;
 * `isSilent` tells of a file nobody could take apart that it says nothing about an audience.
 */
export function audienceOfBroken(
  kind: Kind,
  read: { data: object } | { isSilent: boolean },
  config: Config,
): Audience {
  const isSilent =
    'data' in read ? isSilentAbout(Object.keys(read.data).join('\n')) : read.isSilent;
  if (isSilent) return defaultAudience(kind, undefined, config);
  const own =
    'data' in read && Object.hasOwn(read.data, 'audience')
      ? Reflect.get(read.data, 'audience')
      : null;
  return typeof own === 'string' ? rankedAudience(own, config) : narrowest(config);
}

/** Whether a text holds no word that may be meant for `audience`, misspelt or escaped. */
export function isSilentAbout(text: string): boolean {
  const said = text.replaceAll('\0', '').replace(/\bcadence\b/g, '');
  return !/au?d(?!it)[a-z]{0,5}n|\\[ux]/i.test(said);
}

/** The audience a record names; the narrowest where the configuration gives it no rank for certain. */
export function rankedAudience(own: Audience, config: Config): Audience {
  const isLost = config.faulty.has('audiences') && config.given['audiences'] === undefined;
  return config.audiences.includes(own) && !isLost ? own : narrowest(config);
}

/** The last of the audiences: what nobody else reads. */
export function narrowest(config: Config): Audience {
  return config.audiences.at(-1) ?? 'private';
}

/**
 * The fault of naming an audience that the configuration does not list; null when it does, or when
 * its list has a fault of its own.
 */
export function audienceFault(audience: Audience, config: Config): Fault | null {
  if (config.audiences.includes(audience) || config.faulty.has('audiences')) return null;
  const [near] = nearest(audience, config.audiences, 1);
  return {
    path: ['audience'],
    at: 'value',
    message: `There is no audience \`${audience}\`; until this is mended only \`${narrowest(config)}\` reads the record.`,
    expected: either(config.audiences),
    hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
    fields: ['audience'],
  };
}
