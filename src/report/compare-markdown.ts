import type { Comparison } from '../compare/index.ts';
import type { Finding } from '../finding/index.ts';
import { SHARES } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
import { cellText, fitSections, MOST_ROWS, marker, section, table } from './comment.ts';
import {
  changeText,
  comparedText,
  eventText,
  standingText,
  traceabilityText,
  verdictOf,
  whenText,
} from './compare-words.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { count, share } from './words.ts';

/**
 * A comparison as the comment of a pull request: a hidden marker, the verdict, then sections, cut by
 * whole sections where they do not fit.
 */
export function compareMarkdown(comparison: Comparison): string {
  const verdict = plainMarkdown(verdictOf(comparison).join('; '));
  if (comparison.isEmpty) return `${marker('compare')}\n${verdict}\n`;
  const { changed, status, alignment, touched, traceability } = changeSections(comparison);
  const sections = [
    changed,
    section('Findings added', findingTable(comparison.findings.added)),
    status,
    alignment,
    touched,
    traceability,
    section('Findings mended', findingTable(comparison.findings.mended)),
  ];
  const beginning = `${marker('compare')}\n**${verdict}**\n\n${comparedText(comparison)}; ${keptText(comparison)}\n`;
  return fitSections(beginning, sections, 'throughline compare shows all.');
}

/** What a change means, as sections of a comment; each empty where there is nothing to say. */
export function changeSections(comparison: Comparison) {
  return {
    changed: section('What changed', changedTable(comparison)),
    status: section('Status', standingTable(comparison)),
    alignment: section('Alignment', alignmentTable(comparison)),
    touched: section('What it touches', touchedList(comparison)),
    traceability: section('Patch traceability', traceabilityList(comparison)),
  };
}

function keptText({ findings: { kept } }: Comparison): string {
  return `${count(kept.length, 'finding')} kept.`;
}

function changedTable({ records, settings }: Comparison): string[] {
  const rows = records.flatMap(({ ref, events, due }) =>
    events.map((event) => [ref, `${eventText(event)}${whenText(event, due)}`, event.reason ?? '']),
  );
  const set = settings.map((change) => ['throughline.yaml', changeText(change), '']);
  return table(['record', 'what', 'reason given'], [...rows, ...set]);
}

function standingTable({ standings }: Comparison): string[] {
  const rows = standings.map(({ ref, before, after }) => {
    return [ref, standingText(before), standingText(after)];
  });
  return table(['record', 'before', 'after'], rows);
}

function alignmentTable({ alignment: { index, shares } }: Comparison): string[] {
  const all = [{ name: 'index', ...index }, ...SHARES.map((name) => ({ name, ...shares[name] }))];
  const rows = all
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => [name, share(before), share(after)]);
  return table(['share', 'before', 'after'], rows);
}

function touchedList({ touched: { above, below } }: Comparison): string[] {
  const line = (word: string, refs: readonly Ref[]) => {
    if (refs.length === 0) return [];
    const left = refs.length - MOST_ROWS;
    const named = [...refs.slice(0, MOST_ROWS).map((text) => cellText(text))].join(', ');
    return [`- ${word}: ${named}${left > 0 ? ` and ${left} more` : ''}`];
  };
  return [...line('above', above), ...line('below', below)];
}

function traceabilityList(comparison: Comparison): string[] {
  const { missing, over } = comparison.traceability;
  if (over === 0) return [];
  const lines = missing.slice(0, MOST_ROWS).map((ref) => `- ${cellText(ref)} does not`);
  return [`${traceabilityText(comparison)}`, ...(lines.length > 0 ? ['', ...lines] : [])];
}

/** Findings as a table of a comment. */
export function findingTable(findings: readonly Finding[]): string[] {
  const rows = findings.map(({ severity, rule, file, start, message }) => {
    return [severity, `${file}:${start.line}`, message, rule];
  });
  return table(['severity', 'where', 'what', 'rule'], rows);
}
