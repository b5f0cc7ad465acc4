import { z } from 'zod';
import { isDay, WEEKDAYS } from '../calendar/index.ts';
import { nearest } from '../finding/index.ts';
import { FOLDERS, type Folder } from './kind.ts';
import {
  day,
  id,
  listOf,
  map,
  may,
  must,
  oneOf,
  ordered,
  PHRASES,
  share,
  text,
  textThat,
  webAddress,
} from './kinds/field.ts';
import { localRule } from './local-rule.ts';
import { shortened } from './words.ts';

const organization = map({
  name: must(text, 'What the organisation is called.'),
  mission: may(text, 'What it is for, in a sentence.'),
  vision: may(text, 'What it is trying to become, in a sentence: the end of every throughline.'),
  url: may(webAddress, 'Its home page.'),
});

const contentRoot = textThat(
  isContentRoot,
  'a folder of this repository, such as `content`',
  (t) => `is \`${shortened(t)}\`, which is not a folder inside this repository`,
  { pattern: '^(\\./)?[^/.\\\\][^\\\\]*$' },
);

const branch = textThat(
  (t) => /^[^\s~^:?*[\\-][^\s~^:?*[\\]*$/.test(t) && !/\p{Cc}/u.test(t),
  'the name of a branch, such as `main`',
  (t) => `is \`${shortened(t)}\`, which cannot be the name of a branch`,
  { pattern: '^[^\\s~^:?*[\\\\-][^\\s~^:?*[\\\\]*$' },
);

const ZONES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

const timeZone = textThat(
  isTimeZone,
  'a time zone such as `UTC` or `Europe/Berlin`',
  (t) => `is \`${shortened(t)}\`, which is no time zone`,
  { pattern: '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$' },
  (value) => {
    if (typeof value !== 'string') return undefined;
    const [near] = nearest(value, ZONES, 1);
    return near === undefined ? undefined : `Did you mean \`${near}\`?`;
  },
);

const dayOfYear = textThat(
  (t) => isDay(`2001-${t}`),
  'a month and a day, such as `04-01`; 29 February does not exist in every year',
  (t) => `is \`${shortened(t)}\`, which is not a day of every year`,
  { pattern: '^\\d{2}-\\d{2}$' },
);

const calendar = map({
  timezone: may(timeZone, 'The time zone that decides which day it is; UTC when not said.'),
  week_start: may(oneOf(WEEKDAYS), 'The first day of a week; monday when not said.'),
  fiscal_year_start: may(
    dayOfYear,
    'Month and day the year begins, such as 04-01; 01-01 when not said.',
  ),
  as_of: may(day, 'Sets today, for examples and archives.'),
});

const perspective = map({
  id: must(id, 'Its id, as priorities name it.'),
  title: must(text, 'What it is called.'),
});

const status = map({
  on_track: may(share, 'From this pace on a goal is on track; 0.9 when not said.'),
  at_risk: may(
    share,
    'From this pace on a goal is at risk, below it off track; 0.7 when not said.',
  ),
});

const limits = map({
  rule_set: may(
    oneOf(['wheeler', 'nhs']),
    'Which patterns count as signals where a KPI does not say it; wheeler when not said.',
  ),
});

const AUDIENCE_FOLDERS = Object.values(FOLDERS).filter((folder) => folder !== 'measurements');
type AudienceFolder = Exclude<Folder, 'measurements'>;
const publish = map(
  Object.fromEntries(
    AUDIENCE_FOLDERS.map((folder) => [
      folder,
      may(id, `Who may read the records in ${folder}/ that do not say it themselves.`),
    ]),
  ) as Record<AudienceFolder, z.ZodExactOptional<z.ZodString>>,
);

const severity = oneOf(['off', 'info', 'warn', 'error']);
const ruleSetting = z
  .union([severity, z.object({ severity: may(severity, 'How grave it is.') }).catchall(z.json())])
  .register(PHRASES, { phrase: '`off`, `info`, `warn` or `error`, or `severity` with options' });
/** A severity, or a map of `severity` and the rule's own options, which the audit judges. */
export type RuleSetting = z.output<typeof ruleSetting>;

const debtFile = textThat(
  (t) => isInside(t) && t.endsWith('debt.json'),
  'a file of this repository whose name ends in `debt.json`, such as `.throughline-debt.json`',
  (t) => `is \`${shortened(t)}\`, which is not a file of this repository that ends in debt.json`,
  { pattern: 'debt\\.json$' },
);

const ownRules = listOf(localRule).max(100);

const audit = map({
  extends: may(oneOf(['minimal', 'recommended', 'strict']), 'The set of rules to begin with.'),
  rules: may(
    z.record(z.string(), ruleSetting),
    'Rules set apart: `RULE: off`, `info`, `warn` or `error`, or a map of `severity` and options.',
  ),
  local: may(
    ownRules,
    'Rules of your own, a hundred at most: what records say, and what lies around them.',
  ),
  debt: may(debtFile, 'The file of tolerated findings.'),
});

const base = textThat(
  (t) => /^\/?(?:[A-Za-z0-9._~-]+\/)*$/.test(`${t}/`.replace(/\/\/$/, '/')) && isPlain(t),
  'a path on the site, such as `/` or `/scorecard/`',
  (t) => `is \`${shortened(t)}\`, which is no path on a site`,
  { pattern: '^/?([A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*$' },
);

const accent = textThat(
  (t) => /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(t),
  'a colour such as `#1f6f5c`',
  (t) => `is \`${shortened(t)}\`, which is no colour`,
  { pattern: '^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$' },
);

const logo = textThat(
  (t) => isInside(t) && /\.(?:png|jpe?g|webp|avif)$/i.test(t),
  'the path of a png, jpg, webp or avif picture in this repository',
  (t) => `is \`${shortened(t)}\`, which is not such a picture inside this repository`,
  {
    pattern: '\\.([pP][nN][gG]|[jJ][pP][eE]?[gG]|[wW][eE][bB][pP]|[aA][vV][iI][fF])$',
  },
);

const site = map({
  base: may(base, 'The path below which the site lives; / when not said.'),
  url: may(webAddress, 'The address the site is published at.'),
  title: may(text, 'The name of the site; that of the organisation when not said.'),
  accent: may(
    accent,
    'The one colour of your own; where it cannot be read, the nearest shade of its hue that can.',
  ),
  logo: may(
    logo,
    'A picture beside the name: png, jpg, webp or avif, at most 100 KiB and 2048 pixels a side; no SVG, which could hold more than a picture.',
  ),
});

/** `throughline.yaml` as written: everything in it may be absent. */
export const configSchema = map({
  version: may(z.literal(1), 'The version of this file; 1.'),
  organization: may(organization, 'Whose organisation this is.'),
  content: may(
    listOf(contentRoot).min(1),
    'The folders that hold the records; content when not said.',
  ),
  repository: may(
    map({
      url: may(
        webAddress,
        'Where the repository can be seen; links to edit and history come from it.',
      ),
      branch: may(branch, 'The branch that counts; main when not said.'),
    }),
    'Where this repository lives.',
  ),
  calendar: may(calendar, 'How days, weeks and years are counted.'),
  perspectives: may(
    listOf(perspective).min(1),
    'The perspectives of strategy, from the bottom of the map to its top.',
  ),
  status: may(ordered(status, 'at_risk', 'on_track'), 'The pace needed for a status.'),
  limits: may(limits, 'How process limits are judged.'),
  audiences: may(listOf(id).min(1), 'Who may read what, from the widest to the narrowest.'),
  publish: may(publish, 'Who may read the records of a folder that do not say it themselves.'),
  audit: may(audit, 'Which rules are kept, and how strictly.'),
  site: may(site, 'How the site is addressed and looks.'),
});

/** `throughline.yaml` as written and validated. */
export type WrittenConfig = z.output<typeof configSchema>;

/** A file or folder below the repository's root, written with `/`. */
function isInside(path: string): boolean {
  if (path.length > 300 || /[\\:]|\p{Cc}/u.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part !== '.git');
}

function isPlain(path: string): boolean {
  return path !== '' && path.split('/').every((part) => part !== '.' && part !== '..');
}

/** A content folder as it is named everywhere: `./content/` is `content`. */
export function plainFolder(path: string): string {
  return path.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '');
}

function isContentRoot(path: string): boolean {
  const parts = plainFolder(path).split('/');
  return (
    isInside(parts.join('/')) &&
    parts.every((part) => !part.startsWith('.') && part !== 'node_modules')
  );
}

function isTimeZone(name: string): boolean {
  if (ZONES.has(name)) return true;
  if (!/^[A-Za-z]+\/[A-Za-z0-9_+/-]+$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
