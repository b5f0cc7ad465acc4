import { type Day, dayNumber } from '../calendar/index.ts';

/** A check-in about a record, begun: where its file goes, what it is called and what it says so far. */
export function checkInFile(
  root: string,
  about: { ref: string; asOf: Day },
): { folder: string; name: string; text: string } {
  const id = about.ref.slice(about.ref.indexOf(':') + 1);
  const text = `---
date: ${about.asOf}
author:
about: ["${about.ref}"]
status: on-track
confidence: 0.5
---

## Progress

## Obstacles

## Support

## Next
`;
  return { folder: `${root}/check-ins/${isoWeek(about.asOf)}`, name: `${id}.md`, text };
}

/** The ISO week of a day as a folder's name, `2026-w47`: the week belongs to the year of its Thursday. */
export function isoWeek(day: Day): string {
  const number = dayNumber(day);
  const weekday = (((number + 3) % 7) + 7) % 7;
  const thursday = number - weekday + 3;
  let year = Number(day.slice(0, 4));
  if (thursday < dayNumber(`${year}-01-01`)) year -= 1;
  else if (thursday >= dayNumber(`${year + 1}-01-01`)) year += 1;
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-w${String(week).padStart(2, '0')}`;
}
