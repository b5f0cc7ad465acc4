import type { Place } from '../finding/index.ts';
import { type Explanation, quantity } from '../measure/index.ts';
import type { Page } from './style.ts';
import type { Subject } from './subject.ts';
import { visible } from './visible.ts';
import { figure, statusText } from './words.ts';
import { hang, pad } from './wrap.ts';
import type { Writing } from './writing.ts';

type Input = Explanation['inputs'][number];
/** Who last wrote what stands at a place; null where that is not known. */
type WritingAt = (place: Place) => Writing | null;

const LABEL = 9;

/**
 * Every number of a record as a readable block: value, formula, figures, rule, where from and since
 * which commit.
 */
export function explainText(
  subject: Subject,
  explanations: readonly Explanation[],
  writingAt: WritingAt,
  page: Page,
): string {
  const { style } = page;
  const status = subject.status === null ? '' : `  ${statusText(subject.status, style)}`;
  const heading = [
    `${style.bold(visible(subject.ref))}  ${visible(subject.title)}${status}`,
    ...(subject.file === null ? [] : [style.dim(visible(subject.file))]),
  ];
  const blocks = explanations.map((explanation) => blockOf(explanation, writingAt, page));
  const nothing = `Nothing is computed about ${visible(subject.ref)}.`;
  return `${[heading.join('\n'), ...(blocks.length === 0 ? [nothing] : blocks)].join('\n\n')}\n`;
}

function blockOf(explanation: Explanation, writingAt: WritingAt, page: Page): string {
  const { title, formula, figures, rule, inputs } = explanation;
  return [
    `${page.style.bold(visible(title))}  ${visible(valueText(explanation))}`,
    labelled('formula', formula, page),
    labelled('figures', figures, page),
    ...(rule === null ? [] : [labelled('rule', rule, page)]),
    ...inputs.map((input, index) =>
      labelled(index === 0 ? 'from' : '', inputText(input, explanation, writingAt), page),
    ),
  ].join('\n');
}

function labelled(label: string, text: string, { style, width }: Page): string {
  return hang(`  ${style.cyan(pad(label, LABEL))}`, visible(text), width);
}

function valueText({ value, text, as, unit }: Explanation): string {
  return text ?? written(value, as, unit);
}

function inputText(input: Input, { unit }: Explanation, writingAt: WritingAt): string {
  const { name, value, as, weight, ref, place } = input;
  return [
    `${name} ${written(value, as, unit)}`,
    ...(weight === undefined ? [] : [`weight ${figure(weight)}`]),
    ...(ref === undefined ? [] : [ref]),
    ...(place === undefined ? [] : [`${place.file}:${place.start.line}`]),
    ...(place === undefined ? [] : writingText(writingAt(place))),
  ].join('  ');
}

function writingText(writing: Writing | null): string[] {
  if (writing === null) return [];
  const { commit, authored } = writing;
  if (commit === null) return ['not committed'];
  return [`${commit.slice(0, 10)}${authored === null ? '' : ` of ${authored.slice(0, 10)}`}`];
}

/** The same for machines: each input with who last wrote it, where that is known. */
export function explainOutput(explanations: readonly Explanation[], writingAt: WritingAt) {
  return explanations.map((explanation) => ({
    ...explanation,
    inputs: explanation.inputs.map((input) => {
      const written = input.place === undefined ? null : writingAt(input.place);
      return written === null ? input : { ...input, written };
    }),
  }));
}

function written(
  value: number | string | null,
  as: Explanation['as'],
  unit: Explanation['unit'],
): string {
  if (value === null) return 'missing';
  if (typeof value === 'string') return value;
  if (as === 'days') return `${figure(value)} ${Math.abs(value) === 1 ? 'day' : 'days'}`;
  return as === 'value' ? quantity(value, unit) : figure(value);
}
