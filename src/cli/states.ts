import type { Result } from '../audit/index.ts';
import type { Comparison } from '../compare/index.ts';
import { compareMoments, openComparison } from '../index.ts';
import { type Options, usesCache } from './definition.ts';
import { identitiesOf } from './identities.ts';
import type { Io } from './io.ts';
import { asOfFlag, stageName } from './organisation.ts';
import { createProgress } from './progress.ts';
import { findRoot } from './root.ts';

/** Reads, judges and compares two states of the organisation, with progress on stderr. */
export async function compareStates(
  io: Io,
  options: Options,
  base: string,
  head: string | null,
): Promise<{ comparison: Comparison; before: Result; after: Result }> {
  const root = findRoot(io, options);
  const asOf = asOfFlag(options);
  const progress = createProgress(io);
  try {
    const direct = options.has('direct');
    const moments = await openComparison({
      root,
      base,
      head,
      direct,
      asOf,
      identities: identitiesOf(io, options),
      cache: usesCache(options),
      env: io.env,
      now: io.now,
    });
    progress('reading the history');
    return await compareMoments(moments, {
      env: io.env,
      onStage: (stage, done, total) => progress(stageName(stage), done, total),
    });
  } finally {
    progress.end();
  }
}
