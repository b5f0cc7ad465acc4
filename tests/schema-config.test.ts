import { describe, expect, it } from 'vitest';
import { startOf } from '../src/finding/index.ts';
import { readConfig } from '../src/schema/index.ts';
import { configOf, DEFAULTS, told } from './schema/collect.ts';
import { CONFIG_CASES } from './schema/config-cases.ts';
import { FULL_CONFIG } from './schema/examples.ts';

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
      audiences: ['public', 'organization', 'leadership', 'private'],
      publish: {},
      audit: { extends: 'recommended', rules: {}, debt: '.throughline-debt.json' },
      site: { base: '/', url: null, title: 'Our organization', accent: null, logo: null },
      file: 'throughline.yaml',
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
    const { places: _, given, ...values } = config;
    const { places: __, given: ___, ...defaults } = DEFAULTS;
    const kept = text.includes('severity: high') ? { 'kpi/one-owner': {} } : {};
    expect(values).toEqual({ ...defaults, audit: { ...defaults.audit, rules: kept } });
    expect(JSON.stringify(given)).not.toContain('evil');
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
