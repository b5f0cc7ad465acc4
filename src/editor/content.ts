import type { Finding } from '../finding/index.ts';
import { type Entry, parseFiles } from '../parse/index.ts';
import { CONFIG_FILE, type ContentFile, readContent, type SkippedFile } from '../read/index.ts';
import { collectRecords, isPlaced, isReadme } from '../schema/index.ts';
import { readEditorSettings, type Settings, type Surroundings } from './settings.ts';
import { Unsaved } from './unsaved.ts';

/** A file as it was read last. */
interface Parsed {
  file: ContentFile;
  entry: Entry | null;
  findings: Finding[];
}

/** The files of an organisation as an editor has them: each is parsed when it changed, and only then. */
export class Content {
  readonly root: string;
  readonly #surroundings: Surroundings;
  readonly #unsaved: Unsaved;
  #settings: Settings | null = null;
  #files = new Map<string, Parsed>();
  /** Files in the content that are not read: notes beside it, what is too large. */
  readonly #strangers = new Set<string>();
  /** The last entry of a file that cannot be read as it is. */
  readonly #last = new Map<string, Entry>();
  #beside: {
    failed: SkippedFile[];
    misplaced: SkippedFile[];
    findings: Finding[];
    isWhole: boolean;
  } = {
    failed: [],
    misplaced: [],
    findings: [],
    isWhole: true,
  };

  constructor(root: string, surroundings: Surroundings) {
    this.root = root;
    this.#surroundings = surroundings;
    this.#unsaved = new Unsaved(root);
  }

  /** Reads everything that is new or changed since the last time. */
  async load(): Promise<void> {
    const { source } = this.#unsaved;
    this.#settings = await readEditorSettings(this.root, source, this.#surroundings);
    const read = await readContent(this.root, this.#settings.roots, undefined, source);
    const placed = read.files.filter(({ within }) => isPlaced(within));
    const before = this.#files;
    const same = placed.flatMap((file) => {
      const known = before.get(file.path);
      return known && isSame(known.file, file) ? known : [];
    });
    this.#files = new Map(same.map((known) => [known.file.path, known]));
    await this.#parse(placed.filter(({ path }) => !this.#files.has(path)));
    this.#beside = {
      failed: [...read.skipped, ...read.encrypted],
      misplaced: read.files.filter(({ within }) => !isPlaced(within)),
      findings: read.findings,
      isWhole: read.isWhole,
    };
  }

  /** Takes in the text an editor holds of a file, null for that of the disk; tells what was read anew. */
  async set(
    path: string,
    text: string | null,
  ): Promise<'nothing' | 'settings' | 'file' | 'everything'> {
    this.#unsaved.set(path, text);
    if (path === CONFIG_FILE) return this.#takeSettings();
    const known = this.#files.get(path);
    if (known === undefined) return this.#meet(path, text);
    const { source } = this.#unsaved;
    const bytes = source.inspect(path) === 'file' && source.read(path, path);
    if (!(bytes instanceof Uint8Array)) {
      await this.load();
      return 'everything';
    }
    if (isSame(known.file, { bytes })) return 'nothing';
    await this.#parse([{ ...known.file, bytes }]);
    return 'file';
  }

  async #takeSettings(): Promise<'settings' | 'everything'> {
    const foldersOf = ({ roots }: Settings) => JSON.stringify(roots.map(({ name }) => name));
    const before = foldersOf(this.settings);
    const { source } = this.#unsaved;
    this.#settings = await readEditorSettings(this.root, source, this.#surroundings);
    if (foldersOf(this.settings) === before) return 'settings';
    await this.load();
    return 'everything';
  }

  /** A file nobody has read: all is looked at, but not again at each letter typed into a stranger. */
  async #meet(path: string, text: string | null): Promise<'nothing' | 'everything'> {
    const isStrange = text !== null && this.#strangers.has(path);
    if (isStrange || this.within(path) === null) return 'nothing';
    await this.load();
    if (!this.#files.has(path)) this.#strangers.add(path);
    return 'everything';
  }

  async #parse(files: readonly ContentFile[]): Promise<void> {
    const { entries, findings } = await parseFiles(files);
    const byFile = new Map(entries.map((entry) => [entry.file, entry]));
    const told = Map.groupBy(findings, ({ file }) => file);
    for (const file of files) {
      const entry = byFile.get(file.path) ?? null;
      if (entry !== null) this.#last.set(file.path, entry);
      this.#files.set(file.path, { file, entry, findings: told.get(file.path) ?? [] });
    }
  }

  get settings(): Settings {
    if (this.#settings === null) throw new Error('the content is asked before it is loaded');
    return this.#settings;
  }

  /** The path of a file below its content root; null where it lies in none. */
  within(path: string): string | null {
    const root = this.settings.roots.find(({ name }) => path.startsWith(`${name}/`));
    return root === undefined ? null : path.slice(root.name.length + 1);
  }

  /** The file as it is; null where it cannot be read, or is not there. */
  entry(path: string): Entry | null {
    if (path === CONFIG_FILE) return this.settings.entry;
    return this.#files.get(path)?.entry ?? null;
  }

  /** The same, or what it was when it could be read last. */
  lastEntry(path: string): Entry | null {
    return this.entry(path) ?? this.#last.get(path) ?? null;
  }

  entries(): Map<string, Entry> {
    const { entry } = this.settings;
    const all = [...this.#files].flatMap(([path, { entry }]) =>
      entry ? [[path, entry] as const] : [],
    );
    return new Map(entry === null ? all : [...all, [CONFIG_FILE, entry]]);
  }

  /** Records of everything, and what was found on the way to them. */
  collect() {
    const files = [...this.#files.values()];
    const { config, findings } = this.settings;
    const { failed, misplaced, findings: besides, isWhole } = this.#beside;
    const lost = files.filter(({ entry }) => entry === null).map(({ file }) => file);
    const entries = files.flatMap(({ entry }) => entry ?? []);
    const collected = collectRecords({ entries, failed: [...failed, ...lost], misplaced }, config);
    const found = files.flatMap((file) => file.findings);
    return {
      ...collected,
      config: isWhole ? config : { ...config, faulty: new Set([...config.faulty, 'content']) },
      findings: [...findings, ...besides, ...found, ...collected.findings],
    };
  }

  /** The same of one file alone. */
  collectFrom(path: string) {
    const known = this.#files.get(path);
    if (known === undefined || isReadme(known.file.within)) return null;
    const { file, entry, findings } = known;
    const collected = collectRecords(
      { entries: entry ? [entry] : [], failed: entry ? [] : [file] },
      this.settings.config,
    );
    return { ...collected, findings: [...findings, ...collected.findings] };
  }
}

function isSame(a: Pick<ContentFile, 'bytes'>, b: Pick<ContentFile, 'bytes'>): boolean {
  return Buffer.compare(a.bytes, b.bytes) === 0;
}
