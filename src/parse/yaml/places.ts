import { parseEvents } from 'js-yaml';
import type { Locator, Place } from '../../finding/index.ts';
import type { Path, Places } from '../entry.ts';
import { buildNodes, type Node } from './nodes.ts';
import { PARSER_OPTIONS } from './read-yaml.ts';

/**
 * Places in the YAML that stands at `base` of a file. Most files are never asked, so the source
 * ranges are worked out at the first question, by parsing once more.
 */
export class YamlPlaces implements Places {
  readonly #locator: Locator;
  readonly #source: string;
  readonly #base: number;
  #root: Node | null | undefined;

  constructor(locator: Locator, source: string, base: number) {
    this.#locator = locator;
    this.#source = source;
    this.#base = base;
  }

  value(path: Path): Place {
    const trail = this.#follow(path);
    const node = trail.at(-1);
    const reached = trail.length === path.length;
    if (reached && node && node.from >= 0) return this.#span(node.from, node.to);
    return this.#nearestKey(trail);
  }

  key(path: Path): Place {
    return this.#nearestKey(this.#follow(path));
  }

  /** The first line of the data, of whatever kind it is. */
  top(): Place {
    const { from = 0, to = 0 } = this.#tree() ?? {};
    const line = this.#source.slice(from, to).search(/[\r\n]/);
    return this.#span(from, line < 0 ? to : from + line);
  }

  /** The nodes on the way to `path`, as far as they are there. */
  #follow(path: Path): Node[] {
    const trail: Node[] = [];
    let node = this.#tree();
    for (const step of path) {
      const next = node?.fields ? node.fields.get(String(step)) : node?.items[Number(step)];
      if (next === undefined) break;
      trail.push(next);
      node = next;
    }
    return trail;
  }

  #tree(): Node | null {
    this.#root ??= buildNodes(this.#source, parseEvents(this.#source, PARSER_OPTIONS));
    return this.#root;
  }

  /** Where the last key of a trail stands; an item of a list has none and is found by its first line. */
  #nearestKey(trail: readonly Node[]): Place {
    for (const node of trail.toReversed()) {
      if (node.keyFrom >= 0) return this.#span(node.keyFrom, node.keyTo);
      const first = node.fields?.values().next().value;
      if (first && first.keyFrom >= 0) return this.#span(first.keyFrom, first.keyTo);
      if (node.from >= 0) return this.#span(node.from, node.to);
    }
    return this.#firstLine();
  }

  #firstLine(): Place {
    const end = this.#locator.text.search(/[\r\n]/);
    return this.#locator.span(0, end < 0 ? this.#locator.text.length : end);
  }

  #span(from: number, to: number): Place {
    return this.#locator.span(this.#base + from, this.#base + to);
  }
}
