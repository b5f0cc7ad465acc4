import type { Publication } from '../../publish/index.ts';

/** The picture beside the name, as a file below the folder of the site; null where there is none. */
export function logoFile({ site: { logo } }: Publication): { path: string; text: Buffer } | null {
  if (logo === null) return null;
  return { path: logo.href.slice(1), text: Buffer.from(logo.base64, 'base64') };
}
