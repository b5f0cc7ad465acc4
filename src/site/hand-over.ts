import type { Publication } from '../publish/index.ts';

/** Where pages find what is handed over; Astro renders them in the process that builds. */
const SHELF = Symbol.for('throughline.publications');

let handed = 0;

/** A publication within reach of the pages that are rendered in this process. */
export interface HandOver {
  /** The text of a module whose default export is the publication. */
  code: string;
  /** Ends it, so that the memory comes free. */
  end(): void;
}

/**
 * Puts a publication where pages of this process find it. As JSON within a module it would be read
 * by the bundler, written to the disk and compiled again, which at 1,000 KPIs costs more than the pages.
 */
export function handOver(publication: () => Publication): HandOver {
  const shelf = shelfOf(globalThis);
  const name = String(++handed);
  shelf.set(name, publication);
  return {
    code: `export default globalThis[Symbol.for(${JSON.stringify(SHELF.description)})].get(${JSON.stringify(name)})();`,
    end: () => void shelf.delete(name),
  };
}

function shelfOf(world: object): Map<string, () => Publication> {
  const known: unknown = Reflect.get(world, SHELF);
  if (known instanceof Map) return known;
  const shelf = new Map<string, () => Publication>();
  Reflect.set(world, SHELF, shelf);
  return shelf;
}
