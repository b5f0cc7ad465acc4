import type { Result } from '../audit/index.ts';
import { judgeVisible, type Publication, publishFor } from '../index.ts';
import { narrow, USUAL_AUDIENCE } from '../publish/index.ts';
import type { Options } from './definition.ts';

/** What the audience of `--audience` may see of a result. */
export async function publicationOf(result: Result, options: Options): Promise<Publication> {
  return publishFor(result, options.text('audience') ?? USUAL_AUDIENCE);
}

/** The result as the audience may know it; all of it when none is asked for. */
export function visibleTo(result: Result, options: Options): Result {
  const audience = options.text('audience');
  return audience === null ? result : narrow(result, audience, judgeVisible(result));
}
