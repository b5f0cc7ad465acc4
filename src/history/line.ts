import type { YamlMap } from '../parse/index.ts';
import { type Kind, type Ref, refOf } from '../schema/index.ts';
import type { HistoryEvent } from './event.ts';

/** Where a file lies and which record it holds. */
export interface PlacedFile {
  path: string;
  within: string;
  kind: Kind;
  id: string;
}

/** One record through all its names, while the history is told. */
export interface Line {
  ref: Ref;
  kind: Kind;
  formerly: Ref[];
  file: string | null;
  /** Its fields as last read; {} before the first time. */
  data: YamlMap;
  unreadable: string | null;
  events: HistoryEvent[];
}

/** What leads to lines, each by its number among all. */
export type LineNames = Readonly<
  Record<'byPath' | 'byRef' | 'byFormerRef' | 'byUid', readonly [name: string, line: number][]>
>;

/** Finds the line a file belongs to, by its name today, a name it had, or its permanent id. */
export class Lines {
  readonly all: Line[] = [];
  /** The lines of the files that are there now. */
  readonly #byPath = new Map<string, Line>();
  readonly #byRef = new Map<Ref, Line>();
  readonly #byFormerRef = new Map<Ref, Line>();
  readonly #byUid = new Map<string, Line>();

  /** What leads to lines now, to be gone on with by {@link Lines.resume}. */
  names(): LineNames {
    const numbers = new Map(this.all.map((line, number) => [line, number]));
    const named = (lines: ReadonlyMap<string, Line>) =>
      [...lines].map(([name, line]): [string, number] => [name, numbers.get(line) ?? -1]);
    return {
      byPath: named(this.#byPath),
      byRef: named(this.#byRef),
      byFormerRef: named(this.#byFormerRef),
      byUid: named(this.#byUid),
    };
  }

  /** Goes on with lines as they were told before; only before anything else is told. */
  resume(lines: readonly Line[], names: LineNames): void {
    for (const line of lines) this.all.push(line);
    const fill = (into: Map<string, Line>, from: LineNames['byPath']) => {
      for (const [name, number] of from) into.set(name, lines[number] as Line);
    };
    fill(this.#byPath, names.byPath);
    fill(this.#byRef as Map<string, Line>, names.byRef);
    fill(this.#byFormerRef as Map<string, Line>, names.byFormerRef);
    fill(this.#byUid, names.byUid);
  }

  /** The line of a file that was there: the one at its path if it bears the name, else by the name. */
  of({ path, kind, id }: PlacedFile): Line | undefined {
    const ref = refOf(kind, id);
    const there = this.#byPath.get(path);
    return there?.ref === ref ? there : this.#find(ref);
  }

  /** The line that has this name now. */
  current(ref: Ref): Line | undefined {
    return this.#byRef.get(ref);
  }

  /** A line that a new file goes on with: its permanent id, its name, a name it says it had. */
  resumed(file: PlacedFile, data: YamlMap): Line | undefined {
    const byUid = this.#byUid.get(uidOf(file.kind, data) ?? '');
    if (byUid !== undefined && byUid.file === null) return byUid;
    const ref = refOf(file.kind, file.id);
    const there = this.#byPath.get(file.path);
    if (there?.ref === ref) return there;
    const same = this.#byRef.get(ref);
    // Two files of one name are two lines: one of them will go.
    if (same !== undefined) return same.file === null ? same : undefined;
    for (const id of formerIds(data)) {
      const former = this.#find(refOf(file.kind, id));
      if (former !== undefined && former.file === null) return former;
    }
    return undefined;
  }

  /** The line a name leads to, the one that has it now first. */
  #find(ref: Ref): Line | undefined {
    return this.#byRef.get(ref) ?? this.#byFormerRef.get(ref);
  }

  begin({ kind, id }: PlacedFile): Line {
    const ref = refOf(kind, id);
    const line: Line = {
      ref,
      kind,
      formerly: [],
      file: null,
      data: {},
      unreadable: null,
      events: [],
    };
    this.all.push(line);
    if (this.#byRef.get(ref)?.file == null) this.#byRef.set(ref, line);
    return line;
  }

  /** Takes a line for a file, so that no other file of the same commit goes on with it. */
  claim(line: Line, { path }: PlacedFile): void {
    line.file ??= path;
  }

  /** Notes what a line says now, and under which name; `file` null when it is gone. */
  note(line: Line, file: PlacedFile | null, data: YamlMap | null, unreadable: string | null): void {
    if (line.file !== null && this.#byPath.get(line.file) === line) this.#byPath.delete(line.file);
    line.file = file?.path ?? null;
    line.unreadable = unreadable;
    if (data !== null) line.data = data;
    const uid = uidOf(line.kind, line.data);
    if (uid !== null) this.#byUid.set(uid, line);
    if (file === null) return;
    this.#byPath.set(file.path, line);
    this.#name(line, refOf(file.kind, file.id));
  }

  #name(line: Line, ref: Ref): void {
    if (ref !== line.ref) {
      if (this.#byRef.get(line.ref) === line) this.#byRef.delete(line.ref);
      this.#byFormerRef.set(line.ref, line);
      line.formerly = [...line.formerly.filter((one) => one !== ref), line.ref];
      line.ref = ref;
    }
    const holder = this.#byRef.get(ref);
    if (holder === undefined || holder.file === null) this.#byRef.set(ref, line);
  }
}

export function uidOf(kind: Kind, data: YamlMap): string | null {
  const uid = data['uid'];
  return typeof uid === 'string' && uid !== '' ? `${kind}:${uid}` : null;
}

export function formerIds(data: YamlMap): string[] {
  const ids = data['formerly'];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
