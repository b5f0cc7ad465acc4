import type { Publication } from '../../../publish/index.ts';
import { count, day } from '../../format.ts';
import { standings } from '../history/trends.ts';
import { tally, tallyWords } from './severity.ts';

/** One fact of the last audit. */
export interface AuditFact {
  term: string;
  value: string;
  note: string;
  href: string | null;
}

/** When the last audit was, what it looked at and what it showed. */
export function lastAudit(publication: Publication): AuditFact[] {
  const { asOf, commit, commitHref, rules, findings, suppressed, tolerated } = publication;
  const off = rules.filter(({ severity }) => severity === 'off').length;
  const fact = (term: string, value: string, note = '', href: string | null = null): AuditFact => ({
    ...{ term, value, note, href },
  });
  return [
    fact('Judged as of', day(asOf)),
    commit === null
      ? fact('Commit', 'none', 'from files that are not committed')
      : fact('Commit', commit.slice(0, 7), '', commitHref),
    fact('Rules', String(rules.length - off), off === 0 ? 'all of them' : `${off} turned off`),
    fact('Found', tallyWords(tally(findings)), since(publication)),
    fact('Suppressed', String(suppressed), suppressed === 0 ? '' : 'with a reason and a last day'),
    fact('Tolerated', String(tolerated), debtWords(publication)),
  ];
}

/** `3 fewer than on 31 Oct 2026`; empty without an audit before. */
function since(publication: Publication): string {
  const [now, before] = standings(publication).toReversed();
  if (now === undefined || before === undefined) return '';
  const sum = (of: { findings: Record<'error' | 'warn' | 'info', number> }) =>
    of.findings.error + of.findings.warn + of.findings.info;
  return difference(sum(now) - sum(before), before.on);
}

/** What became of old debt since it was at its highest; empty where there never was any. */
function debtWords(publication: Publication): string {
  const all = standings(publication);
  const most = all.reduce(
    (a, b) => (b.tolerated > a.tolerated ? b : a),
    all[0] ?? { tolerated: 0, on: '' },
  );
  if (most.tolerated === 0) return '';
  return most.tolerated === publication.tolerated
    ? 'as old debt'
    : `as old debt; ${count(most.tolerated, 'finding')} on ${day(most.on)}`;
}

function difference(change: number, on: string): string {
  if (change === 0) return `as many as on ${day(on)}`;
  return `${Math.abs(change)} ${change < 0 ? 'fewer' : 'more'} than on ${day(on)}`;
}
