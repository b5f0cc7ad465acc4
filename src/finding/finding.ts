import { hash } from 'node:crypto';
import type { Place, Position } from './place.ts';

export type Severity = 'error' | 'warn' | 'info';

/** A second place that helps to understand a finding, such as the first of two definitions. */
export interface Related extends Place {
  message: string;
}

/** The record a finding is about. */
export interface EntityRef {
  kind: string;
  id: string;
}

/** What may be written in place of the text a finding stands at. */
export interface Instead {
  /** Without quotes, best first. */
  texts: string[];
  /** Whether nothing else can be meant than the one text there is: then it is written without asking. */
  isCertain: boolean;
}

/** What is wrong, where, what was expected and how to mend it; the same value in every format. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** What happened: one plain sentence. */
  message: string;
  /** What was expected, with the allowed values. */
  expected?: string;
  /** What to do. */
  hint?: string;
  instead?: Instead;
  file: string;
  start: Position;
  end: Position;
  entity?: EntityRef;
  /** How far a chain of links got, as references (`kpi:p95-latency`). */
  chain?: string[];
  related?: Related[];
  /** Stable when lines shift: made of rule, file, entity and message, never of a position. */
  fingerprint: string;
  /** Address of the rule's page on the published site, below its base. */
  docs: string;
}

/** What a stage says about a place; {@link createFinding} completes it. */
export interface FindingDraft {
  rule: string;
  severity?: Severity;
  message: string;
  expected?: string | undefined;
  hint?: string | undefined;
  instead?: Instead | undefined;
  place: Place;
  entity?: EntityRef | undefined;
  chain?: string[] | undefined;
  related?: Related[] | undefined;
}

/** Where a rule's page stands on the published site. */
const DOCS = '/audit/rules';

/** Completes a draft (severity `error` unless said), leaving out what is absent. */
export function createFinding(draft: FindingDraft): Finding {
  const { rule, message, expected, hint, instead, place, entity, chain, related } = draft;
  return {
    rule,
    severity: draft.severity ?? 'error',
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(hint === undefined ? {} : { hint }),
    ...(instead === undefined || instead.texts.length === 0 ? {} : { instead }),
    file: place.file,
    start: place.start,
    end: place.end,
    ...(entity === undefined ? {} : { entity }),
    ...(chain === undefined ? {} : { chain }),
    ...(related === undefined || related.length === 0 ? {} : { related }),
    fingerprint: fingerprint([rule, place.file, entity?.kind, entity?.id, message]),
    docs: `${DOCS}/${rule}/`,
  };
}

/** Order of every list of findings: file, position, rule, message; by code unit, never by locale. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.start.offset - b.start.offset ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Compares by UTF-16 code unit: the same order on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fingerprint(parts: (string | undefined)[]): string {
  return hash('sha256', parts.join('\0'), 'hex').slice(0, 16);
}
