import type { CommandModule } from './definition.ts';

/** A command as the overview lists it; its module is loaded only when it is called. */
export interface Entry {
  name: string;
  group: string;
  summary: string;
  load(): Promise<CommandModule>;
}

const WRITE = 'Write';
const READ = 'Look and judge';
const PUBLISH = 'Publish';
const MACHINES = 'For machines and editors';

/** Every command, in the order of the overview. */
export const CATALOGUE: readonly Entry[] = [
  {
    name: 'init',
    group: WRITE,
    summary: 'Write a small valid organisation and editor settings.',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'new',
    group: WRITE,
    summary: 'Write one record, by questions or by flags.',
    load: () => import('./commands/new.ts'),
  },
  {
    name: 'check-in',
    group: WRITE,
    summary: 'Say how an objective, KPI or initiative stands; add a value.',
    load: () => import('./commands/check-in.ts'),
  },
  {
    name: 'demo',
    group: WRITE,
    summary: 'Make a repository of the example organisation with 18 months of commits.',
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'fmt',
    group: WRITE,
    summary: 'Bring files into their one canonical form.',
    load: () => import('./commands/fmt.ts'),
  },
  {
    name: 'ci',
    group: WRITE,
    summary: 'Have every change checked, by GitHub, GitLab or pre-commit.',
    load: () => import('./commands/ci.ts'),
  },
  {
    name: 'check',
    group: READ,
    summary: 'Judge everything, and say where and how to mend it.',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'rules',
    group: READ,
    summary: 'List the rules and how they are kept, or explain one.',
    load: () => import('./commands/rules.ts'),
  },
  {
    name: 'list',
    group: READ,
    summary: 'List the records of a kind.',
    load: () => import('./commands/list.ts'),
  },
  {
    name: 'trace',
    group: READ,
    summary: 'Show the throughline of a record, up to the vision and down to this week.',
    load: () => import('./commands/trace.ts'),
  },
  {
    name: 'explain',
    group: READ,
    summary: 'Show how every number of a record came about.',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'history',
    group: READ,
    summary: 'Tell what happened to the records, from the commits.',
    load: () => import('./commands/history.ts'),
  },
  {
    name: 'goalposts',
    group: READ,
    summary: 'Tell which goals were made easier or given up, and why.',
    load: () => import('./commands/goalposts.ts'),
  },
  {
    name: 'insights',
    group: READ,
    summary: 'Tell what needs a decision, the gravest first.',
    load: () => import('./commands/insights.ts'),
  },
  {
    name: 'compare',
    group: READ,
    summary: 'Tell what changed in meaning between two states, and what it touches.',
    load: () => import('./commands/compare.ts'),
  },
  {
    name: 'build',
    group: PUBLISH,
    summary: 'Publish the site.',
    load: () => import('./commands/build.ts'),
  },
  {
    name: 'dev',
    group: PUBLISH,
    summary: 'Serve the site while you edit.',
    load: () => import('./commands/dev.ts'),
  },
  {
    name: 'preview',
    group: PUBLISH,
    summary: 'Serve the site as it was built.',
    load: () => import('./commands/preview.ts'),
  },
  {
    name: 'model',
    group: MACHINES,
    summary: 'Print the whole model as JSON.',
    load: () => import('./commands/model.ts'),
  },
  {
    name: 'lsp',
    group: MACHINES,
    summary: 'Serve an editor: findings while you type, completion, rename.',
    load: () => import('./commands/lsp.ts'),
  },
  {
    name: 'schema',
    group: MACHINES,
    summary: 'Print the JSON Schema of a kind or of throughline.yaml.',
    load: () => import('./commands/schema.ts'),
  },
];
