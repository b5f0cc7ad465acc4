/**
 * An organisation with a word of its own in every field of every kind, once for each audience. A
 * canary is `zq`, the audience it is meant for, and a number: found in what a wider audience gets,
 * it tells which field has leaked.
 */
import { namingFor } from './canaries-named.ts';

export const AUDIENCES = ['public', 'organization', 'leadership', 'private'] as const;
export type CanaryAudience = (typeof AUDIENCES)[number];

/** A file's path and its text, as `put` takes them. */
export type Files = Record<string, string>;

/** Makes canaries that never come twice. */
function cage(): (audience: string) => string {
  let count = 0;
  return (audience) => `zq${audience}${++count}`;
}

/** Ids of the records of one audience. */
export type Ids = Readonly<Record<string, string>>;

const KIND_NAMES = [
  ...['priority', 'objective', 'result', 'kpi', 'initiative', 'checkIn', 'cycle', 'team'],
  ...['person', 'role', 'review', 'feedback', 'praise', 'development', 'budget', 'broken'],
];

/** The whole organisation as files. Its configuration keeps every rule, so that findings speak too. */
export function canaryFiles(): Files {
  const word = cage();
  const ids = Object.fromEntries(
    AUDIENCES.map((audience) => [
      audience,
      Object.fromEntries(KIND_NAMES.map((kind) => [kind, word(audience)])),
    ]),
  ) as Record<CanaryAudience, Ids>;
  const files: Files = {
    'throughline.yaml': yaml({
      organization: { name: 'Example' },
      calendar: { as_of: '2026-11-20' },
      repository: { url: 'https://github.com/example/scorecard' },
      audit: { extends: 'strict' },
    }),
  };
  for (const audience of AUDIENCES) {
    Object.assign(files, recordsFor(audience, ids, word));
    Object.assign(files, namingFor(audience, ids));
    Object.assign(files, faultyFor(audience, ids, word));
  }
  Object.assign(files, {
    [`content/kpis/${word('nobody')}.md.age`]: 'age-encryption.org/v1\n',
    [`content/${word('private')}/${word('private')}.md`]: `${word('private')}\n`,
    [`content/kpis/${word('private')}.txt`]: word('private'),
  });
  return files;
}

