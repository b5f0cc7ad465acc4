import { everyRecord } from '../../../link/index.ts';
import type { Scorecard } from '../../../measure/index.ts';
import { type AnyRecord, FOLDERS, type Kind } from '../../../schema/index.ts';
import { defineRule } from '../../rule.ts';
import { count, relatedAt } from '../../wording.ts';

/** What is about people, and private unless it says otherwise. */
const CLOSED: ReadonlySet<Kind> = new Set(['review', 'feedback', 'development']);
/** What everybody works with: beside these, everybody who works here reads the private ones too. */
const OPEN: ReadonlySet<Kind> = new Set([
  'priority',
  'objective',
  'kpi',
  'measurement',
  'initiative',
  'check-in',
  'cycle',
]);

/** How many of the records a finding points at; its message counts them all. */
const MOST_SHOWN = 5;

/** The site leaves out what a reader may not see; the repository shows every file to all who can read it. */
export const keptApart = defineRule({
  id: 'audience/kept-apart',
  demands:
    'Private reviews, feedback and development plans lie in a root of their own, or encrypted.',
  recommended: 'warn',
  *judge(scorecard) {
    const { config, graph } = scorecard;
    const byRoot = Map.groupBy(everyRecord(graph.records), rootOf);
    for (const [root, records] of byRoot) {
      if (!records.some(({ kind }) => OPEN.has(kind))) continue;
      const exposed = records.filter((record) => isExposed(scorecard, record));
      if (exposed.length === 0) continue;
      yield {
        message: `${count(exposed.length, 'record')} that only \`${config.audiences.at(-1)}\` may read ${exposed.length === 1 ? 'lies' : 'lie'} in ${root}/ beside what everybody works with; whoever can read the repository reads ${exposed.length === 1 ? 'it' : 'them'}.`,
        expected:
          'a content root of their own, given by `--content` from a repository that only few can read, or encrypted files (`NAME.md.age`)',
        hint: 'Move them, and remember that what was pushed stays in the history. What need not be private says so by `audience`.',
        place: config.places.value(['content', Math.max(0, config.content.indexOf(root))]),
        related: exposed
          .slice(0, MOST_SHOWN)
          .map(({ places, kind }) =>
            relatedAt(places.value([]), `a private ${NOUNS[kind] ?? kind}`),
          ),
      };
    }
  },
});

const NOUNS: Partial<Record<Kind, string>> = {
  feedback: 'piece of feedback',
  development: 'development plan',
};

function isExposed({ config }: Scorecard, { kind, audience, file }: AnyRecord): boolean {
  const isPrivate = config.audiences.length > 1 && audience === config.audiences.at(-1);
  return CLOSED.has(kind) && isPrivate && !file.endsWith('.age');
}

/** The content root a record's file lies in: all above its kind's folder. */
function rootOf({ file, kind }: AnyRecord): string {
  const at = file.indexOf(`/${FOLDERS[kind]}/`);
  return at < 0 ? '' : file.slice(0, at);
}
