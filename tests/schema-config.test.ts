import { describe, expect, it } from 'vitest';
import { startOf } from '../src/finding/index.ts';
import { type Config, defaultAudience, KINDS, type Kind, readConfig } from '../src/schema/index.ts';
import { collect, configOf, DEFAULTS, told } from './schema/collect.ts';
import { CONFIG_CASES } from './schema/config-cases.ts';
import { FULL_CONFIG } from './schema/examples.ts';

/** What is kept of a file with one mistake in it is told apart, below. */
const KEEPS_SOMETHING = new Set([
  'content: [a, a/b]',
  'perspectives: [{id: a, title: A}, {id: a, title: B}]',
  'audiences: [all, all]',
  'publish: {kpi: public}',
  'publish: {measurements: public}',
  'publish: {kpis: publik}',
  'audit: {rules: {kpi/one-owner: {severity: high}}}',
]);
const SETTINGS = [
  'version',
  'organization',
  'content',
  'repository',
  'calendar',
  'perspectives',
  'status',
  'audiences',
  'publish',
  'audit',
  'site',
] as const satisfies (keyof Config)[];

function keyOf(text: string): string {
  return text.slice(0, text.indexOf(':'));
}

describe('the configuration', () => {
  it('is all default without a file, or with a name alone', () => {
    const { config, findings } = readConfig(null);
    expect(findings).toEqual([]);
    const { places, given, ...values } = config;
    expect(given).toEqual({});
    expect(places.value(['audit', 'rules'])).toEqual(startOf('throughline.yaml'));
    expect(values).toEqual({
      version: 1,
      organization: { name: 'Our organization', mission: null, vision: null, url: null },
      content: ['content'],
      repository: { url: null, branch: 'main' },
      calendar: { timezone: 'UTC', week_start: 'monday', fiscal_year_start: '01-01', as_of: null },
      perspectives: [
        { id: 'learning-and-growth', title: 'Learning and growth' },
        { id: 'internal-process', title: 'Internal process' },
        { id: 'customer', title: 'Customer' },
        { id: 'financial', title: 'Financial' },
      ],
      status: { on_track: 0.9, at_risk: 0.7 },
      limits: { rule_set: 'wheeler' },
      audiences: ['public', 'organization', 'leadership', 'private'],
      publish: {},
      audit: { extends: 'recommended', rules: {}, debt: '.throughline-debt.json', local: [] },
      site: { base: '/', url: null, title: 'Our organization', accent: null, logo: null },
      contentPlaces: [],
      file: 'throughline.yaml',
      isReadable: true,
      faulty: new Set(),
    });
    const named = configOf('organization: {name: Wrenfield}\n');
    expect(named.findings).toEqual([]);
    expect(named.config.site.title).toBe('Wrenfield');
  });

  it('may say everything', () => {
    const { config, findings } = configOf(FULL_CONFIG);
    expect(findings.map(told)).toEqual([]);
    expect(config).toMatchObject({
      content: ['content', 'people/records'],
      calendar: { timezone: 'Europe/Copenhagen', week_start: 'sunday', fiscal_year_start: '04-01' },
      audit: { rules: { 'focus/kpis-per-owner': { severity: 'error', most: 4 } } },
      site: { base: '/scorecard/', accent: '#2c5f5a' },
    });
    expect(config.places.value(['audit', 'rules', 'kpi/lag-has-lead']).start).toMatchObject({
      line: 12,
      column: 29,
    });
  });

  it.each(CONFIG_CASES)('%s', (text, place, message) => {
    const { config, findings } = configOf(`${text}\n`);
    expect(findings.map(told)).toEqual([`${place} content/schema ${message}`]);
    const { given, faulty } = config;
    expect(faulty).toContain(text.startsWith('organisation') ? 'organization' : keyOf(text));
    for (const key of SETTINGS) {
      if (!KEEPS_SOMETHING.has(text)) expect(config[key], key).toEqual(DEFAULTS[key]);
    }
    expect(JSON.stringify(given)).not.toContain('evil');
  });

  it.each([
    ['/', '/'],
    ['/scorecard', '/scorecard/'],
    ['/scorecard/', '/scorecard/'],
    ['scorecard/', '/scorecard/'],
    ['scorecard', '/scorecard/'],
    ['/a/b/', '/a/b/'],
  ])('takes the base %s for %s', (written, meant) => {
    const { config, findings } = configOf(`site: {base: ${written}}\n`);
    expect(findings.map(told)).toEqual([]);
    expect(config.site.base).toBe(meant);
  });

  it('takes content folders with a dot before and slashes after them', () => {
    const { config, findings } = configOf('content: [./content, staff/content//, ./a/]\n');
    expect(findings.map(told)).toEqual([]);
    expect(config.content).toEqual(['content', 'staff/content', 'a']);
    expect(config.contentPlaces.map(({ start }) => start.column)).toEqual([11, 22, 39]);
    expect(configOf('content: [./content, content/]\n').findings.map(told)).toEqual([
      '1:22-1:30 content/schema `content/` and `./content` overlap, so files would be read twice.',
    ]);
  });

  it('keeps the sound entries of a list beside one that is not', () => {
    const { config } = configOf(
      'content: [content, ../x, staff]\nperspectives: [{id: a, title: A}, {id: B, title: B}, {id: c, title: C}]\n',
    );
    expect(config.content).toEqual(['content', 'staff']);
    expect(config.contentPlaces.map(({ start }) => start.column)).toEqual([11, 26]);
    expect(config.perspectives.map(({ id }) => id)).toEqual(['a', 'c']);
    expect([...config.faulty].sort()).toEqual(['content', 'perspectives']);
  });

  it('may have said anything where it could not be read', () => {
    const { config } = readConfig(null, false);
    expect(config.isReadable).toBe(false);
    expect([...config.faulty]).toEqual(
      expect.arrayContaining(['audiences', 'content', 'perspectives', 'publish']),
    );
    for (const kind of KINDS) expect(defaultAudience(kind, 'recognition', config)).toBe('private');
  });

  it('leaves the user’s own keys alone', () => {
    expect(configOf('publish: {kpis: public, x-why: because}\nx-list: [1]\n').findings).toEqual([]);
  });

  it('falls back for what is faulty and for nothing else', () => {
    const { config } = configOf(
      'calendar: {timezone: Mars, week_start: friday}\nsite: {title: T, accent: x}\n',
    );
    expect(config.calendar).toMatchObject({ timezone: 'UTC', week_start: 'friday' });
    expect(config.site).toMatchObject({ title: 'T', accent: null });
  });
});

