import { compareFindings, compareText, createFinding, type Finding } from '../finding/index.ts';
import {
  type AnyRecord,
  type BrokenRecord,
  type Config,
  FOLDERS,
  KINDS,
  type Kind,
  type RecordOf,
  type Records,
  type Ref,
} from '../schema/index.ts';
import { buildGraph, everyRecord } from './build-graph.ts';
import type { Graph, KeyResultNode, Link, LinkKind } from './graph.ts';
import { Ids } from './ids.ts';
import { keyResultsIn } from './key-results.ts';
import { findLoops, type Loop } from './loops.ts';
import { type Mention, mentionsIn } from './mention.ts';
import { checkNarrative } from './narrative.ts';
import { checkPerspective } from './perspectives.ts';
import { type Fault, resolve } from './resolve.ts';
import { linkMeasurement, linkValues } from './values.ts';

const NONE: readonly never[] = [];

/**
 * Resolves every reference and builds the graph. Reports references that name nothing, more than
 * one thing or the wrong kind (`content/known-reference`), loops (`content/acyclic`) and ids that
 * come twice (`content/unique-id`). References to records that could not be read are silent,
 * and so is what names nothing while a content folder is unread. With `known` the records are a part
 * of an organisation: what they name may be one of those.
 */
export function linkRecords(
  input: { records: Records; broken: BrokenRecord[] },
  config: Config,
  known?: Ids,
): { graph: Graph; findings: Finding[] } {
  const records = sorted(input.records);
  const keyResults: KeyResultNode[] = [];
  const findings: Finding[] = [];
  const own = new Map<AnyRecord, KeyResultNode[]>();
  for (const objective of records.objectives) {
    const found = keyResultsIn(objective);
    own.set(objective, found.nodes);
    append(keyResults, found.nodes);
    append(findings, found.findings);
  }
  for (const priority of records.strategy) append(findings, checkPerspective(priority, config));
  const byRef = new Map(keyResults.map((node) => [node.ref, node]));
  const isWhole = !config.faulty.has('content');
  const ids = known ?? new Ids(everyRecord(records), input.broken, keyResults, isWhole);

  const links: Link[] = [];
  for (const record of everyRecord(records)) {
    linkRecord(record, own.get(record) ?? NONE, ids, byRef, { links, findings });
    append(findings, checkNarrative(record, ids));
  }

  const loops = findLoops(links, keyResults);
  const looping = new Set(loops.flatMap((loop) => loop.looping));
  const seen = withAudiences(records, links, byRef);
  const graph = buildGraph(seen, input.broken, keyResults, links, looping);
  append(
    findings,
    loops.map((loop) => loopFinding(loop, graph)),
  );
  return { graph, findings: findings.sort(compareFindings) };
}

/** Every id that can be named, for {@link linkRecords} of a part of the records. */
export function idsOf(
  { records, broken }: { records: Records; broken: readonly BrokenRecord[] },
  config: Config,
): Ids {
  const keyResults = records.objectives.flatMap((objective) => keyResultsIn(objective).nodes);
  return new Ids(everyRecord(records), broken, keyResults, !config.faulty.has('content'));
}

/** What linking brings, as it comes in. */
interface Linked {
  links: Link[];
  findings: Finding[];
}

function linkRecord(
  record: AnyRecord,
  own: readonly KeyResultNode[],
  ids: Ids,
  keyResults: ReadonlyMap<Ref, KeyResultNode>,
  linked: Linked,
): void {
  const { links, findings } = linked;
  const named = new NamedOnce();
  const about: Ref[] = [];
  const unfound: string[] = [];
  for (const mention of mentionsIn(record, own)) {
    const found = resolve(mention.text, mention.reference, ids);
    if (found.ref === null) {
      if (mention.reference.link === 'about')
        unfound.push(mention.text.replace(/^key-result:/, ''));
      if (found.fault) findings.push(mentionFinding(mention, found.fault));
      continue;
    }
    const link = linkOf(mention, found.ref);
    const first = named.before(link);
    if (first === null) {
      links.push(link);
      if (link.kind === 'about') about.push(link.to);
    } else if (!named.isTold(link)) findings.push(namedTwice(mention, first));
  }
  if (record.kind === 'measurement') linkMeasurement(record, ids, keyResults, linked);
  if (record.kind === 'check-in' && record.data.values !== undefined) {
    linkValues(record, about, new Set(unfound), ids, keyResults, linked);
  }
}

