import { readFileSync } from 'node:fs';
import { MachineError } from '../../finding/index.ts';

/** Who runs the check. */
export type CiProvider = 'github' | 'gitlab' | 'pre-commit';

/** What the files say of a repository. */
export interface CiFacts {
  /** Of throughline, which is pinned. */
  version: string;
  /** The main branch. */
  branch: string;
  /** Where throughline.yaml lies, from the top of the repository; '.' for the top. */
  folder: string;
  /** Content roots, from the top of the repository. */
  content: readonly string[];
}

/** A file to be written below the top of a repository. */
export interface CiFile {
  path: string;
  text: string;
  /** Others write into it too: it is never replaced, and this is what to add to it. */
  shared: boolean;
}

const PATHS: Record<CiProvider, { path: string; template: string; shared: boolean }[]> = {
  github: [
    { path: '.github/workflows/throughline.yml', template: 'github.yml', shared: false },
    {
      path: '.github/workflows/throughline-comment.yml',
      template: 'github-comment.yml',
      shared: false,
    },
  ],
  gitlab: [
    { path: '.gitlab/throughline.yml', template: 'gitlab.yml', shared: false },
    { path: '.gitlab-ci.yml', template: 'gitlab-ci.yml', shared: true },
  ],
  'pre-commit': [{ path: '.pre-commit-config.yaml', template: 'pre-commit.yml', shared: true }],
};

/** Paths of all files that are written for those who run the check. */
export const CI_FILES: readonly string[] = Object.values(PATHS)
  .flat()
  .map(({ path }) => path);

/**
 * The files by which a provider checks every change. Throws a MachineError when a name cannot stand in
 * them: their reader would take it for something else.
 */
export function ciFiles(provider: CiProvider, facts: CiFacts): CiFile[] {
  const values = valuesOf(facts);
  return PATHS[provider].map(({ path, template, shared }) => {
    const text = withIncludes(read(template));
    return { path, shared, text: text.replace(/__[A-Z]+__/g, (name) => values[name] ?? name) };
  });
}

/** Each as a text of YAML in double quotes, which JSON's are. */
function valuesOf({ version, branch, folder, content }: CiFacts): Record<string, string> {
  const settings = `${regular(folder === '.' ? '' : `${folder}/`)}throughline\\.ya?ml$`;
  const roots = content.map((root) => `${regular(root)}/`);
  return {
    __VERSION__: JSON.stringify(version),
    __PACKAGE__: JSON.stringify(`throughline@${version}`),
    __BRANCH__: JSON.stringify(plain(branch, 'branch')),
    __FOLDER__: JSON.stringify(plain(folder, 'folder')),
    __FILES__: JSON.stringify(`^(?:${[...roots, settings].join('|')})`),
  };
}

function plain(name: string, what: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._/@+-]*$|^\.$/u.test(name)) return name;
  throw new MachineError(
    `the ${what} ${JSON.stringify(name)} cannot stand in a workflow: letters, digits, spaces and . _ / @ + - can.`,
  );
}

function regular(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, (mark) => (mark === '/' ? mark : `\\${mark}`));
}

/** A line `#include FILE` gives way to the file, set in as deep as the line was. */
function withIncludes(text: string): string {
  return text.replace(/^( *)#include (\S+)\n/gm, (_line, indent: string, file: string) =>
    read(file).replace(/^(?=.)/gm, indent),
  );
}

function read(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}
