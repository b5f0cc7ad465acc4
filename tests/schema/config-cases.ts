/** A configuration with one mistake, its place, and what is said. */
export const CONFIG_CASES: readonly [string, string, string][] = [
  ['organisation: {name: A}', '1:1-1:13', '`organisation` is not a field of the configuration.'],
  ['organization: {nam: A}', '1:16-1:19', '`nam` is not a field of `organization`.'],
  ['version: 2', '1:10-1:11', '`version` is the number 2.'],
  ['content: content', '1:10-1:17', '`content` is `content`.'],
  ['content: []', '1:10-1:12', '`content` is an empty list.'],
  [
    'content: [../people]',
    '1:11-1:20',
    'Item 1 of `content` is `../people`, which is not a folder inside this repository.',
  ],
  [
    'content: [/etc]',
    '1:11-1:15',
    'Item 1 of `content` is `/etc`, which is not a folder inside this repository.',
  ],
  [
    'content: [a/./b]',
    '1:11-1:16',
    'Item 1 of `content` is `a/./b`, which is not a folder inside this repository.',
  ],
  [
    'content: [.git]',
    '1:11-1:15',
    'Item 1 of `content` is `.git`, which is not a folder inside this repository.',
  ],
  [
    'content: ["C:/x"]',
    '1:11-1:17',
    'Item 1 of `content` is `C:/x`, which is not a folder inside this repository.',
  ],
  ['content: [a, a/b]', '1:14-1:17', '`a/b` and `a` overlap, so files would be read twice.'],
  [
    'repository: {branch: "--x"}',
    '1:22-1:27',
    '`branch` in `repository` is `--x`, which cannot be the name of a branch.',
  ],
  [
    'calendar: {timezone: Europe/Berlinn}',
    '1:22-1:36',
    '`timezone` in `calendar` is `Europe/Berlinn`, which is no time zone.',
  ],
  [
    'calendar: {fiscal_year_start: 02-29}',
    '1:31-1:36',
    '`fiscal_year_start` in `calendar` is `02-29`, which is not a day of every year.',
  ],
  [
    'perspectives: [{id: a, title: A}, {id: a, title: B}]',
    '1:40-1:41',
    '`a` stands twice in `perspectives`.',
  ],
  [
    'status: {on_track: 0.5, at_risk: 0.7}',
    '1:20-1:23',
    '`on_track` in `status` is 0.5, which lies below `at_risk`, 0.7.',
  ],
  ['audiences: [all, all]', '1:18-1:21', '`all` stands twice in `audiences`.'],
  ['publish: {kpi: public}', '1:11-1:14', '`kpi` is not a field of `publish`.'],
  ['publish: {measurements: public}', '1:11-1:23', '`measurements` is not a field of `publish`.'],
  ['publish: {kpis: publik}', '1:17-1:23', 'There is no audience `publik`.'],
  [
    'audit: {rules: {kpi/one-owner: eror}}',
    '1:32-1:36',
    '`kpi/one-owner` in `rules` in `audit` is `eror`.',
  ],
  [
    'audit: {rules: {kpi/one-owner: {severity: high}}}',
    '1:43-1:47',
    '`severity` in `kpi/one-owner` in `rules` in `audit` is `high`.',
  ],
  [
    'audit: {local: [{name: x, select: {kind: kpi}, demand: {fields: {owner: ana}}}]}',
    '1:18-1:22',
    '`message` is missing in item 1 of `local` in `audit`.',
  ],
  [
    'audit: {debt: ../debt.json}',
    '1:15-1:27',
    '`debt` in `audit` is `../debt.json`, which is not a file of this repository that ends in debt.json.',
  ],
  [
    'site: {base: //evil.example/}',
    '1:14-1:29',
    '`base` in `site` is `//evil.example/`, which is no path on a site.',
  ],
  [
    'site: {base: /a/../b/}',
    '1:14-1:22',
    '`base` in `site` is `/a/../b/`, which is no path on a site.',
  ],
  [
    'site: {accent: "red;background:url(x)"}',
    '1:16-1:39',
    '`accent` in `site` is `red;background:url(x)`, which is no colour.',
  ],
  [
    'site: {logo: logo.svg}',
    '1:14-1:22',
    '`logo` in `site` is `logo.svg`, which is not such a picture inside this repository.',
  ],
  [
    'site: {url: "ftp://x.example"}',
    '1:13-1:30',
    '`url` in `site` is `ftp://x.example`, which is no web address.',
  ],
];
