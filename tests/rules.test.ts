import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionsOf, RULES, type Rule, rulePage } from '../src/audit/index.ts';
import { compareText } from '../src/finding/index.ts';
import { readOrganization, readPage } from './rules/page.ts';
import { findIn, findInExample, printFindings } from './rules/run.ts';

/** Rules that an example of another rule cannot do without. */
const ALSO: Record<string, string[]> = {
  // A suppression past its date lets the finding through that it held back.
  'audit/suppression': ['kpi/has-source'],
  // The objective of a check-in that is gone has none.
  'history/records-kept': ['check-in/on-time'],
  // More findings than were agreed all count.
  'audit/debt': ['measurement/one-value-a-date'],
};

const organization = readOrganization();
const ids = RULES.map(({ id }) => id);

describe('the catalogue', () => {
  const files = readdirSync(new URL('./', rulePage('x')), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.includes('/'));
  const named = (ending: string) =>
    files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));

  it('lists every rule there is a file for, and each rule once', () => {
    expect([...ids].sort(compareText)).toEqual(named('.ts').sort(compareText));
  });

  it('has a page for every rule, and a rule for every page', () => {
    expect(named('.md').sort(compareText)).toEqual([...ids].sort(compareText));
  });

  it('is sorted by id', () => {
    expect(ids).toEqual([...ids].sort(compareText));
  });

  it('has a default for every option, and words for it', () => {
    for (const rule of RULES) {
      expect(rule.options.safeParse({}).success, rule.id).toBe(true);
      for (const option of optionsOf(rule.options)) expect(option.description).toMatch(/\w.*\.$/);
    }
  });
});

describe('the organisation that examples are added to', () => {
  it('has no finding in the strict preset either', async () => {
    const strict = organization.map((file) =>
      file.path === 'throughline.yaml'
        ? { ...file, text: `${file.text}audit: {extends: strict}\n` }
        : file,
    );
    expect(printFindings(await findIn(strict))).toBe('');
  });
});

describe.each(RULES)('$id', (rule) => {
  const page = readPage(rule.id);

  it('has a page that says what it demands, how severe it is, why, and how to mend it', () => {
    expect(page.title).toBe(rule.id);
    expect(page.lead).toEqual([rule.demands, severityLine(rule)]);
    expect(page.headings).toEqual([
      'Why',
      'Failing example',
      'Passing example',
      'How to mend',
      'Options',
    ]);
  });

  it('has a page that lists its options as its schema has them', () => {
    expect(page.options).toBe(optionsTable(rule));
  });

  it('finds in its failing examples what the page says, and nothing else', async () => {
    expect(page.failing).not.toEqual([]);
    for (const [index, example] of page.failing.entries()) {
      const { found, name } = example;
      const findings = await findInExample(organization, example);
      if (process.env.UPDATE === '1') update(rule.id, index, printFindings(findings));
      else expect(printFindings(findings), name).toBe(found);
      const rules = findings.map((finding) => finding.rule);
      expect(rules, name).toContain(rule.id);
      const others = rules.filter((id) => id !== rule.id && !ALSO[rule.id]?.includes(id));
      expect(others, name).toEqual([]);
    }
  });

  it('finds nothing in its passing examples', async () => {
    expect(page.passing).not.toEqual([]);
    for (const example of page.passing) {
      const { name } = example;
      expect(printFindings(await findInExample(organization, example)), name).toBe('');
    }
  });
});

function severityLine({ id, structure, severity }: Rule): string {
  if (structure) {
    const guarded = id === 'feedback/aggregated' ? 'Guards people' : 'Part of the structure';
    return `${guarded}: an error in every preset, never turned down, never suppressed.`;
  }
  const parts = Object.entries(severity).map(([preset, word]) => `${word} in \`${preset}\``);
  return `Severity: ${parts.join(', ')}.`;
}

function optionsTable(rule: Rule): string | null {
  const options = optionsOf(rule.options);
  if (options.length === 0) return null;
  const rows = options.map(
    (option) =>
      `| \`${option.name}\` | \`${option.default}\` | ${option.allowed} | ${option.description} |`,
  );
  return ['| option | when not said | takes | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** Writes what is found into the page's example of that index (`UPDATE=1`); to be read before it is kept. */
function update(id: string, index: number, found: string): void {
  let at = 0;
  const text = readFileSync(rulePage(id), 'utf8').replace(/```text\n.*?```\n/gs, (block) =>
    at++ === index ? `\`\`\`text\n${found}\`\`\`\n` : block,
  );
  writeFileSync(rulePage(id), text);
}
