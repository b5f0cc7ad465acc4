import type { Result } from '../audit/index.ts';
import { judgeVisible, type Publication, publishMoment, readSettingsThen } from '../index.ts';
import { narrow, USUAL_AUDIENCE } from '../publish/index.ts';
import type { Options } from './definition.ts';
import type { Io } from './io.ts';
import type { Organisation } from './organisation.ts';

/** What the audience of `--audience` may see of an organisation and of its past. */
export async function publicationOf(
  { moment, result, lack }: Organisation,
  options: Options,
  io: Io,
): Promise<Publication> {
  const audience = options.text('audience') ?? USUAL_AUDIENCE;
  return publishMoment({ moment, result, lack }, audience, io.env);
}

/** The result as the audience may know it; all of it when none is asked for. */
export async function visibleTo(
  { moment, result }: Organisation,
  options: Options,
  io: Io,
): Promise<Result> {
  const audience = options.text('audience');
  if (audience === null) return result;
  const { around } = await readSettingsThen(moment, io.env);
  const known = { ...result, configAt: around };
  return narrow(known, audience, judgeVisible(known));
}
