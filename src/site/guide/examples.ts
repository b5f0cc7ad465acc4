/** One file of an example, as it stands in a repository; together they are a valid organisation. */
export interface ExampleFile {
  file: string;
  text: string;
}

/** A small organisation the guide writes and then alters, one page a step. */
export const BEGINNING: readonly ExampleFile[] = [
  {
    file: 'content/strategy/reliable.yaml',
    text: `title: Shops can rely on us
perspective: customer
owner: ana-ruiz
success: A shop forgets that we exist.
`,
  },
  { file: 'content/teams/checkout.yaml', text: 'title: Checkout\nlead: ana-ruiz\n' },
  { file: 'content/people/ana-ruiz.yaml', text: 'name: Ana Ruiz\nteam: checkout\n' },
];

/** A KPI with its first values. */
export const NEW_KPI: readonly ExampleFile[] = [
  {
    file: 'content/kpis/checkout-p95.md',
    text: `---
title: Checkout time, 95th percentile
owner: ana-ruiz
team: checkout
supports: [reliable]
indicator: lag
decision: Whether the next sprint goes into speed or into features.
definition: Time from the press on Pay to the receipt, for every paid order.
formula: 95th percentile over the orders of the week
unit: {kind: duration, base: ms}
direction: decrease
baseline: {value: 900, on: 2026-06-28}
target: {value: 400, by: 2026-12-31}
cadence: weekly
source: {system: tracing, method: automatic, query: p95 of checkout.total by week}
---

Below 400 ms people stop noticing. Above a second they leave.
`,
  },
  {
    file: 'content/measurements/checkout-p95.csv',
    text: 'date,value,note\n2026-11-08,520,\n2026-11-15,498,The queue went live on Tuesday.\n',
  },
];

/** A check-in of its own, for who has more to say than one line holds. */
export const CHECK_IN: ExampleFile = {
  file: 'content/check-ins/2026-w47/checkout-p95.md',
  text: `---
date: 2026-11-18
author: ana-ruiz
about: [kpi:checkout-p95]
status: at-risk
confidence: 0.6
decisions:
  - {text: The old queue is switched off, owner: ana-ruiz, due: 2026-11-27}
support_needed:
  - {from: ana-ruiz, what: Two days of the database's keeper}
---

## Progress

The new queue took a third of the load, and nobody noticed.
`,
};

/** A target that is moved says why, beside the target and in the same commit. */
export const MOVED_TARGET = `target: {value: 450, by: 2027-01-31}
changes:
  - on: 2026-11-20
    reason: The database's move is first; the last 50 ms wait for it.
`;

/** A value that was wrong is corrected in its line, and the KPI says that it was. */
export const RESTATED = `restated:
  - on: 2026-11-20
    reason: The week to 8 November read 520; two regions were missing. With them it is 547.
`;

/** A finding that is accepted for a while, beside the place it is about. */
export const SUPPRESSED = `x-audit:
  - ignore: kpi/lag-has-lead
    reason: The lead measure comes with the new tracing in January.
    until: 2027-01-31
`;

/** A record that is no longer used stays where it is, and says so. */
export const RETIRED = `retired: {on: 2026-11-20, reason: Replaced by the time to first byte.}
`;
