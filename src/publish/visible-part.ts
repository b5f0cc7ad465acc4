import type { Judgement, Result } from '../audit/index.ts';
import type { Finding } from '../finding/index.ts';
import type { Timeline } from '../history/index.ts';
import type { Graph } from '../link/index.ts';
import type { Scorecard } from '../measure/index.ts';
import {
  type AnyRecord,
  type Audience,
  type BrokenRecord,
  type Config,
  type Records,
  type Ref,
  refOf,
} from '../schema/index.ts';
import { mayRead, refuseUnknownAudience, visibleTo } from './audience.ts';
import { withoutContacts, withoutQuotedContact } from './contact.ts';
import { isBeforeLink, subjectOf } from './findings.ts';
import { seenTimelines } from './history/index.ts';
import { type Redacted, redact } from './redact.ts';
import { withoutSmallGroups } from './survey.ts';

/**
 * Link → measure → audit over given records; `findings` are what the stages before had found,
 * `timelines` what may be known of what happened.
 */
export type Judge = (collected: {
  records: Records;
  broken: BrokenRecord[];
  findings: readonly Finding[];
  timelines: readonly Timeline[] | null;
}) => Judgement & { scorecard: Scorecard };

/**
 * The result as an audience may know it: what `publish` puts on pages, before it does. Persons
 * who are mentioned and not visible are stand-ins without a file. Throws a `MachineError` when there
 * is no such audience.
 */
export function narrow(result: Result, audience: Audience, judge: Judge): Result {
  refuseUnknownAudience(audience, result.config);
  const { judged, findings, past } = visiblePart(result, audience, judge);
  const { scorecard, suppressed, suppressions, tolerated, accepted } = judged;
  const { graph } = scorecard;
  const records = withoutSmallGroups(withoutContacts(graph.records), result.config);
  return {
    ...result,
    timelines: result.timelines === null ? null : past.timelines,
    scorecard: { ...scorecard, graph: { ...graph, records } },
    findings,
    suppressed,
    suppressions,
    tolerated,
    accepted,
    encrypted: [],
  };
}

/** What an audience may know of a result, judged as if the rest had never been written. */
export function visiblePart(result: Result, audience: Audience, judge: Judge) {
  const { config, scorecard } = result;
  const isShown = (record: BrokenRecord) =>
    !record.file.endsWith('.age') && mayRead(audience, record.audience, config);
  const broken = scorecard.graph.broken.filter(isShown);
  const unnamed = scorecard.graph.broken.filter((record) => !isShown(record));
  const redacted = redact(scorecard.graph, audience, config, unnamed);
  const seen = readableFiles(redacted.records, broken, audience, config);
  const past = seenTimelines(
    result.timelines ?? [],
    redacted.visible,
    audience,
    result.configAt ?? (() => ({ before: config, after: config })),
  );
  const timelines = result.timelines === null ? null : past.timelines;
  const judged =
    redacted.changed || past.isPart
      ? judgeAnew(result, { ...redacted, broken, timelines }, seen, judge)
      : result;
  const findings = visibleFindings(judged.findings, result, redacted, broken, seen);
  return { redacted, broken, judged, findings, past };
}

export type VisiblePart = ReturnType<typeof visiblePart>;

/** The references of the records an audience may see. */
export function visibleRefs({ scorecard, config }: Result, audience: Audience): Set<Ref> {
  return visibleTo(audience, scorecard.graph, config);
}

/** A moment of the past, linked and not yet judged. */
export type Linked = Pick<Result, 'config' | 'findings' | 'timelines' | 'configAt'> & {
  graph: Graph;
};

/**
 * What an audience could see at a moment of the past and may see now, judged as if there had been
 * nothing else; null where the audience was not known then, or nothing was for it.
 */
export function visibleThen(
  { graph, config, findings, timelines, configAt }: Linked,
  isVisibleNow: (ref: Ref) => boolean,
  audience: Audience,
  judge: Judge,
): ReturnType<Judge> | null {
  if (!config.isReadable || !config.audiences.includes(audience)) return null;
  const then = { ...graph, records: hiddenToday(graph.records, isVisibleNow) };
  const isShown = ({ kind, id, file, audience: meant }: BrokenRecord) =>
    !file.endsWith('.age') && mayRead(audience, meant, config) && isVisibleNow(refOf(kind, id));
  const broken = graph.broken.filter(isShown);
  const unnamed = graph.broken.filter((record) => !isShown(record));
  const redacted = redact(then, audience, config, unnamed);
  if (redacted.visible.size === 0) return null;
  const around = configAt ?? (() => ({ before: config, after: config }));
  const past = seenTimelines(timelines ?? [], redacted.visible, audience, around);
  const part = {
    records: redacted.records,
    broken,
    timelines: timelines === null ? null : past.timelines,
  };
  const seen = readableFiles(redacted.records, broken, audience, config);
  const judged = judgeAnew({ findings }, part, seen, judge);
  const shown = visibleFindings(judged.findings, { findings }, redacted, broken, seen);
  return { ...judged, findings: shown };
}

/** An audience nobody belongs to. */
const NOBODY = '';

/** Records that are hidden today, or gone, as if they had been for nobody. */
function hiddenToday(records: Records, isVisibleNow: (ref: Ref) => boolean): Records {
  const lists = Object.entries<AnyRecord[]>(records).map(([folder, list]) => [
    folder,
    list.map((record) =>
      record.kind === 'measurement' || isVisibleNow(refOf(record.kind, record.id))
        ? record
        : { ...record, audience: NOBODY },
    ),
  ]);
  return Object.fromEntries(lists) as Records;
}

function judgeAnew(
  result: Pick<Result, 'findings'>,
  part: Pick<Parameters<Judge>[0], 'records' | 'broken' | 'timelines'>,
  isReadable: (file: string) => boolean,
  judge: Judge,
) {
  const findings = result.findings.filter(
    (finding) => isBeforeLink(finding) && isReadable(finding.file),
  );
  const { records, broken, timelines } = part;
  return judge({ records, broken, findings, timelines });
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
  // Of an encrypted file only its record tells who may know of it.
  return (file) => file !== '' && (known.has(file) || (readsAll && !file.endsWith('.age')));
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
  before: Pick<Result, 'findings'>,
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
