import type { ChangedRecord, Comparison } from '../compare/index.ts';
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
import type { Page } from './style.ts';
import { visible } from './visible.ts';
import { count, severityText, share } from './words.ts';
import { hang } from './wrap.ts';

/** A comparison for people at a terminal: the verdict first, then what it rests on. */
export function comparisonText(comparison: Comparison, page: Page): string {
  const { style, width } = page;
  const verdict = style.bold(hang('', visible(verdictOf(comparison).join('; ')), width));
  if (comparison.isEmpty) return `${verdict}\n`;
  const sections = [
    section('What changed', changedLines(comparison, page), page),
    section('Status', standingLines(comparison, page), page),
    section('Alignment', alignmentLines(comparison), page),
    section('What it touches', touchedLines(comparison, page), page),
    section('Findings', findingLines(comparison, page), page),
    section('Patch traceability', traceabilityLines(comparison, page), page),
  ];
  const compared = style.dim(`Compared: ${comparedText(comparison)}`);
  return `${[`${verdict}\n${compared}`, ...sections.filter((text) => text !== '')].join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[], { style }: Page): string {
  return lines.length === 0 ? '' : [style.bold(title), ...lines].join('\n');
}

function changedLines({ records, settings }: Comparison, page: Page): string[] {
  const changed = settings.map((change) => hang('    ', visible(changeText(change)), page.width));
  return [
    ...records.flatMap((record) => recordLines(record, page)),
    ...(changed.length === 0 ? [] : ['  throughline.yaml', ...changed]),
  ];
}

function recordLines(record: ChangedRecord, { style, width }: Page): string[] {
  const was = record.was === null ? '' : style.dim(`  was ${visible(record.was)}`);
  return [
    `  ${style.bold(visible(record.ref))}  ${visible(record.title)}${was}`,
    ...record.events.map((event) => {
      const reason = event.reason === null ? '' : ` (${event.reason})`;
      const text = `${eventText(event)}${whenText(event, record.due)}${reason}`;
      return hang('    ', visible(text), width);
    }),
  ];
}

function standingLines({ standings }: Comparison, { style }: Page): string[] {
  return standings.map(({ ref, before, after }) => {
    return `  ${style.bold(visible(ref))}  ${standingText(before)} → ${standingText(after)}`;
  });
}

function alignmentLines({ alignment: { index, shares } }: Comparison): string[] {
  const rows = [{ name: 'index', ...index }, ...SHARES.map((name) => ({ name, ...shares[name] }))];
  return rows
    .filter(({ before, after }) => before !== after)
    .map(({ name, before, after }) => `  ${name.padEnd(13)} ${share(before)} → ${share(after)}`);
}

const MOST_NAMED = 20;

function touchedLines({ touched: { above, below } }: Comparison, { width }: Page): string[] {
  const line = (word: string, refs: readonly Ref[]) => {
    if (refs.length === 0) return [];
    const more = refs.length > MOST_NAMED ? [`and ${refs.length - MOST_NAMED} more`] : [];
    const named = [...refs.slice(0, MOST_NAMED).map(visible), ...more].join(', ');
    return [hang(`  ${word}: `, named, width)];
  };
  return [...line('above', above), ...line('below', below)];
}

function findingLines({ findings: { added, mended, kept } }: Comparison, page: Page): string[] {
  if (added.length + mended.length === 0) return [];
  return [
    ...added.map((finding) => findingLine('added ', finding, page)),
    ...mended.map((finding) => findingLine('mended', finding, page)),
    page.style.dim(`  ${count(kept.length, 'finding')} kept`),
  ];
}

function findingLine(word: string, finding: Finding, { style, width }: Page): string {
  const { severity, file, start, message } = finding;
  const place = `${visible(file)}:${start.line}:${start.column}`;
  return hang(
    `  ${word}  ${severityText(severity, style)}  `,
    `${visible(message)} ${place}`,
    width,
  );
}

function traceabilityLines(comparison: Comparison, { width }: Page): string[] {
  const { missing, over } = comparison.traceability;
  if (over === 0) return [];
  return [
    `  ${traceabilityText(comparison)}`,
    ...(missing.length === 0 ? [] : [hang('  not: ', missing.map(visible).join(', '), width)]),
  ];
}
