import type { ChangeRequest, Fact } from '../fact.ts';
import { momentAt, workingMoment } from '../moment.ts';
import { asYaml, replaceOnce, withoutFields, withoutNarrative } from '../splice.ts';
import type { Edit, Scene } from '../story/scene.ts';

/** What the scenes of the story changed. */
export function sceneFacts(scenes: readonly Scene[]): Fact[] {
  return scenes.flatMap(({ on, at, by, message, edits, request }) => {
    const moment = at === undefined ? workingMoment(on, by, message) : momentAt(on, at, by);
    const common = { at: moment, by, message, ...(request && { request: request.branch }) };
    const byPath = Map.groupBy(edits, ({ path }) => path);
    return [...byPath].map(([path, own]): Fact => {
      return {
        ...common,
        path: path === 'throughline.yaml' ? path : `content/${path}`,
        ...backwards(own),
      };
    });
  });
}

/** The change requests that scenes came by. */
export function sceneRequests(scenes: readonly Scene[]): ChangeRequest[] {
  return scenes.flatMap(({ message, request }) => {
    if (request === undefined) return [];
    const { branch, by, on, at } = request;
    return [{ branch, title: message, by, at: momentAt(on, at, by), how: 'squash' as const }];
  });
}

function backwards(
  edits: readonly Edit[],
): Pick<Fact, 'undo' | 'was'> & { undo: NonNullable<Fact['undo']> } {
  const moved = edits.find((edit) => 'formerly' in edit || 'ending' in edit);
  const undo = (text: string) => edits.reduceRight(undoEdit, text);
  if (moved === undefined) return { undo };
  const was = (path: string) =>
    'formerly' in moved
      ? path.replace(/[^/]+(?=\.\w+$)/, moved.formerly)
      : path.replace(/\.md$/, '.yaml');
  return { undo, was };
}

function undoEdit(text: string, edit: Edit): string {
  if ('now' in edit) return replaceOnce(text, edit.now, edit.before);
  if ('fields' in edit) return withoutFields(text, edit.fields);
  if ('narrative' in edit) return withoutNarrative(text);
  if ('ending' in edit) return asYaml(text);
  if ('formerly' in edit) return text;
  const at = text.indexOf(edit.since);
  if (at < 0) throw new Error(`“${edit.since}” stands not in:\n${text}`);
  return text.slice(0, at) + edit.before;
}
