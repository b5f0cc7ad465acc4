import type { Scene } from './scene.ts';

const CHANGES = 'strategy/small-safe-changes.md';

/** What the year taught about the priorities and what they were meant to be. */
export const PRIORITIES: readonly Scene[] = [
  {
    on: '2026-06-25',
    at: '10:45',
    by: 'dinesh-kulkarni',
    message:
      'Small changes: the ability to retreat before speed\n\nRewritten after the outage. Marit has read it.',
    edits: [
      {
        path: CHANGES,
        now: 'title: Small changes, each able to retreat\n',
        before: 'title: Small changes, often\n',
      },
      {
        path: CHANGES,
        now: 'within a day of being written, meets one per cent of traffic first, and\n  takes itself back when the numbers turn. Fewer',
        before: 'within a day of being written. Fewer',
      },
      { path: CHANGES, fields: ['reviewed'] },
      {
        path: CHANGES,
        since: 'Until June we shipped',
        before:
          'We ship on a Tuesday train. Everything that has been merged since the last Tuesday goes out\ntogether, so a bad change hides among forty good ones.\n\nSmaller changes, and more of them. It will take the year.\n',
      },
    ],
    request: { branch: 'able-to-retreat', by: 'marit-vestergaard', on: '2026-06-25', at: '17:10' },
  },
  {
    on: '2026-09-21',
    by: 'siobhan-keane',
    message: 'We stream now',
    edits: [
      {
        path: 'strategy/dependable-parcels.md',
        now: 'the second was a matter of architecture (we polled;\nwe now stream), the third',
        before: 'the second is a matter of architecture (we poll),\nthe third',
      },
    ],
  },
  {
    on: '2026-09-10',
    by: 'marit-vestergaard',
    message: 'Cost: what August did',
    edits: [
      {
        path: 'strategy/efficient-growth.md',
        since: 'Through the first half of\n2026',
        before: 'It should\nfall as volume grows. Nothing falls by itself.\n',
      },
    ],
  },
  {
    on: '2026-01-08',
    at: '16:30',
    by: 'marit-vestergaard',
    message: 'What we are here for',
    edits: [
      {
        path: 'throughline.yaml',
        now: '  mission: Give independent parcel carriers the tools to make a promise and keep it.\n',
        before: '',
      },
      {
        path: 'throughline.yaml',
        now: '  vision: >-\n    By 2030 a family carrier in any town gives its senders the certainty that only the giants give\n    today: every label prints, every parcel can be found, every arrival is known to the hour.\n',
        before: '',
      },
    ],
  },
  {
    on: '2026-02-10',
    by: 'tomasz-wilk',
    message: 'A title and our green for the site',
    edits: [{ path: 'throughline.yaml', since: '\nsite:\n', before: '' }],
  },
  {
    on: '2026-11-20',
    at: '21:30',
    by: 'tomasz-wilk',
    message:
      'One week before peak\n\nThe calendar stands still here, for those who read this later.',
    edits: [
      { path: 'throughline.yaml', now: '  as_of: 2026-11-20\n', before: '' },
      {
        path: 'README.md',
        since: 'Today is **Friday',
        before: 'One file is one record; its folder is its kind and its name is its id.\n',
      },
    ],
  },
];
