import type { Result } from '../audit/index.ts';
import { compareText, type Finding } from '../finding/index.ts';
import {
  type Audience,
  defaultAudience,
  FOLDERS,
  KINDS,
  type Records,
  type Ref,
  refOf,
} from '../schema/index.ts';
import type { TakenSnapshot } from '../snapshot/index.ts';
import { publishAccepted } from './accepted.ts';
import { publishAlignment } from './alignment.ts';
import { mayRead, refuseUnknownAudience } from './audience.ts';
import { publishBudget } from './budget.ts';
import { publishCheckIn } from './check-in.ts';
import { type Desk, linked } from './desk.ts';
import { publishDevelopment } from './development.ts';
import { publishAllFeedback } from './feedback.ts';
import { publishBroken, publishFinding, publishRules, subjectOf } from './findings.ts';
import {
  publishClosedCycles,
  publishHistory,
  publishSnapshots,
  type Told,
} from './history/index.ts';
import { publishInsights, publishSuggestions } from './insights.ts';
import { publishKpi } from './kpi.ts';
import { type LogoPicture, publishLogo } from './logo.ts';
import { type Names, namesOf } from './names.ts';
import { publishObjective } from './objective.ts';
import { publishCycle, publishInitiative, publishPerson, publishTeam } from './organisation.ts';
import { publishPriority } from './priority.ts';
import type { Publication } from './publication.ts';
import type { Redacted } from './redact.ts';
import { repositoryOf } from './repository.ts';
import { publishReview } from './review.ts';
import { publishRole } from './role.ts';
import { type Judge, type VisiblePart, visiblePart } from './visible-part.ts';

/** What a publication tells of the past besides the timelines of its result. */
export interface Backdrop {
  /** Why there are no timelines, and what mends it. */
  lack: string | null;
  /** For this audience, the oldest first. */
  snapshots: readonly TakenSnapshot[];
  /** Made for everybody who may see the site. */
  logo: LogoPicture | null;
}

const NO_BACKDROP: Backdrop = { lack: null, snapshots: [], logo: null };
const NOT_READ = 'The commits were not read.';

/**
 * All that an audience may know, as plain JSON. What it may not see is taken out first and the rest
 * is judged anew, so that every number, name and finding is as if the rest had never been written.
 * Throws a `MachineError` when there is no such audience.
 */
export function publish(
  result: Result,
  audience: Audience,
  judge: Judge,
  rulePages: ReadonlyMap<string, string> = new Map(),
  backdrop: Backdrop = NO_BACKDROP,
): Publication {
  const { config } = result;
  refuseUnknownAudience(audience, config);
  const part = visiblePart(result, audience, judge);
  const { broken, judged, findings, past } = part;
  const { desk, told } = deskFor(result, part);
  const { records } = judged.scorecard.graph;
  return {
    version: 1,
    tool: { name: result.tool.name, version: result.tool.version },
    audience,
    asOf: result.asOf,
    commit: result.commit,
    commitHref: result.commit === null ? null : desk.repository.commit(result.commit),
    organization: { ...config.organization },
    site: {
      title: config.site.title,
      base: config.site.base,
      url: config.site.url,
      accent: config.site.accent,
      logo: publishLogo(backdrop.logo, config),
    },
    repository: desk.repository.facts,
    contentRoot: result.config.content[0] ?? 'content',
    withheldKinds: KINDS.filter(
      (kind) =>
        kind !== 'measurement' &&
        !mayRead(audience, defaultAudience(kind, undefined, config), config),
    ).map((kind) => FOLDERS[kind]),
    perspectives: config.perspectives.map(({ id, title }) => ({ id, title })),
    weekStart: config.calendar.week_start,
    priorities: records.strategy.flatMap((record) => publishPriority(record, desk) ?? []),
    objectives: records.objectives.flatMap((record) => publishObjective(record, desk) ?? []),
    kpis: records.kpis.flatMap((record) => publishKpi(record, desk) ?? []),
    initiatives: records.initiatives.flatMap((record) => publishInitiative(record, desk) ?? []),
    checkIns: records['check-ins']
      .filter((record) => !record.faulty.has('date'))
      .map((record) => publishCheckIn(record, desk))
      .sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id)),
    cycles: records.cycles
      .filter(({ faulty }) => !faulty.has('start') && !faulty.has('end'))
      .map((record) => publishCycle(record, desk)),
    teams: records.teams.map((record) => publishTeam(record, desk)),
    people: records.people
      .filter((record) => !desk.standIns.has(refOf('person', record.id)))
      .map((record) => publishPerson(record, desk)),
    roles: records.roles.map((record) => publishRole(record, desk)),
    reviews: records.reviews.map((record) => publishReview(record, desk)),
    feedback: publishAllFeedback(records.feedback, desk),
    development: records.development.map((record) => publishDevelopment(record, desk)),
    budgets: records.budgets.map((record) => publishBudget(record, desk)),
    broken: publishBroken(broken, result.findings, desk.repository),
    alignment: publishAlignment(desk),
    findings: findings.map((finding) =>
      publishFinding(finding, { ...desk, ownerOf: (ref) => linked(desk, ref, 'owner') }),
    ),
    suppressed: judged.suppressed,
    tolerated: judged.tolerated,
    accepted: publishAccepted(judged, desk),
    rules: publishRules(config, rulePages),
    history: {
      lack: result.timelines === null ? (backdrop.lack ?? NOT_READ) : null,
      events: told.events,
      goalposts: told.goalposts,
      snapshots: publishSnapshots(backdrop.snapshots, desk),
      closedCycles: publishClosedCycles(backdrop.snapshots, desk),
    },
    insights: publishInsights(desk, findings, result.timelines === null ? null : past.timelines),
    suggestions: publishSuggestions(desk),
  };
}

function deskFor(
  result: Result,
  { redacted, judged: { scorecard }, findings, past }: VisiblePart,
): { desk: Desk; told: Told } {
  const { graph } = scorecard;
  const repository = repositoryOf(result.config, result.commit);
  const names = namesOf(graph, redacted.standIns);
  const pages = pagesByFile(redacted, graph.records, names);
  const told = publishHistory({
    seen: past,
    visible: redacted.visible,
    whole: result.scorecard.graph,
    graph,
    names,
    repository,
  });
  const desk: Desk = {
    scorecard,
    graph,
    names,
    standIns: redacted.standIns,
    repository,
    targets: {
      pageOf: (ref) =>
        redacted.standIns.has(ref as Ref) ? null : (names.mention(ref as Ref)?.href ?? null),
      pageOfFile: (file) => pages.get(file) ?? null,
      sourceOf: repository.sourceBeside,
    },
    findings: positionsBySubject(findings),
    happened: told.positions,
  };
  return { desk, told };
}

function pagesByFile({ standIns }: Redacted, records: Records, names: Names): Map<string, string> {
  const pages = new Map<string, string>();
  for (const record of Object.values(records).flat()) {
    const { kind, id, file } = record;
    // A table holds many records: it leads to none of them.
    if (file === '' || file.endsWith('.csv') || standIns.has(refOf(kind, id))) continue;
    const page = names.addressOf(record);
    if (page !== null) pages.set(file, page);
  }
  return pages;
}

function positionsBySubject(findings: readonly Finding[]): Map<Ref, number[]> {
  const positions = new Map<Ref, number[]>();
  findings.forEach((finding, index) => {
    const subject = subjectOf(finding);
    if (subject !== null) positions.set(subject, [...(positions.get(subject) ?? []), index]);
  });
  return positions;
}
