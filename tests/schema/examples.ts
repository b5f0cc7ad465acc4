/** A record of each kind that uses every field it has, and a configuration that says everything. */
import type { DocumentKind } from '../../src/schema/index.ts';

const EVERY_RECORD = `
summary: One sentence.
tags: [checkout, peak]
audience: leadership
uid: 01JD2W8M4N5Q
formerly: [older-id, oldest-id]
retired: {on: 2026-12-31, reason: Replaced., superseded_by: checkout-p99}
reviewed: {on: 2026-11-02, by: ana-ruiz, note: Still right.}
changes: [{on: 2026-10-14, reason: The carriers answer more slowly than we can mend.}]
restated: [{on: 2026-10-20, reason: Two exports overlapped.}]
body: What is behind it.
x-audit: [{ignore: kpi/lag-has-lead, reason: The lead comes in January., until: 2027-01-31}]
x-jira: {key: CHK-12}
`;

const KPI = `
title: Checkout latency, 95th percentile
owner: ana-ruiz
team: checkout
weight: 2
supports: [faster-checkout, {to: 'priority:dependable-service', weight: 0.5}]
drives: [conversion, 'priority:loyal-merchants']
indicator: lead
tier: outcome
decision: Whether the next sprint goes to the cache or to the database.
definition: 95th percentile of the time from click to receipt.
formula: p95(receipt_at - click_at)
includes: [web, app]
excludes: Bulk orders.
unit: {kind: duration, base: ms, precision: 0, symbol: ms, currency: EUR}
direction: decrease
bounds: {min: 0, max: 60000}
baseline: {value: 480, on: 2025-12-31}
target: {value: 300, min: 250, max: 350, by: 2026-12-31, mode: reach}
milestones: [{on: 2026-06-30, value: 400}]
standard: 250
thresholds: {on_track: 320, at_risk: 380}
cadence: weekly
aggregate: mean
source: {system: traces, method: automatic, url: 'https://metrics.example/d/1?a=b', query: p95(x), steward: bo-lind}
limits: {from: 2026-01-01, to: 2026-03-31, rule_set: wheeler}
rebaselined: [{on: 2026-08-24, reason: Second level of the cache.}]
`;

const OBJECTIVE = `
title: Checkout that nobody waits for
owner: ana-ruiz
team: checkout
cycle: 2026-q4
supports: [dependable-service, {to: 'objective:calm-peak', weight: 2}]
relates_to: [loyal-merchants]
commitment: aspirational
weight: 0
key_results:
  - {id: p95, title: Fast, weight: 2, owner: bo-lind, kpi: checkout-p95, from: 480, to: 300}
  - {id: share, title: More, unit: {kind: percent}, direction: increase, from: -1.5, to: 65}
  - {id: errors, title: Steady, unit: {kind: percent}, hold: {min: 0, max: 0.5}}
  - id: steps
    title: Steps
    milestones:
      - {title: First, due: 2026-10-30, score: 0.1, done: 2026-10-28}
      - {title: Second, due: 2026-11-30, score: 0.2}
      - {title: Third, due: 2026-12-30, score: 0.7}
dependencies: [{on: calm-peak, confirmed_by: cy-tran, risk_owner: ana-ruiz}]
`;

