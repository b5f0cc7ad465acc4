import { z } from 'zod';
import { meant, nearest } from '../finding/index.ts';
import type { Path, YamlMap } from '../parse/index.ts';
import { keysPhrase, phraseOf, unwrapped } from './expectation.ts';
import { type Issue, issuesIn, valueAt } from './issue.ts';
import { capital, either, shortened, subjectOf } from './words.ts';
import { type Statement, wrongValue } from './wrong-value.ts';

/** Most faults of one file that are told one by one. */
export const MOST_FAULTS = 50;

/** One fault of a document: what is said about it, where, and which fields it makes unusable. */
export interface Fault extends Statement {
  path: Path;
  /** Whether the name of a field is wrong, or what it says. */
  at: 'key' | 'value';
  /** The top-level fields that have this finding; for a misspelt one also the one that was meant. */
  fields: string[];
}

/**
 * The faults of a document held against its schema, one for each thing to mend. `noun` names the
 * document in a sentence: "a KPI". Keys that begin with `x-` are nobody's business.
 */
export function faultsIn(schema: z.ZodObject, data: YamlMap, noun: string): Fault[] {
  const issues = issuesIn(schema, data);
  if (issues.length === 0) return [];
  const unknown = issues.flatMap((issue) => unknownKeys(issue, data));
  const meant = new Set(
    unknown.flatMap((key) => (key.meant ? [keyOf(key.parent, key.meant)] : [])),
  );
  const isMissing = ({ issue, value }: Issue) => issue.code !== 'custom' && value === undefined;
  const wrong = issues.filter(
    (issue) => issue.issue.code !== 'unrecognized_keys' && !isMissing(issue),
  );
  const missing = issues.filter(
    (issue) => isMissing(issue) && !meant.has(JSON.stringify(issue.path)),
  );
  const hasUnits = 'unit' in schema.shape || 'key_results' in schema.shape;
  return [
    ...unknown.map((key) => unknownFault(key, noun)),
    ...missingFaults(missing),
    ...wrong.map((issue) => ({
      ...wrongValue(issue, hasUnits),
      path: issue.path,
      at: isAboutKey(issue) ? ('key' as const) : ('value' as const),
      fields: [String(issue.path[0])],
    })),
  ];
}

/** Whether what is wrong is a name, or belongs to all that stands under it. */
function isAboutKey({ issue }: Issue): boolean {
  return (
    issue.code === 'invalid_key' || (issue.code === 'custom' && issue.params?.['at'] === 'key')
  );
}

interface UnknownKey {
  parent: Path;
  key: string;
  known: string[];
  /** The known key that was probably meant. */
  meant: string | undefined;
  /** All that may have been meant, the same one first. */
  near: string[];
}

/** What people write for a field that is called otherwise. */
const ALSO_CALLED: ReadonlyMap<string, string> = new Map([
  ['name', 'title'],
  ['title', 'name'],
  ['description', 'summary'],
]);

/** Keys that stand in the wrong place, and what to do instead. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['id', 'Remove it: the name of the file is the id.'],
  ['body', 'Write the narrative below the front matter.'],
]);

function unknownKeys({ issue, path, schema, value }: Issue, data: YamlMap): UnknownKey[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const bare = schema && unwrapped(schema);
  const known = bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
  const holder = value ?? valueAt(data, path);
  const free = known.filter((key) => valueAt(holder, [key]) === undefined);
  return issue.keys
    .filter((key) => !key.startsWith('x-'))
    .map((key, at) => {
      const near = at < MOST_FAULTS ? meantKeys(key, free) : [];
      return { parent: path, key, known, meant: near[0], near };
    });
}

function meantKeys(key: string, free: string[]): string[] {
  const alias = ALSO_CALLED.get(key);
  if (alias !== undefined && free.includes(alias)) return [alias];
  return ELSEWHERE.has(key) ? [] : nearest(key, free);
}

function unknownFault({ parent, key, known, meant: one, near }: UnknownKey, noun: string): Fault {
  const owner = parent.length === 0 ? noun : subjectOf(parent);
  const path = [...parent, key];
  const top = String(path[0]);
  const hint = one ? `Did you mean \`${one}\`?` : parent.length === 0 && ELSEWHERE.get(key);
  return {
    path,
    at: 'key',
    message:
      key.trim() === ''
        ? `The name of a field of ${owner} is empty.`
        : `\`${shortened(key)}\` is not a field of ${owner}.`,
    expected: keysPhrase(known),
    hint: hint || 'Remove it, or begin its name with `x-` to keep it as your own.',
    instead: meant(key, near),
    fields: parent.length === 0 && one ? [top, one] : [top],
  };
}

/** One fault for all the fields that are missing in one place. */
function missingFaults(missing: readonly Issue[]): Fault[] {
  const places = new Map<string, Issue[]>();
  for (const issue of missing) {
    const parent = JSON.stringify(issue.path.slice(0, -1));
    places.set(parent, [...(places.get(parent) ?? []), issue]);
  }
  return [...places.values()].map((issues) => {
    const path = issues[0]?.path ?? [];
    const names = issues.map((issue) => String(issue.path.at(-1)));
    const parent = path.slice(0, -1);
    const where = parent.length === 0 ? '' : ` in ${subjectOf(parent)}`;
    const phrases = issues.map(({ schema }) => (schema ? phraseOf(schema) : 'a value'));
    const each = names.map((name, at) => `\`${name}\`: ${phrases[at]}`);
    return {
      path,
      at: 'value',
      message: `${capital(either(names, 'and'))} ${names.length === 1 ? 'is' : 'are'} missing${where}.`,
      expected: names.length === 1 ? phrases[0] : each.join('; '),
      hint: `Add ${either(names, 'and')}.`,
      fields: parent.length === 0 ? names : [String(path[0])],
    };
  });
}

function keyOf(parent: Path, key: string): string {
  return JSON.stringify([...parent, key]);
}
