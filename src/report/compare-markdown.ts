import type { Comparison } from '../compare/index.ts';
import type { Finding } from '../finding/index.ts';
import { SHARES } from '../measure/index.ts';
import type { Ref } from '../schema/index.ts';
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
import { visible } from './visible.ts';
import { count, share } from './words.ts';

/** By this a program finds its comment again. */
const MARKER = '<!-- throughline:compare -->';

/** What GitHub takes as one comment, in characters. */
const LONGEST = 65_536;
const ROOM = LONGEST - 200;

/**
 * A comparison as the comment of a pull request: a hidden marker, the verdict, then sections, cut by
 * whole sections where they do not fit.
 */
export function compareMarkdown(comparison: Comparison): string {
  const verdict = plainMarkdown(verdictOf(comparison).join('; '));
  if (comparison.isEmpty) return `${MARKER}\n${verdict}\n`;
  const sections = [
    section('What changed', changedTable(comparison)),
    section('Findings added', findingTable(comparison.findings.added)),
    section('Status', standingTable(comparison)),
    section('Alignment', alignmentTable(comparison)),
    section('What it touches', touchedList(comparison)),
    section('Patch traceability', traceabilityList(comparison)),
    section('Findings mended', findingTable(comparison.findings.mended)),
  ];
  let text = `${MARKER}\n**${verdict}**\n\n${comparedText(comparison)}; ${keptText(comparison)}\n`;
  let left = 0;
  for (const one of sections) {
    if (text.length + one.length <= ROOM) text += one;
    else left += 1;
  }
  return left === 0
    ? text
    : `${text}\n${count(left, 'section')} left out to fit; throughline compare shows all.\n`;
}

function keptText({ findings: { kept } }: Comparison): string {
  return `${count(kept.length, 'finding')} kept.`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n### ${title}\n\n${lines.join('\n')}\n`;
}

const MOST_ROWS = 50;

/** A table; its cells are plain text from content. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const left = rows.length - MOST_ROWS;
  return [
    line(heads),
    line(heads.map(() => '---')),
    ...rows.slice(0, MOST_ROWS).map((cells) => line(cells.map(cellText))),
    ...(left > 0 ? ['', `… and ${left} more.`] : []),
  ];
}

const MOST_IN_A_CELL = 160;

function cellText(text: string): string {
  const letters = [...visible(text)];
  const isLong = letters.length > MOST_IN_A_CELL;
  return plainMarkdown(isLong ? `${letters.slice(0, MOST_IN_A_CELL - 1).join('')}…` : text);
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
    const named = [...refs.slice(0, MOST_ROWS).map(cellText)].join(', ');
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

function findingTable(findings: readonly Finding[]): string[] {
  const rows = findings.map(({ severity, rule, file, start, message }) => {
    return [severity, `${file}:${start.line}`, message, rule];
  });
  return table(['severity', 'where', 'what', 'rule'], rows);
}
