import { isReadable, NEEDED_CONTRAST, readingOf, shadeIn } from '../../../colour/index.ts';
import { defineRule } from '../../rule.ts';

/**
 * No colour reads on white and on black: of one that reads on light paper the site makes a lighter
 * shade for the dark, so that light paper, which is also what is printed, is what it is judged on.
 */
export const readableAccent = defineRule({
  id: 'site/readable-accent',
  demands: 'The accent can be read on the paper of the site.',
  recommended: 'warn',
  *judge({ config }) {
    const { accent } = config.site;
    const reading = accent === null ? null : readingOf(accent, 'light');
    if (accent === null || reading === null || isReadable(reading)) return;
    const shade = shadeIn('light', accent);
    yield {
      message: `The accent \`${accent}\` has a contrast of ${cut(reading.contrast)} to 1 to \`${reading.to}\`, a light ground of the site.`,
      expected: `a contrast of at least ${NEEDED_CONTRAST} to 1, which is what text needs (WCAG AA)`,
      hint: `Write \`${shade}\`, the nearest shade of the same hue that can be read; the site uses it in place of yours.`,
      place: config.places.value(['site', 'accent']),
    };
  },
});

/** Two decimals, cut, so that what is too little never reads like enough. */
function cut(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