describe('a fault that may hide who reads what', () => {
  const audienceIn = (text: string, kind: Kind) =>
    defaultAudience(kind, undefined, configOf(text).config);

  it('gives the records of a folder to the narrowest where its audience is not one', () => {
    expect(audienceIn('publish: {kpis: publik}\n', 'kpi')).toBe('private');
    expect(audienceIn('publish: {kpis: publik}\n', 'objective')).toBe('organization');
    expect(audienceIn('publish: {kpis: [public]}\n', 'kpi')).toBe('private');
  });

  it('gives every folder that is not named to the narrowest where a name is misspelt', () => {
    const text = 'publish: {reveiws: leadership, kpis: public}\n';
    expect(audienceIn(text, 'review')).toBe('private');
    expect(audienceIn(text, 'objective')).toBe('private');
    expect(audienceIn(text, 'kpi')).toBe('public');
    expect(audienceIn('publsh: {kpis: leadership}\n', 'kpi')).toBe('private');
    expect(audienceIn('publish: private\n', 'kpi')).toBe('private');
  });

  it('lets nobody else read what was meant for an audience that is lost', () => {
    const { config } = configOf('audiences: [public, organization, Board]\n');
    expect(config.audiences).toEqual(['public', 'organization', 'private']);
    expect(defaultAudience('review', undefined, config)).toBe('private');
    const { config: none } = configOf('audiences: public\n');
    expect(defaultAudience('kpi', undefined, none)).toBe('private');
  });

  it('gives no rank to an audience that stands in two places apart', () => {
    const ranks = (text: string) => configOf(text).config.audiences;
    expect(ranks('audiences: [all, all, few]\n')).toEqual(['all', 'few']);
    expect(ranks('audiences: [few, all, few]\n')).toEqual(['all', 'private']);
    expect(ranks('audiences: [private, all, private]\n')).toEqual(['all', 'private']);
  });

  it('is the one thing said: records that name a lost audience are silent, and closed', () => {
    const { config, findings } = configOf(
      'audiences: [public, Board, private]\npublish: {kpis: board}\n',
    );
    expect(findings).toHaveLength(1);
    const { all, findings: more } = collect(
      { 'roles/a.yaml': 'title: A\naudience: board\n', 'kpis/b.yaml': 'title: B\n' },
      config,
    );
    expect(more).toEqual([]);
    expect(all.map(({ audience }) => audience)).toEqual(['private', 'private']);
  });
});
