import { SHARES, type ShareName } from '../../measure/index.ts';
import type { TakenSnapshot } from '../../snapshot/index.ts';
import type { Repository } from '../repository.ts';
import type { PublishedFigures, PublishedSnapshot } from './published-history.ts';

/** Snapshots that were taken from a commit, as plain figures. */
export function publishSnapshots(
  taken: readonly TakenSnapshot[],
  repository: Repository,
): PublishedSnapshot[] {
  return taken.flatMap((one) => {
    const { on, commit, ends } = one;
    if (commit === null) return [];
    return [{ on, commit, href: repository.commit(commit), ends, ...publishFigures(one) }];
  });
}

export function publishFigures({ snapshot }: Pick<TakenSnapshot, 'snapshot'>): PublishedFigures {
  const { alignment, statuses, findings, tolerated } = snapshot;
  const shares = SHARES.map((name) => [name, alignment.shares[name].value]);
  return {
    index: alignment.index,
    shares: Object.fromEntries(shares) as Record<ShareName, number | null>,
    statuses,
    findings,
    tolerated,
  };
}
