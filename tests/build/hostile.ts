/** An organisation whose every text tries to run something, to fetch something or to break out. */

const HOST = 'http://foreign.invalid';

/** Breaks out of text, attributes, scripts, comments, templates and style sheets. */
const NASTY = [
  '</title></script></style></textarea></svg>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(2)>',
  "' onmouseover='alert(3)' x='",
  '" onfocus="alert(4)" autofocus x="',
  '--><script>alert(5)</script><!--',
  ']]><script>alert(6)</script>',
  '&lt;script&gt;alert(7)&lt;/script&gt;&#60;script&#62;alert(7)&#60;/script&#62;',
  `{{constructor.constructor("alert(8)")()}}$\{alert(9)}#{alert(9)}<%=alert(9)%>`,
  `<link rel=stylesheet href=${HOST}/a.css><style>@import "${HOST}/b.css"</style>`,
  `<base href=${HOST}/><meta http-equiv=refresh content="0;url=${HOST}/">`,
  `<iframe src="javascript:alert(10)"></iframe><object data=${HOST}/c></object><embed src=${HOST}/d>`,
  `<form action=${HOST}/e><button formaction=javascript:alert(11)>Go</button></form>`,
  '\u2028\u2029\u202e\u200b\u00ad',
  '\\u003cscript\\u003ealert(12)\\x3c/script\\x3e',
  "$& $1 $` $' %3Cscript%3E",
  'href="tl:/" href="tl://foreign.invalid/"',
].join(' ');

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  '%6Aavascript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'vbscript:msgbox(1)',
  'blob:https://foreign.invalid/1',
  'file:///etc/passwd',
  '//foreign.invalid/',
  '/\\foreign.invalid/',
  '\\\\foreign.invalid\\',
  '/\t/foreign.invalid/',
  'tl://foreign.invalid/',
  'tl:/kpis/',
  'https://foreign.invalid/"onclick="alert(1)',
  "https://foreign.invalid/'onclick='alert(1)",
  'https://user:word@foreign.invalid/',
  'mailto:a@b.example?subject="><script>alert(1)</script>',
  '#"><script>alert(1)</script>',
  '../../../../../../etc/passwd',
  '?x="><script>alert(1)</script>',
];

/** Markdown in which every construct carries something. */
const NARRATIVE = [
  `# ${NASTY}`,
  NASTY,
  ...ADDRESSES.map(
    (a) => `[link](<${a}> "t\\" onclick=alert(1) \\"") ![image](<${a}>) [r][r] <${a}>`,
  ),
  ...ADDRESSES.map((a) => `[bare](${a}) ![bare](${a} 'x"onerror="alert(1)')`),
  `[r]: javascript:alert(1) "${'" onclick="alert(1)'}"`,
  '<https://foreign.invalid/?"onclick="alert(1)> <javascript:alert(1)>',
  '[![nested](javascript:alert(1))](javascript:alert(2))',
  `\`\`\`"><script>alert(1)</script>\n${NASTY}\n\`\`\``,
  '```a" onclick="alert(1)\n&#xE000;0&#xE001;\n```',
  '```a&#xE000;0&#xE001;b\n```',
  '`<script>alert(1)</script>` &#xE000;0&#xE001; \uE0000\uE001',
  '| left | centre | right |\n|:--|:-:|--:|\n| <b onclick=alert(1)> | `|` | x |',
  '3. three\n4. four',
  '<details open ontoggle=alert(1)>\n\n<svg><script>alert(1)</script></svg>\n\n<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  'Setext <img src=x onerror=alert(1)>\n===',
].join('\n\n');

