/** Publications of small organisations, made by the real pipeline. */
import { type Circumstances, judge } from '../../src/index.ts';
import { type Publication, publish } from '../../src/publish/index.ts';
import { noDebt } from '../../src/schema/index.ts';
import { type BuildOptions, type Content, organization } from './organization.ts';

export interface PublishOptions extends BuildOptions {
  audience?: string;
  commit?: string | null;
  rulePages?: ReadonlyMap<string, string>;
}

/** What an audience (the organization when not said) may know of some content. */
export function published(content: Content, options: PublishOptions = {}): Publication {
  const { asOf = '2026-11-20', audience = 'organization', commit = null } = options;
  const built = organization(content, options);
  const tool = { name: 'throughline', version: '0.0.0' };
  const circumstances: Circumstances = {
    tool,
    commit,
    config: built.config,
    asOf,
    timelines: null,
    debt: noDebt('.throughline-debt.json'),
    encrypted: [],
  };
  const { records, broken, findings } = built;
  const result = judge({ records, broken, findings }, circumstances);
  return publish(result, audience, (seen) => judge(seen, circumstances), options.rulePages);
}
