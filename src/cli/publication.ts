import type { Result } from '../audit/index.ts';
import { type Finding, MachineError, nearest } from '../finding/index.ts';
import { judge } from '../index.ts';
import { type Publication, publish, readRulePages } from '../publish/index.ts';
import { CONFIG_FILE } from '../read/index.ts';
import type { Options } from './definition.ts';

/** For whom the site is built when nothing is said. */
const USUAL_AUDIENCE = 'organization';

/** What the audience asked for may see of a result. */
export async function publicationOf(result: Result, options: Options): Promise<Publication> {
  const audience = audienceOf(result, options);
  const pages = await readRulePages();
  return publish(result, audience, (collected) => judge(collected, result), pages);
}

/** The audience of `--audience`, checked against the configuration. */
export function audienceOf({ config }: Result, options: Options): string {
  const asked = options.text('audience') ?? USUAL_AUDIENCE;
  if (config.audiences.includes(asked)) return asked;
  const [near] = nearest(asked, config.audiences, 1);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new MachineError(
    `there is no audience \`${asked}\`; there are ${config.audiences.join(', ')}.${hint}`,
  );
}

/**
 * Findings after which nobody can say who may read what: a wider record names a narrower one, or the
 * configuration, which decides who reads what when a record does not say it, is faulty.
 */
export function unsafeFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ rule, severity, file }) =>
      severity === 'error' && (rule.startsWith('audience/') || isConfigurationFault(rule, file)),
  );
}

function isConfigurationFault(rule: string, file: string): boolean {
  return file === CONFIG_FILE && /^content\/(?:readable|syntax|schema)$/.test(rule);
}
