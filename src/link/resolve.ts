import { type FindingDraft, type Instead, meant, nearest } from '../finding/index.ts';
import { FOLDERS, KINDS, type Kind, type Ref, refOf, splitRef } from '../schema/index.ts';
import type { Ids } from './ids.ts';
import { NOUNS, type Target } from './reference.ts';

/** What went wrong with a reference; place and entity are the caller's. */
export type Fault = Pick<FindingDraft, 'message' | 'expected' | 'hint' | 'instead'>;

/** A reference names a record, or one that could not be read (silent), or it is at fault. */
export type Resolution = { ref: Ref } | { ref: null; fault: Fault | null };

/** What a reference is allowed to be, and how a sentence speaks of its field. */
export interface Expectation {
  to: readonly Target[];
  noun: string;
  address?: true;
}

const TARGETS: readonly string[] = [...KINDS, 'key-result'];
const SILENT: Resolution = { ref: null, fault: null };

/** Finds what `text` names: `id` where one allowed kind has it, `kind:id`, or `objective.key-result`. */
export function resolve(text: string, expectation: Expectation, ids: Ids): Resolution {
  const answers = ids.answersAmong(expectation.to);
  const ref = answers.get(text);
  if (ref !== undefined) return { ref };
  const found = find(text, expectation, ids);
  if (found.ref !== null) answers.set(text, found.ref);
  return found;
}

function find(text: string, expectation: Expectation, ids: Ids): Resolution {
  const colon = text.indexOf(':');
  if (colon < 0) return resolveId(text, expectation.to, expectation, ids);
  const prefix = text.slice(0, colon);
  const id = text.slice(colon + 1);
  const named = TARGETS.find((target): target is Target => target === prefix);
  if (named === undefined) return fault(unknownPrefix(text, prefix, expectation));
  if (!expectation.to.includes(named)) return fault(wrongKind(text, [named], expectation));
  return resolveId(id, [named], expectation, ids, named);
}

/** `prefix` is the kind that was written before the id. */
function resolveId(
  id: string,
  allowed: readonly Target[],
  expectation: Expectation,
  ids: Ids,
  prefix?: Target,
): Resolution {
  const named = ids.named(id, allowed);
  const [only] = named;
  if (named.length > 1) return fault(ambiguous(id, named));
  if (only !== undefined) return ids.isBroken(only, id) ? SILENT : { ref: ids.refOf(only, id) };
  if (!ids.isWhole) return SILENT;
  const elsewhere = ids.kindsOf(id);
  if (elsewhere.length === 0) return fault(unknown(id, allowed, expectation, ids, prefix));
  if (prefix !== undefined) return fault(wrongPrefix(id, prefix, elsewhere, expectation));
  return fault(wrongKind(id, elsewhere, expectation));
}

function unknown(
  id: string,
  allowed: readonly Target[],
  { address }: Expectation,
  ids: Ids,
  prefix: Target | undefined,
): Fault {
  const what = allowed.length > 5 ? 'record' : either(allowed.map((target) => bare(target)));
  const expected = allowed.length > 5 ? 'a record' : either(allowed.map((target) => NOUNS[target]));
  return {
    message: `There is no ${what} \`${id}\`.`,
    expected: `the id of ${expected}${address ? ', or a web address' : ''}`,
    hint: whatToWrite(id, allowed, ids),
    instead: insteadOf(id, allowed, ids, prefix),
  };
}

/** A kind that was written before the id is written again. */
function insteadOf(
  id: string,
  allowed: readonly Target[],
  ids: Ids,
  prefix: Target | undefined,
): Instead {
  const whole = (near: string) => (prefix ? refOf(prefix, near) : written(near, allowed, ids));
  const successor = ids.renamed(id, allowed);
  if (successor !== null) return { texts: [whole(splitRef(successor).id)], isCertain: true };
  const { texts, isCertain } = meant(id, ids.near(id, allowed));
  return { texts: texts.map(whole), isCertain };
}

function whatToWrite(id: string, allowed: readonly Target[], ids: Ids): string {
  const successor = ids.renamed(id, allowed);
  if (successor !== null) return `It was renamed to \`${splitRef(successor).id}\`; write that.`;
  const near = ids.near(id, allowed);
  if (near.length > 0)
    return `Did you mean ${either(near.map((n) => `\`${written(n, allowed, ids)}\``))}?`;
  const folders = allowed.filter((t): t is Kind => t !== 'key-result').map((t) => `${FOLDERS[t]}/`);
  if (allowed.length > 5 || folders.length === 0) return 'Correct the id.';
  return `Correct the id, or add the record to ${either(folders)}.`;
}

function written(id: string, allowed: readonly Target[], ids: Ids): string {
  const [first, ...more] = ids.named(id, allowed);
  return first !== undefined && more.length > 0 ? refOf(first, id) : id;
}

function ambiguous(id: string, named: readonly Target[]): Fault {
  return {
    message: `\`${id}\` names ${named.length === 2 ? 'two' : 'several'} records: ${both(named.map((target) => NOUNS[target]))}.`,
    expected: either(named.map((target) => `\`${refOf(target, id)}\``)),
    hint: 'Write which one is meant.',
  };
}

function wrongKind(
  text: string,
  named: readonly Target[],
  { noun, to, address }: Expectation,
): Fault {
  const right = to.length > 5 ? 'a record' : either(to.map((target) => NOUNS[target]));
  return {
    message: `\`${text}\` names ${both(named.map((target) => NOUNS[target]))}; ${noun} is ${right}.`,
    expected: `the id of ${right}${address ? ', or a web address' : ''}`,
  };
}

function wrongPrefix(
  id: string,
  prefix: Target,
  elsewhere: readonly Target[],
  { to }: Expectation,
): Fault {
  const possible = elsewhere.filter((target) => to.includes(target));
  const [only] = possible;
  const better = either(possible.map((target) => `\`${refOf(target, id)}\``));
  return {
    message: `There is no ${bare(prefix)} \`${id}\`; it is ${both(elsewhere.map((target) => NOUNS[target]))}.`,
    expected: `the id of ${NOUNS[prefix]}`,
    hint:
      only === undefined
        ? 'Correct the id.'
        : `Write ${better}${possible.length === 1 ? `, or \`${id}\` alone` : ''}, or the id of ${NOUNS[prefix]}.`,
  };
}

function unknownPrefix(text: string, prefix: string, { to }: Expectation): Fault {
  const [near] = nearest(prefix, to, 1);
  return {
    message: `\`${text}\` begins with \`${prefix}:\`, which is no kind of record.`,
    expected: to.length > 5 ? 'the id of a record' : either(to.map((target) => `\`${target}:…\``)),
    hint:
      near === undefined
        ? 'Leave the kind out where only one kind has the id.'
        : `Did you mean \`${near}${text.slice(prefix.length)}\`?`,
    instead:
      near === undefined
        ? undefined
        : { texts: [`${near}${text.slice(prefix.length)}`], isCertain: false },
  };
}

function fault(fault: Fault): Resolution {
  return { ref: null, fault };
}

function bare(target: Target): string {
  return NOUNS[target].replace(/^an? /, '');
}

/** "a, b or c" */
export function either(words: readonly string[]): string {
  return joined(words, 'or');
}

function both(words: readonly string[]): string {
  return joined(words, 'and');
}

function joined(words: readonly string[], last: string): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}
