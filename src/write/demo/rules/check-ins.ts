import type { Records } from '../../../schema/index.ts';
import type { Fact } from '../fact.ts';
import { dayOfMoment, momentAt, workday, workingMoment } from '../moment.ts';
import { pick } from '../seeded.ts';
import { capitalised } from '../words.ts';

/** A check-in, and what it is about. */
export interface Told {
  fact: Fact;
  about: string[];
}

/** Check-ins: pages on their day, and one appended line for each of those in tables. */
export function tellCheckIns({ 'check-ins': checkIns }: Records): Told[] {
  const facts: Told[] = [];
  const tables = new Map<string, number>();
  const inOrder = checkIns.toSorted((a, b) => lineOf(a.id) - lineOf(b.id));
  for (const { id, file, data } of inOrder) {
    const by = data.author ?? '';
    const about = (data.about ?? []).map(String);
    const day = workday(data.date ?? '');
    const message = wordsOf(by, file.endsWith('.csv') ? (about[0] ?? '') : id);
    let at = workingMoment(day, by, `check-in ${id}`);
    if (!file.endsWith('.csv')) {
      facts.push({ about, fact: { path: file, at, by, message } });
      continue;
    }
    const before = tables.get(file);
    if (before !== undefined && at <= before) at = laterThan(before, day, by);
    tables.set(file, at);
    const line = lineOf(id);
    const undo = (text: string) => upTo(text, line - 1);
    facts.push({
      about,
      fact: { path: file, at, by, message, ...(before !== undefined && { undo }) },
    });
  }
  return facts;
}

function laterThan(before: number, day: string, by: string): number {
  return dayOfMoment(before) === day ? before + 900 : momentAt(day, '09:00', by);
}

/** `platform/7` is the line 7 of its table. */
function lineOf(id: string): number {
  const line = Number(id.slice(id.lastIndexOf('/') + 1));
  return Number.isInteger(line) ? line : 0;
}

function upTo(text: string, lines: number): string {
  return text
    .split(/(?<=\n)/)
    .slice(0, lines)
    .join('');
}

function wordsOf(by: string, subject: string): string {
  const name = subject.slice(subject.lastIndexOf('/') + 1).replace(/^\w+:/, '');
  const words = name.replaceAll('-', ' ');
  return pick(by, [
    `Check-in: ${words}`,
    `check-in on ${words}`,
    `How ${words} stands`,
    `${capitalised(words)}, check-in`,
    `checkin ${name}`,
  ]);
}