/** YAML texts by kind. */
export const EXAMPLES: Readonly<Record<DocumentKind, string>> = {
  priority: `
title: Parcels are found
perspective: customer
owner: [ana-ruiz, bo-lind]
weight: 3
horizon: {start: 2026-01-01, end: 2027-12-31}
drives: [efficient-growth]
success: Four in five arrive in the two hours we gave.
${EVERY_RECORD}`,
  objective: OBJECTIVE + EVERY_RECORD,
  kpi: KPI + EVERY_RECORD,
  initiative: `
title: New scanners
owner: bo-lind
team: delivery
advances: [faster-checkout, faster-checkout.p95, 'kpi:checkout-p95']
start: 2026-09-01
due: 2026-12-15
state: active
budget: engineering-2026
${EVERY_RECORD}`,
  'check-in': `
title: Half way
date: 2026-11-13
author: ana-ruiz
about: [faster-checkout, 'kpi:checkout-p95']
status: at-risk
confidence: 0.6
values: {faster-checkout.share: 51.5, share: 0}
explains: [{kpi: checkout-p95, on: 2026-11-09}]
decisions: [{text: Move the cache., owner: bo-lind, due: 2026-11-27}]
support_needed: [{from: platform, what: A second region.}]
${EVERY_RECORD}`,
  cycle: `
title: Fourth quarter
start: 2026-10-01
end: 2026-12-31
kind: quarter
parent: 2026
check_in: fortnightly
review_by: 2027-01-15
${EVERY_RECORD}`.replace('parent: 2026', "parent: '2026'"),
  team: `
title: Checkout
lead: ana-ruiz
parent: engineering
${EVERY_RECORD}`,
  person: `
name: Ana Ruiz
team: checkout
manager: cy-tran
role: team-lead
active: {from: 2021-11-15, to: 2027-01-31}
contact: '#checkout'
handles: {github: ana-ruiz, gitlab: ana.ruiz, email: [ana.ruiz@example.org]}
${EVERY_RECORD}`,
  role: `
title: Team lead
outcomes: {results: [A calm team], actions: [Listens], behaviors: [Says what is]}
skills: [{skill: Coaching, level: 3}, {skill: Statistics}]
${EVERY_RECORD}`,
  review: `
title: Ana in the fourth quarter
subject: ana-ruiz
cycle: 2026-q4
reviewer: cy-tran
kind: manager
ratings:
  results: {score: 4, evidence: [checkout-p95, 'https://example.org/report'], comment: Well done.}
  actions: {score: 3.5, evidence: ['check-in:2026-w46/checkout']}
  behaviors: {score: 5, evidence: [faster-checkout.p95], comment: Asked for help early.}
decisions: [{text: Pair with Bo., owner: ana-ruiz, due: 2027-01-31}]
outcome: recognition
acknowledged: {on: 2027-01-10, by: ana-ruiz}
${EVERY_RECORD}`,
  feedback: `
title: Thanks
kind: survey-360
date: 2026-11-12
from: ana-ruiz
to: bo-lind
about: [new-scanners]
subject: bo-lind
cycle: 2026-q4
groups:
  - {perspective: peers, n: 6, scores: {listens: {mean: 4.2, n: 6}}, comments: [Ask him.]}
${EVERY_RECORD}`,
  development: `
title: Bo in 2026
person: bo-lind
cycle: 2026-q4
goals:
  - title: Reads a control chart
    skill: Statistics
    supports: faster-checkout
    due: 2026-12-15
    state: active
    learning: [{title: A book, kind: book, cost: 35.5, done: 2026-11-01}]
  - {title: Speaks up, supports: [faster-checkout, loyal-merchants]}
${EVERY_RECORD}`,
  budget: `
title: Engineering 2026
period: {start: 2026-01-01, end: 2026-12-31}
currency: EUR
owner: ana-ruiz
total: 200000
lines: [{title: Scanners, amount: 120000, spent: 40000.5, funds: [new-scanners], outcome: [checkout-p95]}]
${EVERY_RECORD}`,
};

export const FULL_CONFIG = `version: 1
organization: {name: Wrenfield, mission: Deliver., vision: Every door., url: 'https://wrenfield.example'}
content: [content, people/records/]
repository: {url: 'https://github.com/wrenfield/performance', branch: trunk}
calendar: {timezone: Europe/Copenhagen, week_start: sunday, fiscal_year_start: 04-01, as_of: 2026-11-20}
perspectives: [{id: people, title: People}, {id: customer, title: Customer}]
status: {on_track: 0.8, at_risk: 0.6}
audiences: [everyone, staff, board]
publish: {kpis: everyone, strategy: staff, objectives: staff, initiatives: staff, check-ins: staff, cycles: staff, teams: staff, people: staff, roles: staff, reviews: board, feedback: board, development: board, budgets: board}
audit:
  extends: strict
  rules: {kpi/lag-has-lead: off, focus/kpis-per-owner: {severity: error, most: 4}}
  local: []
  debt: .debt.json
site: {base: /scorecard, url: 'https://scorecard.wrenfield.example', title: Scorecard, accent: '#2c5f5a', logo: images/logo.png}
x-note: ours
`;
