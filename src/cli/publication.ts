import type { Result } from '../audit/index.ts';
import { type Publication, publishFor } from '../index.ts';
import { USUAL_AUDIENCE } from '../publish/index.ts';
import type { Options } from './definition.ts';

/** What the audience of `--audience` may see of a result. */
export async function publicationOf(result: Result, options: Options): Promise<Publication> {
  return publishFor(result, options.text('audience') ?? USUAL_AUDIENCE);
}
