/**
 * An organisation with a word of its own in every field of every kind, once for each audience. A
 * canary is `zq`, the audience it is meant for, and a number: found in what a wider audience gets,
 * it tells which field has leaked.
 */
export const AUDIENCES = ['public', 'organization', 'leadership', 'private'] as const;
export type CanaryAudience = (typeof AUDIENCES)[number];

/** A file's path and its text, as `put` takes them. */
export type Files = Record<string, string>;

const CANARY = /zq(public|organization|leadership|private|nobody)[0-9]+/g;

/** The canaries in a text that an audience must not meet; those of `nobody` are for none. */
export function leaksIn(text: string, audience: CanaryAudience): string[] {
  const found = new Set<string>();
  for (const form of forms(text)) {
    for (const [canary, meantFor] of form.matchAll(CANARY)) {
      const rank = (AUDIENCES as readonly (string | undefined)[]).indexOf(meantFor);
      if (rank < 0 || rank > AUDIENCES.indexOf(audience)) found.add(canary);
    }
  }
  return [...found].sort();
}

/** Whether a text holds anything that is meant for exactly this audience. */
export function speaksTo(text: string, audience: CanaryAudience): boolean {
  return new RegExp(`zq${audience}[0-9]+`).test(text);
}

/** A text as it is, and as a browser, an address bar or a program would read it. */
function forms(text: string): string[] {
  const entities = text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#([0-9]+);/g, (_, code: string) => character(Number(code)));
  const address = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    character(Number.parseInt(code, 16)),
  );
  const json = text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    character(Number.parseInt(code, 16)),
  );
  const packed = [...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('latin1'),
  );
  const lower = [text, entities, address, json, ...packed].map((form) => form.toLowerCase());
  return [
    ...lower,
    ...lower.slice(0, 1).map((form) => form.replace(/<[^>]*>|[\s\u00ad\u200b]/g, '')),
  ];
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Makes canaries that never come twice. */
function cage(): (audience: string) => string {
  let count = 0;
  return (audience) => `zq${audience}${++count}`;
}

/** Ids of the records of one audience. */
type Ids = Readonly<Record<string, string>>;

const KIND_NAMES = [
  ...['priority', 'objective', 'result', 'kpi', 'initiative', 'checkIn', 'cycle', 'team'],
  ...['person', 'role', 'review', 'feedback', 'development', 'budget', 'broken'],
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
          n: 2,
          scores: { [say()]: { mean: 3.5, n: 2 } },
          comments: [say()],
        },
      ],
    }),
    ...at('development', 'development', {
      ...titled(),
      person: own['person'],
      cycle: own['cycle'],
      goals: [{ title: say(), skill: w(), supports: own['objective'], learning: [{ title: w() }] }],
    }),
    ...at('budgets', 'budget', {
      ...titled(),
      period: own['cycle'],
      currency: 'EUR',
      owner: own['person'],
      total: 10,
      lines: [{ title: say(), amount: 50, funds: [own['initiative']], outcome: [own['kpi']] }],
    }),
  };
}

/** Records of one audience that name those of every narrower one, in each field that can. */
function namingFor(audience: CanaryAudience, all: Record<CanaryAudience, Ids>): Files {
  const narrower = AUDIENCES.slice(AUDIENCES.indexOf(audience) + 1);
  return Object.assign(
    {},
    ...narrower.map((other): Files => {
      const its = all[other];
      const name = `naming-${audience}-${other}`;
      const objective = its['objective'];
      const [person, kpi] = [its['person'], its['kpi']];
      const components = `<Kpi id="${kpi}"/>\n\n<Trend kpi="${kpi}"/>\n\n<Progress objective="${objective}"/>`;
      const links = `[a](kpi:${kpi}) [b](../kpis/${kpi}.md) [c](objective:${objective}) ![d](../kpis/${kpi}.md)`;
      const decided = { text: 'Decided.', owner: person };
      const retired = { on: '2030-01-01', reason: 'Old.' };
      const records: Record<string, object> = {
        'strategy/a': { owner: person, drives: [its['priority']] },
        'objectives/b': {
          owner: person,
          team: its['team'],
          cycle: its['cycle'],
          supports: [its['priority'], { to: objective, weight: 3 }],
          relates_to: [`priority:${its['priority']}`],
          key_results: [
            { id: 'read', title: 'Read', kpi, from: 1, to: 2 },
            {
              id: 'held',
              title: 'Held',
              owner: person,
              unit: { kind: 'count' },
              hold: { max: 3 },
            },
            { id: 'shared', title: 'Shared', owner: [person], kpi: `kpi:${kpi}`, from: 1, to: 2 },
          ],
          dependencies: [
            { on: objective, confirmed_by: person, risk_owner: person },
            { on: `${objective}.${its['result']}` },
          ],
        },
        'kpis/c': {
          owner: person,
          team: its['team'],
          supports: [its['priority'], its['kpi'], its['person'], its['review'], its['broken']],
          drives: [kpi, `priority:${its['priority']}`],
          source: { system: 'S', steward: person },
        },
        'kpis/e': { owner: [person, `person:${person}`], supports: [`team:${its['team']}`] },
        'initiatives/f': {
          owner: person,
          team: its['team'],
          advances: [objective, kpi, `${objective}.${its['result']}`],
          budget: its['budget'],
        },
        'check-ins/g': {
          date: '2026-11-11',
          author: person,
          about: [objective, kpi, its['initiative'], its['broken']],
          values: { [`${objective}.${its['result']}`]: 1, [`${objective}.nothing`]: 2 },
          explains: [{ kpi, on: '2026-10-31' }],
          decisions: [decided],
          support_needed: [
            { from: person, what: 'Help.' },
            { from: its['team'], what: 'Hands.' },
          ],
        },
        'teams/h': { lead: person, parent: its['team'] },
        'people/i': { name: 'Somebody', team: its['team'], manager: person, role: its['role'] },
      };
      const files: Files = {};
      for (const [path, data] of Object.entries(records)) {
        const [folder = '', letter] = path.split('/');
        const head =
          folder === 'people' || folder === 'check-ins' ? {} : { title: `Naming ${letter}` };
        const kind = { strategy: 'priority', objectives: 'objective', kpis: 'kpi' }[folder];
        const successor =
          kind === undefined ? {} : { retired: { ...retired, superseded_by: its[kind] } };
        const reviewed = { reviewed: { on: '2026-10-01', by: person } };
        const text = yaml({ ...head, audience, ...successor, ...reviewed, ...data });
        const isMdx = folder === 'kpis' || folder === 'objectives';
        files[`content/${folder}/${name}-${letter}.${isMdx ? 'mdx' : 'md'}`] =
          `---\n${text}---\n${isMdx ? `${components}\n\n` : ''}${links}\n`;
      }
      files[`content/measurements/${name}-c.csv`] =
        `date,value,note,by\n2026-09-30,3,,${person}\n2026-10-31,4,,person:${person}\n`;
      files[`content/check-ins/${name}.csv`] =
        `date,author,about,status\n2026-11-12,${person},${kpi},at-risk\n`;
      return files;
    }),
  );
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

function yaml(data: object): string {
  return `${Object.entries(data)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
}
