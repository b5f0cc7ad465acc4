import type { Finding } from '../finding/index.ts';
import { refuseError, refuseLink } from './refusals.ts';
import type { Source } from './source.ts';

/**
 * The bytes of one file of the repository; null when it is not there, a finding when it is refused,
 * or reached through a link.
 */
export function readSingleFile(source: Source, path: string): Uint8Array | Finding | null {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const way = parts.slice(0, index + 1).join('/');
    try {
      const kind = source.inspect(way);
      if (kind === null) return null;
      if (kind === 'link') return refuseLink(path);
    } catch (error) {
      return refuseError(path, error);
    }
  }
  return source.read(path, path);
}
