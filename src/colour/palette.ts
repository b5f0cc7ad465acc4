/** The two schemes of the site, by what an accent meets on them; the same values as in `site/styles/tokens.css`. */
export const SCHEMES = {
  light: { paper: '#fcfbf8', wash: '#f4f2ec', ink: '#1e1d1a' },
  dark: { paper: '#171614', wash: '#1f1e1b', ink: '#ebe7de' },
} as const;
export type Scheme = keyof typeof SCHEMES;

/** The accent where none is chosen. */
export const USUAL_ACCENT = '#2f4f6f';

/** Contrast that text needs: WCAG 2.2, level AA, success criterion 1.4.3. */
export const NEEDED_CONTRAST = 4.5;

/** The most accent that is mixed into paper behind figures. */
export const DEEPEST_TINT = 0.42;
