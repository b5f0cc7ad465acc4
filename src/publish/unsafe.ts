import type { Finding } from '../finding/index.ts';

/**
 * Findings after which nobody can say who may read what: a wider record names a narrower one, or the
 * configuration, which decides who reads what when a record does not say it, is faulty.
 */
export function unsafeFindings(findings: readonly Finding[], configFile: string): Finding[] {
  return findings.filter(
    ({ rule, severity, file }) =>
      severity === 'error' &&
      (rule.startsWith('audience/') || isConfigurationFault(rule, file, configFile)),
  );
}

function isConfigurationFault(rule: string, file: string, configFile: string): boolean {
  return file === configFile && /^content\/(?:readable|syntax|schema)$/.test(rule);
}
