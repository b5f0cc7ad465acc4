import type { CiProvider } from '../../write/index.ts';
import type { Call, Definition } from '../definition.ts';

const PROVIDERS = ['github', 'gitlab', 'pre-commit'] as const satisfies CiProvider[];

export function define(): Definition {
  return {
    description:
      'Write the files by which GitHub, GitLab or pre-commit check every change; asks before it replaces one.',
    options: [
      ['--github', 'two workflows: one checks without any secret, one comments on pull requests'],
      ['--gitlab', 'a job whose findings stand in merge requests'],
      ['--pre-commit', 'a hook that checks before a commit is made'],
      ['--yes', 'ask nothing, and replace what an earlier version wrote'],
      ['--dry-run', 'print what would be written'],
    ],
    takes: [],
    examples: [
      ['throughline ci', 'by questions'],
      ['throughline ci --github --dry-run', 'look first'],
      ['throughline ci --gitlab --pre-commit --yes', 'without questions'],
    ],
    notes:
      'Then a pull request fails on what it makes wrong, and on nothing that was wrong before:\nthe check is throughline check --since the branch it is to be merged into. Begin with\nthroughline check --tolerate where there is much to mend.\n\n.gitlab-ci.yml and .pre-commit-config.yaml are written where there is none; one that is there\nis left as it is, and what to add to it is printed.',
    exits: [[1, 'a file is there already, differs, and was left as it is']],
    run,
  };
}

async function run({ io, options }: Call): Promise<number> {
  const { chooseProviders, planCi, tellCi } = await import('../ci.ts');
  const { findRoot } = await import('../root.ts');
  const root = findRoot(io, options);
  const given = PROVIDERS.filter((provider) => options.has(provider));
  const providers = given.length > 0 ? given : await chooseProviders(io, options, root);
  const plan = await planCi(io, root, providers);
  return tellCi(io, options, plan);
}