/** The links of one record that it may have once: most have one, and need nothing to be looked up. */
class NamedOnce {
  #only: Link | null = null;
  #more: Map<string, Link> | null = null;
  #told: Set<string> | null = null;

  /** The link of its kind to the same record that came before it; null for the first. */
  before(link: Link): Link | null {
    if (!NAMED_ONCE.has(link.kind)) return null;
    if (this.#only === null) {
      this.#only = link;
      return null;
    }
    this.#more ??= new Map([[keyOf(this.#only), this.#only]]);
    const first = this.#more.get(keyOf(link)) ?? null;
    if (first === null) this.#more.set(keyOf(link), link);
    return first;
  }

  /** Whether it was asked before about a link that says the same. */
  isTold(link: Link): boolean {
    this.#told ??= new Set();
    const isTold = this.#told.has(keyOf(link));
    this.#told.add(keyOf(link));
    return isTold;
  }
}

function keyOf({ kind, to }: Link): string {
  return `${kind} ${to}`;
}

/** Links that a record has at most one of to each other record. */
const NAMED_ONCE: ReadonlySet<LinkKind> = new Set([
  'supports',
  'relates-to',
  'drives',
  'advances',
  'about',
  'depends-on',
]);

function linkOf({ record, from, reference, at, weight }: Mention, to: Ref): Link {
  const own = 'weight' in record.data ? record.data.weight : undefined;
  const isWeighed = reference.link === 'supports';
  return { kind: reference.link, from, to, weight: isWeighed ? (weight ?? own ?? 1) : 1, at };
}

function mentionFinding(mention: Mention, fault: Fault) {
  return createFinding({
    rule: 'content/known-reference',
    ...fault,
    place: mention.record.places.value(mention.at),
    entity: { kind: mention.record.kind, id: mention.record.id },
  });
}

function namedTwice({ record, text, at }: Mention, first: Link): Finding {
  return createFinding({
    rule: 'content/unique-id',
    message: `\`${text}\` is named twice in \`${at[0]}\`.`,
    expected: 'each id once',
    hint: 'Remove one of the two; until then only the first one counts.',
    place: record.places.value(at),
    entity: { kind: record.kind, id: record.id },
    related: [{ message: 'first named here', ...record.places.value(first.at) }],
  });
}

function loopFinding({ path, closing, verb }: Loop, graph: Graph): Finding {
  const record = graph.find(closing.from) ?? graph.keyResults.get(closing.from)?.objective;
  return createFinding({
    rule: 'content/acyclic',
    message:
      path.length === 2
        ? `\`${path[0]}\` ${verb} itself.`
        : `This link closes a loop: ${path.map((ref) => `\`${ref}\``).join(' → ')}; each ${verb} the next.`,
    expected: 'links that never lead back to where they start',
    hint: path.length === 2 ? 'Remove this link.' : 'Remove this link, or another one of the loop.',
    place: graph.placeOf(closing),
    entity: record && { kind: record.kind, id: record.id },
    chain: path,
  });
}

/** A measurement is read by whoever may read its KPI, or the objective of its key result. */
function withAudiences(
  records: Records,
  links: readonly Link[],
  keyResults: ReadonlyMap<Ref, KeyResultNode>,
): Records {
  const audiences = new Map<Ref, string>();
  for (const kpi of records.kpis) audiences.set(kpi.ref, kpi.audience);
  for (const { ref, objective } of keyResults.values()) audiences.set(ref, objective.audience);
  const subjects = new Map<Ref, Ref>();
  for (const link of links) if (link.kind === 'values-of') subjects.set(link.from, link.to);
  const measurements = records.measurements.map((record): RecordOf<'measurement'> => {
    const subject = subjects.get(record.ref);
    const audience = subject === undefined ? undefined : audiences.get(subject);
    return audience === undefined ? record : { ...record, audience };
  });
  return { ...records, measurements };
}

/** Each list by id, whatever order the files were read in. */
function sorted(records: Records): Records {
  const byFolder: Partial<Record<string, AnyRecord[]>> = {};
  for (const kind of KINDS satisfies readonly Kind[]) {
    const list: AnyRecord[] = [...records[FOLDERS[kind]]];
    byFolder[FOLDERS[kind]] = list.sort((a, b) => compareText(a.id, b.id));
  }
  return byFolder as unknown as Records;
}

/** Without spreading: a list may be longer than a call may have arguments. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