/** Its files; kinds that have pages are all there. */
export function hostileFiles(): Record<string, string> {
  const common = { title: NASTY, summary: NASTY, tags: [NASTY], 'x-own': NASTY };
  const dated = [{ on: '2026-10-01', reason: NASTY }];
  const body = (data: object, text = NARRATIVE) => `---\n${yaml(data)}---\n${text}\n`;
  const kpi = {
    ...common,
    owner: 'ana',
    team: 'core',
    supports: ['p'],
    decision: NASTY,
    definition: NASTY,
    formula: NASTY,
    includes: [NASTY],
    excludes: NASTY,
    unit: { kind: 'other', symbol: NASTY },
    direction: 'increase',
    baseline: { value: 1, on: '2026-01-01' },
    target: { value: 9, by: '2026-12-31' },
    cadence: 'monthly',
    source: {
      system: NASTY,
      url: `https://foreign.invalid/"onclick="alert(1)"><script>alert(1)</script>`,
      query: NASTY,
    },
    rebaselined: dated,
    restated: dated,
    changes: dated,
  };
  const components =
    '<Kpi id="k"/>\n\n<Trend kpi="k"/>\n\n<Progress objective="o"/>\n\nIn <Kpi id="k"/> a line.';
  const held = { unit: { kind: 'other', symbol: NASTY }, hold: { min: 1 } };
  const csvNote = `"${NASTY.replaceAll('"', '""')}"`;
  return {
    'throughline.yaml': yaml({
      organization: {
        name: NASTY,
        mission: NASTY,
        vision: NASTY,
        url: 'https://foreign.invalid/"><script>alert(1)</script>',
      },
      calendar: { as_of: '2026-11-20' },
      repository: {
        url: 'https://github.com/a"onclick="alert(1)/<script>alert(1)</script>',
        branch: 'a"><img/onerror=alert(1)>',
      },
      perspectives: [{ id: 'customer', title: NASTY }],
      site: { title: NASTY, url: 'https://foreign.invalid/"><script>', accent: '#c00' },
    }),
    'content/strategy/p.md': body({
      ...common,
      perspective: 'customer',
      success: NASTY,
      owner: 'ana',
    }),
    'content/objectives/o.mdx': body(
      {
        ...common,
        owner: 'ana',
        team: 'core',
        cycle: 'q4',
        supports: ['p'],
        key_results: [
          { id: 'a', title: NASTY, kpi: 'k', from: 1, to: 9 },
          { id: 'b', title: NASTY, milestones: [{ title: NASTY, due: '2026-12-01', score: 1 }] },
          { id: 'c', title: NASTY, ...held },
        ],
        dependencies: [{ on: 'i', confirmed_by: 'ana' }],
      },
      `${components}\n\n[bad](javascript:alert(1))\n\n\`\`\`a&#xE000;1&#xE001;b\nx\n\`\`\`\n\n&#xE000;0&#xE001; [x](https://foreign.invalid/&#xE000;0&#xE001;)`,
    ),
    'content/kpis/k.md': body(kpi),
    'content/kpis/retired.yaml': yaml({
      ...kpi,
      retired: { on: '2026-01-01', reason: NASTY, superseded_by: 'k' },
    }),
    'content/kpis/faulty.yaml': yaml({
      title: NASTY,
      [NASTY]: NASTY,
      owner: NASTY,
      cadence: NASTY,
      source: { url: 'javascript:alert(1)' },
    }),
    'content/kpis/torn.yaml': `title: [${JSON.stringify(NASTY)}\n`,
    'content/kpis/unsafe.mdx': body(
      { title: NASTY },
      '<script>alert(1)</script>\n\n{alert(1)}\n\n<Kpi id={alert(1)} onclick="alert(1)"/>',
    ),
    'content/measurements/k.csv': `date,value,note\n2026-08-31,2,${csvNote}\n2026-09-30,3,${csvNote}\n2026-10-31,4,${csvNote}\n`,
    'content/initiatives/i.md': body({
      ...common,
      owner: 'ana',
      advances: ['o', 'k'],
      due: '2026-12-01',
    }),
    'content/check-ins/note.md': body({
      title: NASTY,
      date: '2026-11-10',
      author: 'ana',
      about: ['o', 'k'],
      status: 'at-risk',
      explains: [{ kpi: 'k', on: '2026-10-31' }],
      decisions: [{ text: NASTY, owner: 'ana' }],
      support_needed: [{ from: 'core', what: NASTY }],
    }),
    'content/check-ins/table.csv': `date,author,about,status,note\n2026-11-12,ana,k,at-risk,${csvNote}\n`,
    'content/cycles/q4.yaml': yaml({ ...common, start: '2026-10-01', end: '2026-12-31' }),
    'content/teams/core.md': body({ ...common, lead: 'ana' }),
    'content/people/ana.md': body({ name: NASTY, team: 'core', role: 'r', contact: NASTY }),
    'content/roles/r.yaml': yaml({ title: NASTY }),
    'content/<img src=x onerror=alert(1)>/"><svg onload=alert(2)>.md': NASTY,
    'content/kpis/<img src=x onerror=alert(1)>.md': `---\ntitle: x\n---\n`,
  };
}

function yaml(data: object): string {
  return `${Object.entries(data)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join('\n')}\n`;
}
