/** The picture that stands beside the name of the site, as the configuration asks for it. */
import { createFinding, type Finding } from './finding/index.ts';
import { type Picture, readPicture, type Source } from './read/index.ts';
import type { Config } from './schema/index.ts';

/** The logo of a moment; a finding at its line of the configuration where it cannot be shown. */
export async function readLogo(
  source: Source,
  { site, places }: Config,
): Promise<{ logo: Picture | null; findings: Finding[] }> {
  if (site.logo === null) return { logo: null, findings: [] };
  const read = await readPicture(source, site.logo);
  if ('bytes' in read) return { logo: read, findings: [] };
  const place = places.value(['site', 'logo']);
  return { logo: null, findings: [createFinding({ rule: 'site/logo', ...read, place })] };
}