/** Records of one audience, every field filled, naming each other and everyone wider. */
function recordsFor(
  audience: CanaryAudience,
  all: Record<CanaryAudience, Ids>,
  word: (audience: string) => string,
): Files {
  const own = all[audience];
  const w = () => word(audience);
  const say = () => `Says ${w()}.`;
  const hidden = () => word('nobody');
  const common = () => ({
    audience,
    summary: say(),
    tags: [w()],
    uid: `${w()}-uid-${w()}`,
    formerly: [w()],
    reviewed: { on: '2026-10-01', by: own['person'], note: say() },
    changes: [{ on: '2026-10-01', reason: say() }],
    'x-audit': [{ ignore: 'kpi/has-source', reason: say(), until: '2026-12-31' }],
    'x-own': w(),
  });
  const titled = () => ({ title: `Called ${w()}`, ...common() });
  const at = (folder: string, kind: string, data: object, body?: string): Files => ({
    [`content/${folder}/${own[kind]}.${body === undefined ? 'yaml' : 'md'}`]:
      body === undefined ? yaml(data) : `---\n${yaml(data)}---\n${body}\n`,
  });
  const kpi = {
    ...titled(),
    owner: own['person'],
    team: own['team'],
    supports: [own['priority']],
    indicator: 'lag',
    decision: say(),
    definition: say(),
    formula: say(),
    includes: [say()],
    excludes: say(),
    unit: { kind: 'other', symbol: w() },
    direction: 'increase',
    baseline: { value: 1, on: '2026-01-01' },
    target: { value: 9, by: '2026-12-31' },
    cadence: 'monthly',
    source: { system: w(), url: `https://${w()}.example/`, query: w(), steward: own['person'] },
    rebaselined: [{ on: '2026-10-01', reason: say() }],
    restated: [{ on: '2026-10-01', reason: say() }],
  };
  const result = { id: own['result'], title: say(), owner: own['person'] };
  const judgement = () => ({
    score: 3,
    evidence: [own['kpi'], `https://${w()}.example/`],
    comment: say(),
  });
  const decisions = () => [{ text: say(), owner: own['person'], due: '2026-12-01' }];
  return {
    ...at('strategy', 'priority', {
      ...titled(),
      perspective: 'customer',
      owner: own['person'],
      success: say(),
    }),
    ...at(
      'objectives',
      'objective',
      {
        ...titled(),
        owner: own['person'],
        team: own['team'],
        cycle: own['cycle'],
        supports: [{ to: own['priority'], weight: 2 }],
        key_results: [
          { ...result, milestones: [{ title: say(), due: '2026-12-01', score: 1 }] },
          { id: w(), title: say(), kpi: own['kpi'], from: 1, to: 9 },
          { id: `${w()}-held`, title: say(), unit: { kind: 'count' }, hold: { min: 1 } },
        ],
        dependencies: [{ on: own['kpi'], confirmed_by: own['person'] }],
      },
      `# ${say()}\n\n[${w()}](../kpis/${own['kpi']}.md) and [${w()}](kpi:${own['kpi']}).`,
    ),
    ...at('kpis', 'kpi', kpi, `${say()}\n\n\`\`\`${w()}\n${w()}\n\`\`\``),
    [`content/measurements/${own['kpi']}.csv`]: `date,value,note,by\n2026-09-30,3,${w()},${own['person']}\n2026-10-31,4,${w()},${own['person']}\n`,
    ...at('initiatives', 'initiative', {
      ...titled(),
      owner: own['person'],
      team: own['team'],
      advances: [own['objective'], own['kpi']],
      due: '2026-12-01',
      state: 'active',
      budget: own['budget'],
    }),
    ...at(
      'check-ins',
      'checkIn',
      {
        ...common(),
        date: '2026-11-10',
        author: own['person'],
        about: [own['objective'], own['kpi']],
        status: 'at-risk',
        explains: [{ kpi: own['kpi'], on: '2026-10-31' }],
        decisions: decisions(),
        support_needed: [{ from: own['team'], what: say() }],
      },
      say(),
    ),
    ...at('cycles', 'cycle', {
      ...titled(),
      start: '2026-10-01',
      end: '2026-12-31',
      check_in: 'weekly',
    }),
    ...at('teams', 'team', { ...titled(), lead: own['person'] }),
    ...at('people', 'person', {
      ...common(),
      name: `Name ${w()}`,
      team: own['team'],
      role: own['role'],
      active: { from: '2026-01-01' },
      contact: hidden(),
      handles: { github: hidden(), gitlab: hidden(), email: [`${hidden()}@mail.example`] },
    }),
    ...at('roles', 'role', {
      ...titled(),
      outcomes: { results: [say()], actions: [say()], behaviors: [say()] },
      skills: [{ skill: w(), level: 3 }],
    }),
    ...at(
      'reviews',
      'review',
      {
        ...titled(),
        subject: own['person'],
        cycle: own['cycle'],
        reviewer: own['person'],
        kind: 'peer',
        ratings: { results: judgement(), actions: judgement(), behaviors: judgement() },
        decisions: decisions(),
        outcome: 'recognition',
        acknowledged: { on: '2026-11-01', by: own['person'] },
      },
      say(),
    ),
    ...at('feedback', 'feedback', {
      ...titled(),
      kind: 'survey-360',
      subject: own['person'],
      cycle: own['cycle'],
      groups: [
        {
          perspective: 'peers',
          n: 6,
          scores: { [say()]: { mean: 3.5, n: 6 } },
          comments: [say()],
        },
        // Of too few answers nobody reads anything.
        {
          perspective: 'reports',
          n: 2,
          scores: { [hidden()]: { mean: 3.5, n: 2 } },
          comments: [hidden()],
        },
      ],
    }),
    ...at(
      'feedback',
      'praise',
      {
        ...titled(),
        kind: 'recognition',
        from: own['person'],
        to: own['person'],
        date: '2026-11-02',
        about: [own['objective'], own['kpi']],
      },
      say(),
    ),
    ...at('development', 'development', {
      ...titled(),
      person: own['person'],
      cycle: own['cycle'],
      goals: [
        {
          title: say(),
          skill: w(),
          supports: own['objective'],
          due: '2026-12-01',
          state: 'active',
          learning: [{ title: w(), kind: w(), cost: 20, done: '2026-11-01' }],
        },
      ],
    }),
    ...at('budgets', 'budget', {
      ...titled(),
      period: own['cycle'],
      currency: 'EUR',
      owner: own['person'],
      total: 10,
      lines: [
        {
          title: say(),
          amount: 50,
          spent: 60,
          funds: [own['initiative'], own['objective'], own['development']],
          outcome: [own['kpi']],
        },
      ],
    }),
  };
}

/** Mistakes in records of one audience: what is said about them is theirs too. */
function faultyFor(
  audience: CanaryAudience,
  all: Record<CanaryAudience, Ids>,
  word: (audience: string) => string,
): Files {
  const w = () => word(audience);
  const own = all[audience];
  return {
    [`content/kpis/${w()}.yaml`]: yaml({
      title: `Called ${w()}`,
      audience,
      owner: w(),
      supports: [w()],
      cadence: w(),
      [w()]: w(),
      source: { url: w() },
    }),
    [`content/people/${w()}.yaml`]: yaml({
      name: w(),
      audience,
      handles: {
        email: [`${word('nobody')}@@mail`],
        github: `@${word('nobody')} ${word('nobody')}`,
      },
      contact: [word('nobody')],
    }),
    [`content/reviews/${word('private')}.yaml`]: `title: [${word('private')}\n`,
    [`content/budgets/${word('leadership')}.yaml`]: `title: "${word('leadership')}\n`,
    [`content/strategy/${own['broken']}.yaml`]: `title: [${own['broken']}\naudience: ${audience}\n`,
    [`content/kpis/${word('private')}.md`]: `---\ntitle: A\naudience: ${word('private')}\n---\n${word('private')}\n`,
    [`content/check-ins/${w()}.md`]: `---\naudience: ${audience}\ndate: ${w()}\n---\n`,
  };
}

export function yaml(data: object): string {
  return `${Object.entries(data)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
}
