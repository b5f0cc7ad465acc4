/** A messy real organisation: 94 KPIs as one would write them down from a public handbook. */

/** `department, lead, [what is measured, unit, direction]…` as the handbook's pages list them. */
const PAGES: Record<string, readonly string[]> = {
  Engineering: [
    'Merge request rate|count|increase',
    'Mean time to merge|duration|decrease',
    'Mean time to production|duration|decrease',
    'Deployment frequency|count|increase',
    'Change failure rate|percent|decrease',
    'Time to restore service|duration|decrease',
    'Master pipeline stability|percent|increase',
    'Review app success rate|percent|increase',
    'Open bug age|duration|decrease',
    'Severity 1 bugs past their deadline|count|decrease',
    'Backend test coverage|percent|increase',
    'Flaky tests quarantined|count|decrease',
    'Average first response of reviewers|duration|decrease',
  ],
  Infrastructure: [
    'Availability of the service|percent|increase',
    'Apdex of the web fleet|score|increase',
    'Infrastructure cost per user|currency|decrease',
    'Incidents with a written review|percent|increase',
    'Disk space headroom|percent|maintain',
    'Mean time between incidents|duration|increase',
    'Corrective actions done in time|percent|increase',
    'Backup restore tests passed|percent|increase',
    'Pages outside working hours|count|decrease',
    'Error budget left|percent|increase',
  ],
  Security: [
    'Vulnerabilities past their deadline|count|decrease',
    'Hosts with current patches|percent|increase',
    'Security training completed|percent|increase',
    'Bug bounty reports triaged in two days|percent|increase',
    'Phishing tests reported|percent|increase',
    'Third parties reviewed this year|percent|increase',
    'Access reviews finished in time|percent|increase',
    'Abuse reports closed within a day|percent|increase',
  ],
  Product: [
    'Paid net promoter score|score|increase',
    'System usability score|score|increase',
    'Monthly active users|count|increase',
    'Stages per organisation|ratio|increase',
    'Free to paid conversion|percent|increase',
    'Trial activation|percent|increase',
    'Churn with a product reason|percent|decrease',
    'Interviews held with customers|count|increase',
    'Categories at lovable maturity|count|increase',
    'Acquisition impact of features|percent|increase',
    'Features removed after a year unused|count|increase',
  ],
  Support: [
    'Support satisfaction|percent|increase',
    'First replies inside the agreed time|percent|increase',
    'Next replies inside the agreed time|percent|increase',
    'Tickets per agent and week|count|maintain',
    'Tickets solved at first contact|percent|increase',
    'Emergencies answered in half an hour|percent|increase',
    'Knowledge articles linked to a ticket|percent|increase',
    'Support cost as share of revenue|percent|decrease',
    'Backlog of unanswered tickets|count|decrease',
  ],
  Sales: [
    'Net new recurring revenue|currency|increase',
    'Win rate|percent|increase',
    'Average sales cycle|duration|decrease',
    'Pipeline coverage of the next quarter|ratio|increase',
    'Revenue per salesperson|currency|increase',
    'Ramp time of new salespeople|duration|decrease',
    'Discount on list price|percent|decrease',
    'Net retention of revenue|percent|increase',
    'Gross retention of revenue|percent|increase',
    'Renewals forecast within five percent|percent|increase',
    'Partner sourced revenue|percent|increase',
  ],
  Marketing: [
    'Pipeline sourced by marketing|currency|increase',
    'Cost per qualified lead|currency|decrease',
    'Share of search|percent|increase',
    'Visitors of the website|count|increase',
    'Inquiries turned into meetings|percent|increase',
    'Social media response time|duration|decrease',
    'Contributors from the wider community|count|increase',
    'Merge requests from the wider community|count|increase',
    'Event leads followed up in a week|percent|increase',
    'Case studies published|count|increase',
  ],
  People: [
    'Voluntary turnover|percent|decrease',
    'Time to hire|duration|decrease',
    'Offer acceptance rate|percent|increase',
    'New hires satisfied after ninety days|percent|increase',
    'Team members who would recommend us|score|increase',
    'Pay inside the agreed band|percent|increase',
    'Women in management|percent|increase',
    'One to ones held as planned|percent|increase',
    'Promotion rate|percent|maintain',
    'Internal moves|percent|increase',
    'Training budget used|percent|increase',
  ],
  Finance: [
    'Recurring revenue against plan|percent|increase',
    'Gross margin|percent|increase',
    'Operating cash flow|currency|increase',
    'Days to close the month|duration|decrease',
    'Days sales outstanding|duration|decrease',
    'Expense reports paid in a week|percent|increase',
    'Forecast accuracy of revenue|percent|increase',
    'Payroll corrections|count|decrease',
    'Invoices paid late|percent|decrease',
    'Audit adjustments|count|decrease',
    'Cost of running finance|percent|decrease',
  ],
};

