import reference from '../../guide/reference.json' with { type: 'json' };

/** A page of the guide. */
export interface GuidePage {
  href: string;
  title: string;
  /** What one learns there, in a sentence. */
  summary: string;
}

/** The pages of the guide in the order of reading, without those of the single kinds. */
export const GUIDE_PAGES: readonly GuidePage[] = [
  {
    href: '/guide/edit/',
    title: 'How to edit',
    summary:
      'A check-in in one line, a new KPI, a target that moves, a value that was wrong, a finding that is accepted.',
  },
  {
    href: '/guide/model/',
    title: 'The model',
    summary: 'Every kind of record, every field of it, and what it may hold.',
  },
  {
    href: '/audit/rules/',
    title: 'The rules',
    summary: 'What is judged, why it matters, and how to mend what is found.',
  },
  {
    href: '/guide/formulas/',
    title: 'The formulas',
    summary: 'How every number on these pages comes about.',
  },
  {
    href: '/guide/commands/',
    title: 'The commands',
    summary: 'What can be typed in a terminal, each with its examples.',
  },
  {
    href: '/guide/readers/',
    title: 'Who may read what',
    summary: 'Audiences, what is private unless it says otherwise, and what a site leaves out.',
  },
  {
    href: '/guide/ci/',
    title: 'On every change',
    summary: 'How a pull request is judged, and how to begin with a repository full of old debt.',
  },
];

/** The address of the page of a kind. */
export function kindPage(id: string): string {
  return `/guide/model/${id}/`;
}

/** The address of every page of the guide that is not also another's. */
export function guideAddresses(): string[] {
  return [
    '/guide/',
    ...GUIDE_PAGES.map(({ href }) => href).filter((href) => href.startsWith('/guide/')),
    ...reference.kinds.map(({ id }) => kindPage(id)),
  ];
}
