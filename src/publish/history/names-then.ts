import type { HistoryEvent, Timeline } from '../../history/index.ts';
import { REFERENCES, type Target } from '../../link/index.ts';
import type { YamlValue } from '../../parse/index.ts';
import { KINDS, type Kind, type Ref, refOf, splitRef } from '../../schema/index.ts';
import type { AudiencesThen } from './audiences-then.ts';

/** Finds the records that old values name, by their names of today. */
export interface NamesThen {
  /**
   * The record a text named when something happened; null when there is none, or any it may mean was
   * hidden then or is hidden now.
   */
  find(text: string, to: readonly Target[], event: HistoryEvent): Ref | null;
}

/** Names by the timelines: those of today and those records had before. */
export function namesThen(
  timelines: readonly Timeline[],
  visible: ReadonlySet<Ref>,
  audiences: AudiencesThen,
): NamesThen {
  const byId = new Map<string, Set<Ref>>();
  const add = (id: string, ref: Ref) => byId.set(id, (byId.get(id) ?? new Set()).add(ref));
  for (const { ref, formerly } of timelines) {
    add(splitRef(ref).id, ref);
    for (const former of formerly) add(splitRef(former).id, ref);
  }
  return {
    find: (text, to, event) => {
      const { kind, id, part } = taken(text);
      const meant = [...(byId.get(id) ?? [])].filter((ref) => isMeant(ref, kind));
      const isSeen = (ref: Ref) => visible.has(ref) && audiences.wasVisible(ref, event);
      if (meant.length === 0 || !meant.every(isSeen)) return null;
      const wanted = part === null ? to : ['objective' as const];
      const found = meant.find((ref) => wanted.some((target) => target === splitRef(ref).kind));
      if (found === undefined) return null;
      return part === null ? found : refOf('key-result', `${splitRef(found).id}.${part}`);
    },
  };
}

function isMeant(ref: Ref, kind: string | null): boolean {
  const own = splitRef(ref).kind;
  return own !== 'measurement' && (kind === null || own === kind);
}

/** `person:ana`, `objective.key-result`, `ana`: kind, id and the part of it that is named. */
function taken(text: string): { kind: string | null; id: string; part: string | null } {
  const [, kind = null, rest = ''] = /^(?:([a-z-]+)[:/])?(.*)$/s.exec(text) ?? [];
  const isKind = kind !== null && (KINDS as readonly string[]).includes(kind);
  const name = kind === null || isKind || kind === 'key-result' ? rest : text;
  const dot = name.indexOf('.');
  if (dot <= 0) return { kind: isKind ? kind : null, id: name, part: null };
  return { kind: null, id: name.slice(0, dot), part: name.slice(dot + 1) };
}

/** Every name that stands in a value of a field, and what it may mean. */
export function namedIn(
  kind: Kind,
  path: readonly string[],
  value: YamlValue | undefined,
): { text: string; to: readonly Target[] }[] {
  if (kind === 'check-in' && path[0] === 'values' && path[1] !== undefined) {
    return path[1].includes('.') ? [{ text: path[1], to: ['key-result'] }] : [];
  }
  return REFERENCES[kind].flatMap(({ path: pattern, to }) => {
    const rest = restOf(pattern, path);
    return rest === null ? [] : textsAt(value, rest).map((text) => ({ text, to }));
  });
}

/** The names in what names a line of a table of check-ins: its date, subject and author, as far as it has them. */
export function namedInLine(line: string): { text: string; to: readonly Target[] }[] {
  const [, about = '', author = ''] = line.replace(/ \(\d+\)$/, '').split(' ');
  const named = [
    { text: about, to: ['objective', 'key-result', 'kpi', 'initiative'] as const },
    { text: author, to: ['person'] as const },
  ];
  return named.filter(({ text }) => text !== '');
}

/** What of a pattern lies below a path; null where the path does not lead there. */
function restOf(pattern: readonly string[], path: readonly string[]): readonly string[] | null {
  if (
    !path.every((key, at) => at >= pattern.length || pattern[at] === '*' || pattern[at] === key)
  ) {
    return null;
  }
  return pattern.slice(path.length);
}

function textsAt(value: YamlValue | undefined, [key, ...rest]: readonly string[]): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item) =>
      textsAt(item, key === '*' ? rest : key === undefined ? [] : [key, ...rest]),
    );
  }
  if (typeof value === 'object') {
    const inner = key === undefined || key === '*' ? value['to'] : value[key];
    return Object.hasOwn(value, key === undefined || key === '*' ? 'to' : key)
      ? textsAt(inner, rest)
      : [];
  }
  return typeof value === 'string' && (key === undefined || key === '*') ? [value] : [];
}
