import type { Place } from '../finding/index.ts';
import type { Source } from './source.ts';

/** The bytes of one file that holds a record, or of the configuration. */
export interface ContentFile {
  /** Relative to the repository's root, with `/`; the name every finding uses. */
  path: string;
  /** Path of the file below its content root: `kpis/checkout-availability.md`. */
  within: string;
  /** Content root as configured or as given by `--content`. */
  root: string;
  /** Empty for a file whose ending no record has: such a file is named, never read. */
  bytes: Uint8Array;
}

/** A file that lies in a content root and could not be taken in, and why stands in a finding. */
export interface SkippedFile {
  path: string;
  within: string;
}

/** A folder that holds records. */
export interface ContentRoot {
  /** As findings show it: `content`, or what `--content` was given. */
  name: string;
  /** Absolute. */
  path: string;
  /** Given by `--content`: the operator's word, so it may lie outside the repository. */
  external: boolean;
  /** Where the configuration names it; the start of the configuration when not said. */
  place?: Place;
  /** Nobody named it: that it is not there is nothing to report. */
  assumed?: true;
  /** Where an external root is read from, its own folder the top; the disk when not said. */
  source?: Source;
}
