import type { Diagnostic } from 'vscode-languageserver/node';
import { Desk, type Hearing } from './desk.ts';
import { pathIn, pathOf, uriOf } from './protocol.ts';
import { isRoot, rootAbove } from './roots.ts';
import type { Surroundings } from './settings.ts';

/** A document in the organisation it belongs to. */
export interface Seat {
  desk: Desk;
  path: string;
}

/** Every organisation an editor has open, found from its folders and its documents. */
export class Desks {
  readonly #desks = new Map<string, Desk>();
  readonly #surroundings: Surroundings;
  readonly #hear: (root: string) => Hearing;

  constructor(
    surroundings: Surroundings,
    show: (uri: string, diagnostics: Diagnostic[]) => void,
    fail: Hearing['fail'],
  ) {
    this.#surroundings = surroundings;
    this.#hear = (root) => ({
      show: (path, diagnostics) => show(uriOf(root, path), diagnostics),
      fail,
    });
  }

  /** Opens the organisation in a folder, if one is there. */
  openFolder(uri: string): void {
    const folder = pathOf(uri);
    if (folder !== null && isRoot(folder)) this.#open(folder);
  }

  /** Closes the organisation in a folder. */
  async closeFolder(uri: string): Promise<void> {
    const folder = pathOf(uri) ?? '';
    await this.#desks.get(folder)?.stop();
    this.#desks.delete(folder);
  }

  /** Where a document belongs: to the organisation nearest above it; null where there is none. */
  seatOf(uri: string): Seat | null {
    const file = pathOf(uri);
    if (file === null) return null;
    const above = rootAbove(file);
    const desk =
      above === null
        ? [...this.#desks.values()].find(({ root }) => pathIn(root, uri) !== null)
        : this.#open(above);
    const path = desk === undefined ? null : pathIn(desk.root, uri);
    return desk === undefined || path === null ? null : { desk, path };
  }

  all(): Iterable<Desk> {
    return this.#desks.values();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#desks.values()].map((desk) => desk.stop()));
    this.#desks.clear();
  }

  #open(root: string): Desk {
    const known = this.#desks.get(root);
    if (known !== undefined) return known;
    const desk = new Desk(root, this.#surroundings, this.#hear(root));
    this.#desks.set(root, desk);
    return desk;
  }
}
