/** What an editor may ask, answered in its own terms. */
import {
  type CodeAction,
  CodeActionKind,
  type CompletionList,
  type Hover,
  type Location,
  LSPErrorCodes,
  RenameFile,
  ResponseError,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalText, type Edit } from '../mend/index.ts';
import { suggestionsAt } from './completion.ts';
import { hintAt } from './hover.ts';
import { definitionOf, mentionsOf, type Named, namedAt, nameIn } from './navigation.ts';
import type { Organisation } from './organisation.ts';
import { COMPLETIONS, diagnosticOf, locationOf, rangeOf, uriOf } from './protocol.ts';
import { quickFixesAt } from './quick-fixes.ts';
import { RefusedName, renamingOf } from './rename.ts';
import { subjectOf } from './subject.ts';

/** A document that is asked about, and where in it. */
export interface Asked {
  organisation: Organisation;
  root: string;
  path: string;
  document: TextDocument;
}

export function complete({ organisation, path, document }: Asked, offset: number): CompletionList {
  const found = suggestionsAt(organisation, path, document.getText(), offset);
  if (found === null) return { isIncomplete: false, items: [] };
  const range = {
    start: document.positionAt(found.from),
    end: document.positionAt(Math.max(found.to, offset)),
  };
  const items = found.items.map(({ kind, label, text, detail, documentation }, at) => ({
    label,
    kind: COMPLETIONS[kind],
    detail,
    documentation,
    filterText: kind === 'id' ? `${label} ${detail}` : label,
    sortText: String(at).padStart(5, '0'),
    textEdit: { range, newText: text },
  }));
  return { isIncomplete: found.isPart, items };
}

export function hover({ organisation, path, document }: Asked, offset: number): Hover | null {
  const hint = hintAt(organisation, path, document.getText(), offset);
  if (hint === null) return null;
  const range = { start: document.positionAt(hint.from), end: document.positionAt(hint.to) };
  return { contents: { kind: 'markdown', value: hint.markdown }, range };
}

export function define({ organisation, root, path }: Asked, offset: number): Location | null {
  const named = namedAt(organisation, path, offset);
  const place = named && definitionOf(organisation, named.ref);
  return place && locationOf(root, place);
}

export function findMentions(
  { organisation, root, path }: Asked,
  offset: number,
  withDefinition: boolean,
): Location[] {
  const named = namedAt(organisation, path, offset);
  if (named === null) return [];
  const definition = withDefinition ? definitionOf(organisation, named.ref) : null;
  const places = [...(definition ? [definition] : []), ...mentionsOf(organisation, named.ref)];
  return places.map((place) => locationOf(root, place));
}

export function prepareRename({ organisation, path }: Asked, offset: number) {
  const named = renameable(organisation, path, offset);
  return named && { range: rangeOf(named.place), placeholder: nameIn(named.ref) };
}

function renameable(organisation: Organisation, path: string, offset: number): Named | null {
  const named = namedAt(organisation, path, offset);
  return named?.ref.startsWith('measurement:') ? null : named;
}

/** Texts first, then names of files; nothing is written here. */
export function rename(
  asked: Asked,
  offset: number,
  name: string,
  canMove: boolean,
): WorkspaceEdit {
  const { organisation, root, path } = asked;
  const named = renameable(organisation, path, offset);
  if (named === null) throw refusal('Nothing here has an id that can be changed.');
  try {
    const { edits, files } = renamingOf(organisation, named.ref, name);
    if (files.length > 0 && !canMove) throw refusal('This editor cannot rename files for us.');
    const byFile = [...Map.groupBy(edits, ({ file }) => file)];
    return {
      documentChanges: [
        ...byFile.map(([file, own]) =>
          TextDocumentEdit.create(
            { uri: uriOf(root, file), version: null },
            own.flatMap((edit) => textEdit(organisation, edit) ?? []),
          ),
        ),
        ...files.map(({ from, to }) => RenameFile.create(uriOf(root, from), uriOf(root, to))),
      ],
    };
  } catch (error) {
    throw error instanceof RefusedName ? refusal(error.message) : error;
  }
}

function refusal(sentence: string) {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}

function textEdit({ content }: Organisation, { file, start, end, text }: Edit): TextEdit | null {
  const place = content.entry(file)?.locator.span(start, end);
  return place ? { range: rangeOf(place), newText: text } : null;
}

export function quickFixes(asked: Asked, from: number, to: number): CodeAction[] {
  const { organisation, root, path, document } = asked;
  return quickFixesAt(organisation, path, from, to).flatMap(({ finding, edit, isPreferred }) => {
    const own = textEdit(organisation, edit);
    if (own === null) return [];
    return [
      {
        title: edit.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(root, finding)],
        isPreferred,
        edit: { changes: { [document.uri]: [own] } },
      },
    ];
  });
}

/** The canonical form of a document; nothing where it cannot be read. */
export function format({ organisation, path, document }: Asked): TextEdit[] {
  const entry = organisation.content.entry(path);
  const subject = subjectOf(organisation, path);
  const text = document.getText();
  if (entry === null || subject === null || entry.locator.text !== text) return [];
  const newText = canonicalText(entry, subject.kind);
  if (newText === text) return [];
  return [
    { range: { start: document.positionAt(0), end: document.positionAt(text.length) }, newText },
  ];
}
