import type { Judgement, Result } from '../audit/index.ts';
import { compareText, type Finding } from '../finding/index.ts';
import type { Scorecard } from '../measure/index.ts';
import {
  type AnyRecord,
  type Audience,
  type BrokenRecord,
  type Config,
  defaultAudience,
  FOLDERS,
  KINDS,
  type Records,
  type Ref,
  refOf,
} from '../schema/index.ts';
import { publishAlignment } from './alignment.ts';
import { mayRead, refuseUnknownAudience } from './audience.ts';
import { publishCheckIn } from './check-in.ts';
import { withoutContacts, withoutQuotedContact } from './contact.ts';
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
 * Throws a `MachineError` when there is no such audience.
 */
export function publish(
  result: Result,
  audience: Audience,
  judge: Judge,
  rulePages: ReadonlyMap<string, string> = new Map(),
): Publication {
  const { config } = result;
  refuseUnknownAudience(audience, config);
  const { redacted, broken, judged, findings } = visiblePart(result, audience, judge);
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

/**
 * The result as an audience may know it: what {@link publish} puts on pages, before it does. Persons
 * who are mentioned and not visible are stand-ins without a file. Throws a `MachineError` when there
 * is no such audience.
 */
export function narrow(result: Result, audience: Audience, judge: Judge): Result {
  refuseUnknownAudience(audience, result.config);
  const { judged, findings } = visiblePart(result, audience, judge);
  const { scorecard, suppressed, tolerated, accepted } = judged;
  const { graph } = scorecard;
  const records = withoutContacts(graph.records);
  return {
    ...result,
    scorecard: { ...scorecard, graph: { ...graph, records } },
    findings,
    suppressed,
    tolerated,
    accepted,
  };
}

function visiblePart(result: Result, audience: Audience, judge: Judge) {
  const { config, scorecard } = result;
  const isShown = (record: BrokenRecord) =>
    !record.file.endsWith('.age') && mayRead(audience, record.audience, config);
  const broken = scorecard.graph.broken.filter(isShown);
  const unnamed = scorecard.graph.broken.filter((record) => !isShown(record));
  const redacted = redact(scorecard.graph, audience, config, unnamed);
  const seen = readableFiles(redacted.records, broken, audience, config);
  const judged = redacted.changed ? judgeAnew(result, redacted, broken, seen, judge) : result;
  const findings = visibleFindings(judged.findings, result, redacted, broken, seen);
  return { redacted, broken, judged, findings };
}

function judgeAnew(
  result: Result,
  { records }: Redacted,
  broken: BrokenRecord[],
  isReadable: (file: string) => boolean,
  judge: Judge,
) {
  const findings = result.findings.filter(
    (finding) => BEFORE_LINK.has(finding.rule) && isReadable(finding.file),
  );
  return judge({ records, broken, findings });
}

/**
 * Whether an audience may know of a file: of those of the records it sees, and of the configuration.
 * What is no record says nothing of who may know of it: only those who may read everything.
 */
function readableFiles(
  records: Records,
  broken: readonly BrokenRecord[],
  audience: Audience,
  config: Config,
): (file: string) => boolean {
  const files = Object.values<AnyRecord[]>(records).flatMap((list) => list.map(({ file }) => file));
  const known = new Set([...files, ...broken.map(({ file }) => file), config.file]);
  const readsAll = audience === config.audiences.at(-1);
  return (file) => file !== '' && !file.endsWith('.age') && (readsAll || known.has(file));
}

/**
 * Rules about what is written, not about how things stand. Where one speaks only since something was
 * taken away it speaks of the gap.
 */
const ABOUT_WORDS: ReadonlySet<string> = new Set([
  'audit/debt',
  'audit/suppression',
  'content/known-reference',
  'content/unique-id',
]);

/** Findings about what is visible: never about a stand-in or a gap, nor at a file that is not there. */
function visibleFindings(
  findings: readonly Finding[],
  before: Result,
  { standIns }: Redacted,
  broken: readonly BrokenRecord[],
  isReadable: (file: string) => boolean,
): Finding[] {
  const cards = new Set(broken.map(({ file }) => file));
  const written = new Set(before.findings.map(sentenceOf));
  return findings
    .filter((finding) => {
      if (!isReadable(finding.file) || cards.has(finding.file)) return false;
      const subject = subjectOf(finding);
      if (subject !== null && standIns.has(subject)) return false;
      return !ABOUT_WORDS.has(finding.rule) || written.has(sentenceOf(finding));
    })
    .map((finding) => withoutHiddenPlaces(withoutQuotedContact(finding), isReadable));
}

function sentenceOf({ rule, file, message }: Finding): string {
  return JSON.stringify([rule, file, message]);
}

/** A finding leads to no other file than those that are there. */
function withoutHiddenPlaces(finding: Finding, isReadable: (file: string) => boolean): Finding {
  const { related } = finding;
  if (related === undefined) return finding;
  return { ...finding, related: related.filter(({ file }) => isReadable(file)) };
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
  for (const record of Object.values(records).flat()) {
    const { kind, id, file } = record;
    // A table holds many records: it leads to none of them.
    if (file === '' || file.endsWith('.csv') || standIns.has(refOf(kind, id))) continue;
    const page = addressOf(record);
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
