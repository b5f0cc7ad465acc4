/** The organisation of the rules' README with changes, checked as a whole. */
import type { Finding } from '../../src/finding/index.ts';
import type { Result } from '../../src/index.ts';
import { type ExampleFile, readOrganization } from './page.ts';
import { checkFiles } from './run.ts';

const organization = readOrganization();

export const NIGHT_PAGES = 'content/kpis/night-pages.md';
export const ARRIVALS = 'content/kpis/arrivals-on-time.md';
export const OBJECTIVE = 'content/objectives/fewer-night-pages.md';
export const CHECK_IN = 'content/check-ins/2026-w46/fewer-night-pages.md';
const SETTINGS = 'throughline.yaml';

export function organizationWith(...files: ExampleFile[]): Promise<Result> {
  return checkFiles(organization, files);
}

export function file(path: string, text: string): ExampleFile {
  return { path, text, latin1: false };
}

export function document(path: string): string {
  const found = organization.find((known) => known.path === path);
  if (found === undefined) throw new Error(`The organisation has no ${path}.`);
  return found.text;
}

export function change(path: string, ...edits: [string | RegExp, string][]): ExampleFile {
  let text = document(path);
  for (const [from, to] of edits) {
    if (typeof from === 'string' ? !text.includes(from) : !from.test(text)) {
      throw new Error(`${path} has no ${from}.`);
    }
    text = text.replace(from, to);
  }
  return file(path, text);
}

export function settings(...lines: string[]): ExampleFile {
  return file(SETTINGS, `${document(SETTINGS)}audit:\n${lines.join('\n')}\n`);
}

export function survey(...groups: string[]): ExampleFile {
  return file(
    'content/feedback/2026-q4/ben-cole.yaml',
    `kind: survey-360\nsubject: ben-cole\ncycle: 2026-q4\ngroups:\n${groups.join('\n')}\naudience: organization\n`,
  );
}

export function brief(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ severity, rule, file: path, start }) =>
      `${severity} ${rule} ${path}:${start.line}:${start.column}`,
  );
}
