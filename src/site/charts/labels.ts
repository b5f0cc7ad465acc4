import { cutTo, widthOf } from './text-width.ts';

/** Puts words on a picture so that no two of them lie on one another. */

/** A rectangle that is taken. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Anchor = 'start' | 'middle' | 'end';

/** Words that would like to stand at one of some places, the best first. */
export interface Wish {
  words: string;
  class: string;
  size: number;
  bold?: boolean;
  places: readonly { x: number; y: number; anchor: Anchor }[];
}

/** Words with their place; `y` is their baseline. */
export interface Placed {
  words: string;
  class: string;
  x: number;
  y: number;
  anchor: Anchor;
}

const AIR = 2;

/** The rectangle that words fill, with a little air. */
export function boxOf(words: Wish, place: { x: number; y: number; anchor: Anchor }): Box {
  const width = widthOf(words.words, words.size, words.bold);
  const left =
    place.anchor === 'start'
      ? place.x
      : place.anchor === 'end'
        ? place.x - width
        : place.x - width / 2;
  return {
    left: left - AIR,
    right: left + width + AIR,
    top: place.y - words.size * 0.8,
    bottom: place.y + words.size * 0.25,
  };
}

/**
 * Places each wish at the first of its places that is inside `room` and free of what was placed
 * before and of `taken`; what fits nowhere is left out.
 */
export function placeWishes(wishes: readonly Wish[], room: Box, taken: readonly Box[]): Placed[] {
  const boxes = [...taken];
  return wishes.flatMap((wish) => {
    for (const place of wish.places) {
      const box = boxOf(wish, place);
      if (!isInside(box, room) || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      return [{ words: wish.words, class: wish.class, ...place }];
    }
    return [];
  });
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isInside(box: Box, room: Box): boolean {
  return (
    box.left >= room.left &&
    box.right <= room.right &&
    box.top >= room.top &&
    box.bottom <= room.bottom
  );
}

/** The name of a line, to stand in the margin beside its end. */
export interface LineName {
  /** Where the line ends. */
  y: number;
  /** From the fullest to the shortest. */
  words: readonly string[];
  class: string;
  bold?: boolean;
  /** Lower ones are left out first where there is no room. */
  weight: number;
}

export interface SpreadName {
  y: number;
  at: number;
  words: string;
  class: string;
}

/**
 * Spreads the names of lines down a margin: as near to their lines as can be, `pitch` apart, between
 * `top` and `bottom`; each in the fullest words that fit `width`.
 */
export function spreadNames(
  names: readonly LineName[],
  margin: { top: number; bottom: number; pitch: number; width: number; size: number },
): SpreadName[] {
  const { top, bottom, pitch, width, size } = margin;
  const most = Math.max(0, Math.floor((bottom - top) / pitch) + 1);
  const kept = names
    .filter((name) => Number.isFinite(name.y))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, most)
    .toSorted((a, b) => a.y - b.y);
  const places = kept.map((name) => Math.min(bottom, Math.max(top, name.y)));
  for (let i = 1; i < places.length; i++)
    places[i] = Math.max(places[i] ?? 0, (places[i - 1] ?? 0) + pitch);
  for (let i = places.length - 1; i >= 0; i--) {
    const below = places[i + 1];
    places[i] = Math.min(places[i] ?? 0, below === undefined ? bottom : below - pitch);
  }
  return kept.map((name, index) => ({
    y: name.y,
    at: places[index] ?? name.y,
    words: fullest(name, width, size),
    class: name.class,
  }));
}

function fullest(name: LineName, width: number, size: number): string {
  const fitting = name.words.find((words) => widthOf(words, size, name.bold) <= width);
  return fitting ?? cutTo(name.words.at(-1) ?? '', width, size, name.bold);
}
