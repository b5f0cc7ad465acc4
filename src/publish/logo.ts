import { createHash } from 'node:crypto';
import type { Config } from '../schema/index.ts';
import type { PublishedLogo } from './publication.ts';

/** A picture whose bytes were looked at. */
export interface LogoPicture {
  /** Its ending. */
  type: string;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** The logo as a file whose name changes with what is in it; what it shows is said where the title does not. */
export function publishLogo(
  logo: LogoPicture | null,
  { site, organization }: Pick<Config, 'site' | 'organization'>,
): PublishedLogo | null {
  if (logo === null) return null;
  const { type, width, height, bytes } = logo;
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const isSaid = site.title.includes(organization.name);
  return {
    href: `/_assets/logo-${hash}.${type}`,
    alt: isSaid ? '' : organization.name,
    width,
    height,
    base64: Buffer.from(bytes).toString('base64'),
  };
}
