import {
  type ClientCapabilities,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceFolder,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as answers from './answers.ts';
import { Desks } from './desks.ts';
import type { Surroundings } from './settings.ts';

/** More changes on the disk than this at once are a checkout: everything is looked at again. */
const CHECKOUT = 50;

/**
 * Serves an editor over two streams until it says goodbye. Reads the files of the organisations it
 * opens and nothing else, runs none of their content and writes nothing: edits are the editor's to make.
 */
export function serveEditor(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  surroundings: Surroundings,
  tool: { name: string; version: string },
): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const desks = new Desks(
    surroundings,
    (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
    (error) => connection.console.error(error instanceof Error ? error.message : String(error)),
  );
  let can: ClientCapabilities = {};
  let folders: WorkspaceFolder[] = [];

  connection.onInitialize((params): InitializeResult => {
    can = params.capabilities;
    folders = params.workspaceFolders ?? [];
    return { capabilities: CAPABILITIES, serverInfo: tool };
  });
  connection.onInitialized(() => {
    for (const { uri } of folders) desks.openFolder(uri);
    watch(connection, can);
    if (can.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of added) desks.openFolder(uri);
        for (const { uri } of removed) void desks.closeFolder(uri);
      });
    }
  });
  takeDocuments(documents, desks, connection);
  answerQuestions(connection, documents, desks, () => {
    return can.workspace?.workspaceEdit?.resourceOperations?.includes('rename') ?? false;
  });
  documents.listen(connection);
  const ended = new Promise<void>((resolve) => {
    connection.onShutdown(() => desks.stop());
    connection.onExit(() => resolve());
  });
  connection.listen();
  return ended;
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: [' ', ':', '-', ',', '[', '"'] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: ['quickfix'] },
  documentFormattingProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

function watch(connection: Connection, can: ClientCapabilities): void {
  if (!can.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  void connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: '**/*.{md,mdx,yaml,yml,csv}' },
      { globPattern: '**/.throughline-debt.json' },
    ],
  });
}

function takeDocuments(
  documents: TextDocuments<TextDocument>,
  desks: Desks,
  connection: Connection,
) {
  const take = (uri: string, text: string | null) => {
    const seat = desks.seatOf(uri);
    seat?.desk.change(seat.path, text);
  };
  documents.onDidChangeContent(({ document }) => take(document.uri, document.getText()));
  documents.onDidClose(({ document }) => take(document.uri, null));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.length > CHECKOUT) {
      for (const desk of desks.all()) desk.reload();
      return;
    }
    for (const { uri } of changes) if (documents.get(uri) === undefined) take(uri, null);
  });
}

function answerQuestions(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  desks: Desks,
  canMove: () => boolean,
): void {
  type Answer<T> = (asked: answers.Asked) => T;
  const ask = async <T>(uri: string, answer: Answer<T>, isJudged = false): Promise<T | null> => {
    const document = documents.get(uri);
    const seat = document === undefined ? null : desks.seatOf(uri);
    if (document === undefined || seat === null) return null;
    const { desk, path } = seat;
    return desk.ask(
      (organisation) => answer({ organisation, root: desk.root, path, document }),
      isJudged,
    );
  };
  connection.onCompletion(({ textDocument, position }) =>
    ask(textDocument.uri, (a) => answers.complete(a, a.document.offsetAt(position))),
  );
  connection.onHover(({ textDocument, position }) =>
    ask(textDocument.uri, (a) => answers.hover(a, a.document.offsetAt(position)), true),
  );
  connection.onDefinition(({ textDocument, position }) =>
    ask(textDocument.uri, (a) => answers.define(a, a.document.offsetAt(position))),
  );
  connection.onReferences(({ textDocument, position, context }) =>
    ask(textDocument.uri, (a) =>
      answers.findMentions(a, a.document.offsetAt(position), context.includeDeclaration),
    ),
  );
  connection.onPrepareRename(({ textDocument, position }) =>
    ask(textDocument.uri, (a) => answers.prepareRename(a, a.document.offsetAt(position))),
  );
  connection.onRenameRequest(({ textDocument, position, newName }) =>
    ask(textDocument.uri, (a) =>
      answers.rename(a, a.document.offsetAt(position), newName, canMove()),
    ),
  );
  connection.onCodeAction(({ textDocument, range }) =>
    ask(textDocument.uri, (a) =>
      answers.quickFixes(a, a.document.offsetAt(range.start), a.document.offsetAt(range.end)),
    ),
  );
  connection.onDocumentFormatting(({ textDocument }) => ask(textDocument.uri, answers.format));
}
