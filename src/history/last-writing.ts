import type { Path, YamlMap, YamlValue } from '../parse/index.ts';
import { isMap, named, ORDER } from './contents.ts';
import type { HistoryEvent, Timeline } from './event.ts';

/**
 * The event that last wrote the field of a record, by the path that timelines name it with; null when
 * none is known to have done it. A map was written when any of its fields was; all of it by [].
 */
export function lastWriting({ events }: Timeline, path: readonly string[]): HistoryEvent | null {
  const touches = ({ path: changed }: HistoryEvent['changes'][number]) =>
    !changed[0]?.startsWith('@') &&
    changed.slice(0, path.length).every((part, at) => part.trim() === path[at]?.trim());
  return events.findLast(({ landed, changes }) => landed && changes.some(touches)) ?? null;
}

/** The path of a field as timelines name it: items of a list by what names them, other lists as a whole. */
export function pathInTimelines(data: YamlMap, path: Path): string[] {
  const names: string[] = [];
  let value: YamlValue | undefined = data;
  for (const part of path) {
    if (typeof part === 'number') {
      const items: YamlValue = Array.isArray(value) ? named(names.at(-1) ?? '', value) : null;
      const order: YamlValue | undefined = isMap(items) ? items[ORDER] : undefined;
      const name: YamlValue | undefined = Array.isArray(order) ? order[part] : undefined;
      if (typeof name !== 'string') return names;
      names.push(name);
      value = Array.isArray(value) ? value[part] : undefined;
    } else {
      names.push(part);
      value = isMap(value) ? value[part] : undefined;
    }
  }
  return names;
}
