import type { Finding } from '../finding/index.ts';
import type { ContentFile, SkippedFile } from '../read/index.ts';
import type { Entry } from './entry.ts';
import { parseFiles } from './file.ts';

/** What parsing brings. */
type Parsed = Awaited<ReturnType<typeof parseFiles>>;

/** What one version of one file brought. */
interface Version {
  entry: Entry | null;
  failed: SkippedFile | null;
  findings: Finding[];
}

/**
 * Parses files as {@link parseFiles} does, each version once: bytes that are the same object, at the
 * same path, are not parsed again, in however many trees they lie.
 */
export class ParsedVersions {
  readonly #known = new WeakMap<Uint8Array, Map<string, Version>>();

  async parse(files: readonly ContentFile[]): Promise<Parsed> {
    const fresh = files.filter(({ path, bytes }) => this.#known.get(bytes)?.has(path) !== true);
    this.#keep(fresh, await parseFiles(fresh));
    const versions = files.flatMap(({ path, bytes }) => this.#known.get(bytes)?.get(path) ?? []);
    return {
      entries: versions.flatMap(({ entry }) => entry ?? []),
      failed: versions.flatMap(({ failed }) => failed ?? []),
      findings: versions.flatMap(({ findings }) => findings),
    };
  }

  #keep(files: readonly ContentFile[], parsed: Parsed): void {
    const entries = new Map(parsed.entries.map((entry) => [entry.file, entry]));
    const failed = new Map(parsed.failed.map((file) => [file.path, file]));
    const findings = Map.groupBy(parsed.findings, ({ file }) => file);
    for (const { path, bytes } of files) {
      const versions = this.#known.get(bytes) ?? new Map<string, Version>();
      versions.set(path, {
        entry: entries.get(path) ?? null,
        failed: failed.get(path) ?? null,
        findings: findings.get(path) ?? [],
      });
      this.#known.set(bytes, versions);
    }
  }
}
