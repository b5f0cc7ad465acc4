import type { Judgement, Result } from '../audit/index.ts';
import { compareText, type Finding } from '../finding/index.ts';
import type { Scorecard } from '../measure/index.ts';
import {
  type Audience,
  type BrokenRecord,
  defaultAudience,
  FOLDERS,
  KINDS,
  type Records,
  type Ref,
  refOf,
} from '../schema/index.ts';
import { publishAlignment } from './alignment.ts';
import { mayRead } from './audience.ts';
import { publishCheckIn } from './check-in.ts';
import { type Desk, linked } from './desk.ts';
import { BEFORE_LINK, publishBroken, publishFinding, publishRules, subjectOf } from './findings.ts';
import { publishKpi } from './kpi.ts';
import { addressOf, namesOf } from './names.ts';
import { publishObjective } from './objective.ts';
import { publishCycle, publishInitiative, publishPerson, publishTeam } from './organisation.ts';
import { publishPriority } from './priority.ts';
import type { Publication } from './publication.ts';
import { type Redacted, redact } from './redact.ts';
import { repositoryOf } from './repository.ts';

/** Link → measure → audit over given records; `findings` are what the stages before had found. */
export type Judge = (collected: {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
}) => Judgement & { scorecard: Scorecard };

/**
 * All that an audience may know, as plain JSON. What it may not see is taken out first and the rest
 * is judged anew, so that every number, name and finding is as if the rest had never been written.
 */
export function publish(
  result: Result,
  audience: Audience,
  judge: Judge,
  rulePages: ReadonlyMap<string, string> = new Map(),
): Publication {
  const { config } = result;
  const redacted = redact(result.scorecard.graph, audience, config);
  const broken = visibleBroken(result, audience);
  const judged = redacted.changed ? judgeAnew(result, redacted, broken, judge) : result;
  const findings = visibleFindings(judged.findings, redacted, broken, config.file);
  const desk = deskFor(result, redacted, judged.scorecard, findings);
  const { records } = judged.scorecard.graph;
  return {
    version: 1,
    tool: { name: result.tool.name, version: result.tool.version },
    audience,
    asOf: result.asOf,
    commit: result.commit,
    organization: { ...config.organization },
    site: {
      title: config.site.title,
      base: config.site.base,
      url: config.site.url,
      accent: config.site.accent,
    },
    repository: desk.repository.facts,
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
      .map((record) => publishCheckIn(record, desk))
      .sort((a, b) => compareText(b.date, a.date) || compareText(a.id, b.id)),
    cycles: records.cycles.map((record) => publishCycle(record, desk)),
    teams: records.teams.map((record) => publishTeam(record, desk)),
    people: records.people
      .filter((record) => !desk.standIns.has(refOf('person', record.id)))
      .map((record) => publishPerson(record, desk)),
    broken: publishBroken(broken, result.findings, desk.repository),
    alignment: publishAlignment(desk),
    findings: findings.map((finding) =>
      publishFinding(finding, { ...desk, ownerOf: (ref) => linked(desk, ref, 'owner') }),
    ),
    suppressed: judged.suppressed,
    tolerated: judged.tolerated,
    rules: publishRules(config, rulePages),
  };
}

function judgeAnew(result: Result, redacted: Redacted, broken: BrokenRecord[], judge: Judge) {
  const seen = visibleFiles(redacted.records, broken, result.config.file);
  const findings = result.findings.filter(
    (finding) => BEFORE_LINK.has(finding.rule) && seen.has(finding.file),
  );
  return judge({ records: redacted.records, broken, findings });
}

/**
 * A broken record says nothing of who may read it: it is shown to those who read its kind. An
 * encrypted one is on no page.
 */
function visibleBroken(result: Result, audience: Audience): BrokenRecord[] {
  const { config, scorecard } = result;
  return scorecard.graph.broken.filter(
    ({ kind, file }) =>
      !file.endsWith('.age') && mayRead(audience, defaultAudience(kind, undefined, config), config),
  );
}

function visibleFiles(records: Records, broken: BrokenRecord[], configFile: string): Set<string> {
  const files = Object.values(records).flatMap((list) => list.map((record) => record.file));
  return new Set([...files, ...broken.map((record) => record.file), configFile]);
}

/** Findings about what is visible: never about a stand-in, nor at a file the audience does not have. */
function visibleFindings(
  findings: readonly Finding[],
  redacted: Redacted,
  broken: BrokenRecord[],
  configFile: string,
): Finding[] {
  const hidden = new Set(broken.map((record) => record.file));
  const readable = findings.filter((finding) => !hidden.has(finding.file));
  if (!redacted.changed) return readable;
  const seen = visibleFiles(redacted.records, [], configFile);
  return readable.filter((finding) => {
    const subject = subjectOf(finding);
    if (subject !== null && redacted.standIns.has(subject)) return false;
    return finding.file !== '' && seen.has(finding.file);
  });
}

function deskFor(
  result: Result,
  redacted: Redacted,
  scorecard: Scorecard,
  findings: readonly Finding[],
): Desk {
  const { graph } = scorecard;
  const repository = repositoryOf(result.config, result.commit);
  const names = namesOf(graph, redacted.standIns);
  const pages = pagesByFile(redacted, graph.records);
  return {
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
  };
}

function pagesByFile({ standIns }: Redacted, records: Records): Map<string, string> {
  const pages = new Map<string, string>();
  for (const { kind, id, file } of Object.values(records).flat()) {
    const page = addressOf(kind, id);
    if (page !== null && file !== '' && !standIns.has(refOf(kind, id))) pages.set(file, page);
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
