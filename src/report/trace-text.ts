import type { Page } from './style.ts';
import type { Subject } from './subject.ts';
import type { Branch, ThroughlineTree } from './trace.ts';
import { visible } from './visible.ts';
import { share, statusText } from './words.ts';
import { cut, hang } from './wrap.ts';

/** A throughline as two trees, upward and downward, drawn with box characters. */
export function traceText(tree: ThroughlineTree, vision: string | null, page: Page): string {
  const { style } = page;
  const top =
    vision === null || !endsInPriority(tree) ? [] : [style.dim(`   vision: ${visible(vision)}`)];
  const lines = [
    named(tree.subject, page),
    ...verdictOf(tree, page),
    '',
    style.bold('Up: what it serves'),
    ...drawn(tree.up, page, 'nothing'),
    ...top,
    '',
    style.bold('Down: what serves it'),
    ...drawn(tree.down, page, 'nothing'),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictOf({ chain, reached }: ThroughlineTree, { style, width }: Page): string[] {
  if (chain === null || chain.length < 2) {
    return reached === false ? [style.red('No line leads to a live priority.')] : [];
  }
  const line = chain.map(visible).join(' → ');
  return reached
    ? [hang(`${style.green('Throughline:')} `, line, width)]
    : [hang(`${style.red('No line leads to a live priority; it got as far as')} `, line, width)];
}

function drawn(branches: Branch[], page: Page, none: string): string[] {
  if (branches.length === 0) return [`└─ ${page.style.dim(none)}`];
  const lines: string[] = [];
  draw(branches, '', page, lines);
  return lines;
}

function draw(branches: Branch[], before: string, page: Page, lines: string[]): void {
  for (const [index, branch] of branches.entries()) {
    const isLast = index === branches.length - 1;
    const weight = branch.weight === null ? '' : ` (weight ${branch.weight})`;
    const more =
      branch.cut === null
        ? ''
        : page.style.dim(branch.cut === 'shown' ? ' (shown elsewhere)' : ' …');
    const lead = `${before}${isLast ? '└─ ' : '├─ '}`;
    lines.push(
      `${lead}${page.style.dim(`${branch.link}${weight}`)} ${named(branch.subject, page, lead.length + branch.link.length + weight.length + 1)}${more}`,
    );
    draw(branch.branches, `${before}${isLast ? '   ' : '│  '}`, page, lines);
  }
}

/** `kpi:checkout-p95  Checkout p95  ◐ at risk 0.62`, the title cut so that the line fits. */
function named(subject: Subject, { style, width }: Page, taken = 0): string {
  const ref = visible(subject.ref);
  const status = subject.status === null ? '' : `  ${statusText(subject.status, style)}`;
  const score = subject.score === null ? '' : ` ${share(subject.score)}`;
  const room = width === null ? null : Math.max(12, width - taken - ref.length - 26);
  const title = visible(subject.title);
  return `${style.bold(ref)}  ${room === null ? title : cut(title, room)}${status}${score}`;
}

function endsInPriority(tree: ThroughlineTree): boolean {
  const open = [...tree.up];
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    if (branch.subject.ref.startsWith('priority:')) return true;
    open.push(...branch.branches);
  }
  return tree.subject.ref.startsWith('priority:');
}
