import { isoWeek } from '../../calendar/index.ts';
import type { NewFile } from './new-file.ts';
import { fieldsText } from './yaml.ts';

/** What somebody has said in the form; '' for what was left open. */
export interface CheckInDraft {
  date: string;
  author: string;
  /** `objective:faster-checkout` */
  about: string;
  status: string;
  confidence: number | null;
  /** Values of key results, by `objective.key-result`. */
  values: Record<string, number>;
  explains: { kpi: string; on: string }[];
  decisions: { text: string; owner: string; due: string }[];
  supportNeeded: { from: string; what: string }[];
  progress: string;
  obstacles: string;
  support: string;
  next: string;
}

/** The file of a check-in: in the folder of its week, named after what it is about. */
export function checkInFile(root: string, draft: CheckInDraft): NewFile {
  const { date, author, about, status, confidence, values, explains } = draft;
  const front = fieldsText({
    date,
    author,
    about: about === '' ? null : [about],
    status,
    confidence,
    values,
    explains,
    decisions: draft.decisions.filter(({ text }) => text !== ''),
    support_needed: draft.supportNeeded.filter(({ from, what }) => from !== '' && what !== ''),
  });
  const parts = [
    ['Progress', draft.progress],
    ['Obstacles', draft.obstacles],
    ['Support', draft.support],
    ['Next', draft.next],
  ] as const;
  const body = parts
    .filter(([, words]) => words.trim() !== '')
    .map(([title, words]) => `\n## ${title}\n\n${words.trim()}\n`)
    .join('');
  return {
    folder: `${root}/check-ins/${isoWeek(date)}`,
    name: `${about.slice(about.indexOf(':') + 1) || 'check-in'}.md`,
    text: front + body,
  };
}
