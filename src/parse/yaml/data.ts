import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Path, YamlMap, YamlValue } from '../entry.ts';
import type { Fault } from './fault.ts';
import { judgeNumber, readPlainScalar } from './number.ts';
import * as refuse from './refusals.ts';

/** A list or map that is being filled. */
interface Frame {
  map: YamlMap | null;
  list: YamlValue[];
  /** The key whose value comes next or is being filled; null while a key is awaited. */
  key: string | null;
  /** Stands where a key belongs, and is refused. */
  asKey: boolean;
}

/**
 * Plain data of a YAML text from its events, and every refusal in it: anchors, aliases, tags, merge
 * keys, further documents, repeated or unsafe keys, numbers that would not survive. Linear.
 */
export function buildData(
  source: string,
  events: readonly Event[],
): { data: YamlValue; faults: Fault[] } {
  const frames: Frame[] = [];
  const faults: Fault[] = [];
  let documents = 0;
  let data: YamlValue = null;

  const add = (value: YamlValue) => {
    const frame = frames.at(-1);
    if (frame === undefined) data = value;
    else if (frame.map === null) frame.list.push(value);
    else if (frame.key !== null) frame.map[frame.key] = value;
  };
  const addScalar = (value: YamlValue) => {
    add(value);
    const frame = frames.at(-1);
    if (frame) frame.key = null;
  };
  const open = (start: number, map: YamlMap | null) => {
    const asKey = awaitsKey(frames.at(-1));
    const list: YamlValue[] = [];
    if (asKey) faults.push(refuse.compoundKey(start));
    else if (map !== null) add(map);
    frames.push({ map, list, key: null, asKey });
    if (frames.length === refuse.DEEPEST + 1) faults.push(refuse.depth(start));
  };
  const close = () => {
    const closed = frames.pop();
    // A list that grew has room for sixteen more items: its copy has not.
    if (closed?.map === null && !closed.asKey) add(closed.list.slice());
    const parent = frames.at(-1);
    if (parent) parent.key = closed?.asKey ? REFUSED : null;
  };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents++;
        if (documents === 1) break;
        faults.push(refuse.secondDocument(source, events));
        return { data, faults };
      case EVENT_ID.SCALAR: {
        refuseProperties(event, faults);
        const frame = frames.at(-1);
        if (frame && awaitsKey(frame)) frame.key = readKey(source, event, frames, faults);
        else addScalar(readValue(source, event, faults));
        break;
      }
      case EVENT_ID.SEQUENCE:
        refuseProperties(event, faults);
        open(event.start, null);
        break;
      case EVENT_ID.MAPPING:
        refuseProperties(event, faults);
        open(event.start, {});
        break;
      case EVENT_ID.ALIAS: {
        faults.push(refuse.alias(event));
        const frame = frames.at(-1);
        if (frame && awaitsKey(frame)) frame.key = REFUSED;
        else addScalar(null);
        break;
      }
      case EVENT_ID.POP:
        close();
        break;
    }
  }
  return { data, faults };
}

/** Stands for a key that is no text. */
const REFUSED = '?';

function awaitsKey(frame: Frame | undefined): boolean {
  return frame !== undefined && frame.map !== null && frame.key === null;
}

function refuseProperties(
  event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
  faults: Fault[],
): void {
  if (event.anchorStart >= 0) faults.push(refuse.anchor(event));
  if (event.tagStart >= 0) faults.push(refuse.tag(event));
}

function readValue(source: string, event: ScalarEvent, faults: Fault[]): YamlValue {
  const text = getScalarValue(source, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return text;
  const value = readPlainScalar(text);
  if (typeof value === 'number') {
    const fault = judgeNumber(text, value);
    if (fault !== null) faults.push(refuse.number(event, text, fault));
  }
  return value;
}

/** A key's text. A key that is refused comes back changed, so that it can neither clash nor harm. */
function readKey(
  source: string,
  event: ScalarEvent,
  frames: readonly Frame[],
  faults: Fault[],
): string {
  const key = getScalarValue(source, event);
  const fault = judgeKey(event, key);
  if (fault !== null) {
    faults.push(fault);
    return `${key} refused`;
  }
  const map = frames[frames.length - 1]?.map;
  if (map && Object.hasOwn(map, key)) {
    faults.push(refuse.repeatedKey(event, key, [...pathOf(frames), key]));
  }
  return key;
}

function judgeKey(event: ScalarEvent, key: string): Fault | null {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    return refuse.unsafeKey(event, key);
  }
  if (event.style !== SCALAR_STYLE.PLAIN) return null;
  if (key === '<<') return refuse.mergeKey(event);
  const value = readPlainScalar(key);
  if (typeof value === 'string') return null;
  // 2026 and true read the same as text; 1.50, 0x10 and ~ do not.
  return value !== null && String(value) === key ? null : refuse.unnamedKey(event, key);
}

/** Index of what is being filled in a list: a map stands in it already, a list not before its end. */
function indexIn(list: readonly YamlValue[], child: Frame | undefined): number {
  return child?.map === null ? list.length : list.length - 1;
}

/** Path of the map on top, from the keys and counts of the frames below it. */
function pathOf(frames: readonly Frame[]): Path {
  return frames.slice(0, -1).map(({ key, list }, at) => key ?? indexIn(list, frames[at + 1]));
}