const PEOPLE = ['ines-marquez', 'tom-okafor', 'hana-sato', 'lars-lind'];

/** Every eighth KPI or so has an owner: 11 of 94. Every second or so has a target: 51 of 94. */
const OWNED = 11;
const TARGETED = 51;

const HANDBOOK_KPIS = Object.entries(PAGES).flatMap(([team, lines]) =>
  lines.map((line) => [team, ...line.split('|')] as [string, string, string, string]),
);

const UNITS: Record<string, string> = {
  percent: '{kind: percent}',
  duration: '{kind: duration, base: d}',
  currency: '{kind: currency, currency: USD}',
};

/** The files of the handbook: no objective anywhere, and nothing leads to the strategy. */
export function handbookFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'throughline.yaml': SETTINGS,
    'content/strategy/everyone-can-contribute.md': STRATEGY,
  };
  for (const id of PEOPLE) {
    files[`content/people/${id}.yaml`] = `name: ${nameOf(id)}\nactive: {from: 2020-01-01}\n`;
  }
  for (const team of Object.keys(PAGES)) {
    files[`content/teams/${idOf(team)}.yaml`] = `title: ${team}\n`;
  }
  for (const [index, [team, title, unit, direction]] of HANDBOOK_KPIS.entries()) {
    const number = HANDBOOK_KPIS.length;
    const isOwned = isAmong(index, OWNED, number);
    const isTargeted = isAmong(index, TARGETED, number);
    files[`content/kpis/${idOf(title)}.md`] = [
      '---',
      `title: ${title}`,
      ...(isOwned ? [`owner: ${PEOPLE[index % PEOPLE.length]}`] : []),
      `team: ${idOf(team)}`,
      `definition: ${title} as the page of ${team} in the handbook describes it.`,
      `unit: ${UNITS[unit] ?? `{kind: ${unit}}`}`,
      `direction: ${direction}`,
      `baseline: {value: ${40 + (index % 9)}, on: 2025-12-31}`,
      ...(isTargeted ? [`target: ${targetOf(index, direction)}`] : []),
      'cadence: monthly',
      '---',
      '',
      'See the chart on the page of the department.',
      '',
    ].join('\n');
  }
  return files;
}

function targetOf(index: number, direction: string): string {
  const base = 40 + (index % 9);
  if (direction === 'maintain') return `{min: ${base - 5}, max: ${base + 5}, by: 2026-12-31}`;
  return `{value: ${direction === 'increase' ? base + 12 : base - 12}, by: 2026-12-31}`;
}

/** Spreads `chosen` of `number` evenly. */
function isAmong(index: number, chosen: number, number: number): boolean {
  const before = Math.floor((index * chosen) / number);
  return Math.floor(((index + 1) * chosen) / number) > before;
}

function idOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

function nameOf(id: string): string {
  return id.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => {
    return `${dash === '' ? '' : ' '}${letter.toUpperCase()}`;
  });
}

const SETTINGS = `version: 1
organization: {name: Handbook Company, vision: Everyone can contribute.}
calendar: {as_of: 2026-11-20}
`;

const STRATEGY = `---
title: Everyone can contribute
perspective: customer
owner: ines-marquez
horizon: {start: 2026-01-01, end: 2028-12-31}
success: Most of what we ship was begun by somebody outside.
---
`;
