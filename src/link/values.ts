import {
  compareText,
  createFinding,
  type Finding,
  meant as insteadOf,
  type Place,
  startOf,
} from '../finding/index.ts';
import type { Path } from '../parse/index.ts';
import {
  type AnyRecord,
  FOLDERS,
  type Kind,
  type RecordOf,
  type Ref,
  splitRef,
} from '../schema/index.ts';
import type { KeyResultNode, Link } from './graph.ts';
import type { Ids } from './ids.ts';
import { either, type Fault, type Resolution, resolve } from './resolve.ts';

type KeyResults = ReadonlyMap<Ref, KeyResultNode>;

/** What linking brings, as it comes in. */
interface Linked {
  links: Link[];
  findings: Finding[];
}

/**
 * Links a check-in to the key results it gives values for. A key is `objective.key-result`, or
 * `key-result` where the check-in is about one objective only. `unfound` are the entries of `about`
 * that name nothing: a key that is one of them has its finding, and a bare one waits for them.
 */
export function linkValues(
  checkIn: RecordOf<'check-in'>,
  about: readonly Ref[],
  unfound: ReadonlySet<string>,
  ids: Ids,
  keyResults: KeyResults,
  linked: Linked,
): void {
  const aboutIsWhole = unfound.size === 0 && !checkIn.faulty.has('about');
  const objectives = [...new Set(about.flatMap((ref) => objectiveOf(ref, keyResults)))];
  for (const key of Object.keys(checkIn.data.values ?? {})) {
    if (unfound.has(key)) continue;
    const at = ['values', key];
    const found = resolveKey(key, objectives, aboutIsWhole, ids);
    add(linked, checkIn, found, at, () => checkIn.places.key(at), keyResults);
  }
}

/** Links a file of measurements to the KPI or key result that its name names. */
export function linkMeasurement(
  record: RecordOf<'measurement'>,
  ids: Ids,
  keyResults: KeyResults,
  linked: Linked,
): void {
  const found = resolve(record.id, MEASURED, ids);
  const named =
    found.ref === null && found.fault ? { ref: null, fault: misnamed(record, ids) } : found;
  add(linked, record, named, [], () => startOf(record.file), keyResults);
}

const MEASURED = { to: ['kpi', 'key-result'], noun: 'what is measured' } as const;
const GIVEN_FOR = { to: ['key-result'], noun: 'what a value is given for' } as const;

function add(
  linked: Linked,
  record: AnyRecord,
  found: Resolution,
  at: Path,
  place: () => Place,
  keyResults: KeyResults,
): void {
  const fault = found.ref === null ? found.fault : takesNoValues(keyResults.get(found.ref));
  if (found.ref !== null && fault === null) {
    linked.links.push({ kind: 'values-of', from: record.ref, to: found.ref, weight: 1, at });
  } else if (fault !== null) {
    const entity = { kind: record.kind, id: record.id };
    linked.findings.push(
      createFinding({ rule: 'content/known-reference', ...fault, place: place(), entity }),
    );
  }
}

function resolveKey(
  key: string,
  objectives: readonly string[],
  aboutIsWhole: boolean,
  ids: Ids,
): Resolution {
  if (key.includes('.') || key.includes(':')) return resolve(key, GIVEN_FOR, ids);
  const [objective, ...more] = objectives;
  if (objective !== undefined && more.length === 0) {
    const found = resolve(`${objective}.${key}`, GIVEN_FOR, ids);
    return found.ref === null && found.fault
      ? { ref: null, fault: unknownIn(key, objective, ids) }
      : found;
  }
  if (!aboutIsWhole) return { ref: null, fault: null };
  const meant = objectives
    .toSorted(compareText)
    .map((o) => `${o}.${key}`)
    .filter((id) => ids.isKnown('key-result', id));
  return {
    ref: null,
    fault: {
      message:
        objectives.length === 0
          ? `\`${key}\` does not say which objective it is a key result of.`
          : `\`${key}\` could be a key result of any of ${objectives.length} objectives.`,
      instead: { texts: meant, isCertain: false },
      expected: meant.length > 0 ? either(meant.map((id) => `\`${id}\``)) : `\`objective.${key}\``,
      hint: 'Write the objective before it, with a dot between.',
    },
  };
}

function unknownIn(key: string, objective: string, ids: Ids): Fault {
  const near = ids.near(`${objective}.${key}`, ['key-result']);
  const own = near.filter((id) => id.startsWith(`${objective}.`));
  return {
    message: `The objective \`${objective}\` has no key result \`${key}\`.`,
    expected: 'a key result of what the check-in is about',
    hint:
      own.length > 0
        ? `Did you mean ${either(own.map((id) => `\`${id.slice(objective.length + 1)}\``))}?`
        : 'Correct the name, or write `objective.key-result`.',
    instead: insteadOf(
      key,
      own.map((id) => id.slice(objective.length + 1)),
    ),
  };
}

/** Why a key result takes no values of its own; null when it does, and for KPIs. */
function takesNoValues(node: KeyResultNode | undefined): Fault | null {
  if (node === undefined) return null;
  const name = splitRef(node.ref).id;
  if ('kpi' in node.data) {
    const kpi = node.data.kpi.replace(/^kpi:/, '');
    return {
      message: `The key result \`${name}\` reads its values from the KPI \`${kpi}\`.`,
      expected: 'a key result with a unit of its own',
      hint: `Add the value to ${FOLDERS.measurement}/${kpi}.csv.`,
    };
  }
  if ('milestones' in node.data) {
    return {
      message: `The key result \`${name}\` is made of milestones and takes no values.`,
      expected: 'a key result with a unit of its own',
      hint: 'Write the day a milestone was reached as its `done` in the objective.',
    };
  }
  return null;
}

function misnamed(record: RecordOf<'measurement'>, ids: Ids): Fault {
  const allowed: ('kpi' | 'key-result')[] = record.id.includes('.') ? ['key-result'] : ['kpi'];
  const near = ids.near(record.id, [...allowed]);
  const other = ids.kindsOf(record.id)[0] as Kind | undefined;
  return {
    message: `There is no KPI or key result \`${record.id}\` that these values could belong to.`,
    expected: 'a file named after a KPI, or after a key result as `objective.key-result`',
    hint:
      near.length > 0
        ? `Rename the file to ${either(near.map((id) => `\`${id}.csv\``))}, or add the KPI.`
        : `Rename the file${other ? `; \`${record.id}\` is the id of another kind` : ''}, or add the KPI.`,
  };
}

function objectiveOf(ref: Ref, keyResults: KeyResults): string[] {
  const { kind, id } = splitRef(ref);
  if (kind === 'objective') return [id];
  const node = keyResults.get(ref);
  return node ? [node.objective.id] : [];
}
