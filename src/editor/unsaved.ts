import { diskSource, type Item, type Source } from '../read/index.ts';

/** Texts that an editor holds, by path below the root, over the files on the disk. */
export class Unsaved {
  readonly #texts = new Map<string, string>();
  readonly #disk: Source;

  constructor(root: string) {
    this.#disk = diskSource(root);
  }

  /** Takes in a text, or with null forgets it. */
  set(path: string, text: string | null): void {
    if (text === null) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  /** Disk and texts as one place; what lies outside the root is only ever on the disk. */
  readonly source: Source = {
    inspect: (path) => {
      if (this.#texts.has(path)) return 'file';
      return this.#disk.inspect(path) ?? (this.#itemsIn(path).length > 0 ? 'folder' : null);
    },
    list: (path, shown) => {
      const added = this.#itemsIn(path);
      const isNew = added.length > 0 && this.#disk.inspect(path) === null;
      const items = isNew ? [] : this.#disk.list(path, shown);
      if (!Array.isArray(items)) return items;
      const names = new Set(items.map(({ name }) => name));
      return [...items, ...added.filter(({ name }) => !names.has(name))];
    },
    read: (path, shown) => {
      const text = this.#texts.get(path);
      return text === undefined ? this.#disk.read(path, shown) : new TextEncoder().encode(text);
    },
  };

  /** Files and folders right below a folder that some text needs. */
  #itemsIn(folder: string): Item[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const below = [...this.#texts.keys()].filter((file) => file.startsWith(prefix));
    const names = new Map(
      below.map((file): [string, Item['kind']] => {
        const [name = '', ...more] = file.slice(prefix.length).split('/');
        return [name, more.length > 0 ? 'folder' : 'file'];
      }),
    );
    return [...names].map(([name, kind]) => ({ name, kind }));
  }
}
