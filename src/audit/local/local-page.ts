import type { Config } from '../../schema/index.ts';

/** The page of a rule of one's own: what it asks, and how the configuration says so; '' where there is none. */
export function localRulePage(config: Config, id: string): string {
  const rule = config.audit.local.find(({ name }) => id === `local/${name}`);
  if (rule === undefined) return '';
  const { index: _index, message, hint, ...rest } = rule;
  const written = JSON.stringify({ ...rest, message, ...(hint && { hint }) }, null, 2);
  return [
    `# ${id}`,
    message,
    `Severity: ${rule.severity ?? 'warn'} in every preset.`,
    '## How it is written',
    'A rule of this organisation, under `audit.local` in `throughline.yaml`:',
    `\`\`\`json\n${written}\n\`\`\``,
    '',
  ].join('\n\n');
}
