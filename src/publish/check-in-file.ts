import { type Day, isoWeek } from '../calendar/index.ts';

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
