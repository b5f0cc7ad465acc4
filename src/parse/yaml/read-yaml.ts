import { type Event, parseEvents, YAMLException } from 'js-yaml';
import type { YamlValue } from '../entry.ts';
import { buildData } from './data.ts';
import type { Fault } from './fault.ts';
import { DEEPEST, directive } from './refusals.ts';
import { explainSyntax } from './syntax.ts';

/** The library stops soon after our own limit, which has the better place. */
export const PARSER_OPTIONS = { maxDepth: DEEPEST + 8 };

/** Plain data of a YAML text, null when it is empty; and all that it may not say. */
export function readYaml(source: string): { data: YamlValue; faults: Fault[] } {
  const order = findDirective(source);
  if (order !== null) return { data: null, faults: [order] };
  let events: Event[];
  try {
    events = parseEvents(source, PARSER_OPTIONS);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { data: null, faults: [explainSyntax(source, error)] };
  }
  return buildData(source, events);
}

/** A first line, comments and blank ones apart, that begins with `%`. */
function findDirective(source: string): Fault | null {
  for (let at = 0; at < source.length; ) {
    const end = endOfLine(source, at);
    if (source[at] === '%') return directive(at, end);
    if (!/^[ \t]*(?:#|$)/.test(source.slice(at, end))) return null;
    at = source[end] === '\r' && source[end + 1] === '\n' ? end + 2 : end + 1;
  }
  return null;
}

function endOfLine(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\n' || source[at] === '\r') return at;
  }
  return source.length;
}
