/** An editor for tests: it starts the real language server and talks to it over its streams. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type Location,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { ROOT } from './processes.ts';

/** A running server and what it has said. */
export class Editor {
  readonly #child: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #texts = new Map<string, string>();
  readonly #versions = new Map<string, number>();
  readonly diagnostics = new Map<string, Diagnostic[]>();
  readonly errors: string[] = [];
  #waiting: (() => void)[] = [];
  readonly folder: string;

  constructor(folder: string, env: Record<string, string> = {}) {
    this.folder = folder;
    this.#child = spawn(process.execPath, [join(ROOT, 'src/cli/bin.ts'), 'lsp', '--stdio'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', SOURCE_DATE_EPOCH: '1795176000', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { stdin, stdout, stderr } = this.#child;
    if (stdin === null || stdout === null || stderr === null) throw new Error('no streams');
    stderr.on('data', (bytes: Buffer) => this.errors.push(bytes.toString()));
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      (told: PublishDiagnosticsParams) => {
        this.diagnostics.set(told.uri, told.diagnostics);
        for (const wake of this.#waiting.splice(0)) wake();
      },
    );
    this.#connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.errors.push(message);
    });
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  async start(folders: string[] = [this.folder], rename = true): Promise<InitializeResult> {
    const result: InitializeResult = await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: 'x' })),
      capabilities: {
        workspace: {
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceEdit: {
            documentChanges: true,
            ...(rename ? { resourceOperations: ['rename'] } : {}),
          },
        },
      },
    });
    await this.#connection.sendNotification('initialized', {});
    return result;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  async open(path: string, text: string): Promise<void> {
    this.#texts.set(path, text);
    this.#versions.set(path, 1);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId: 'yaml', version: 1, text },
    });
  }

  /** Types: what stands between two offsets becomes `text`. */
  async type(path: string, from: number, to: number, text: string): Promise<void> {
    const range = { start: this.position(path, from), end: this.position(path, to) };
    const version = (this.#versions.get(path) ?? 0) + 1;
    this.#versions.set(path, version);
    const before = this.#texts.get(path) ?? '';
    this.#texts.set(path, before.slice(0, from) + text + before.slice(to));
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: [{ range, text }],
    });
  }

  async replace(path: string, old: string, text: string): Promise<void> {
    const at = (this.#texts.get(path) ?? '').indexOf(old);
    if (at < 0) throw new Error(`${path} does not hold ${old}`);
    await this.type(path, at, at + old.length, text);
  }

  async close(path: string): Promise<void> {
    await this.#connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(path) },
    });
  }

  async changedOnDisk(...paths: string[]): Promise<void> {
    await this.#connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: this.uri(path), type: 2 })),
    });
  }

  position(path: string, offset: number): Position {
    const lines = (this.#texts.get(path) ?? '').slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  /** Where `mark` stands in an open text, and so many letters on. */
  at(path: string, mark: string, on = 0) {
    const at = (this.#texts.get(path) ?? '').indexOf(mark);
    if (at < 0) throw new Error(`${path} does not hold ${mark}`);
    return { textDocument: { uri: this.uri(path) }, position: this.position(path, at + on) };
  }

  async complete(path: string, mark: string, on = mark.length): Promise<CompletionItem[]> {
    const list: CompletionList | null = await this.#connection.sendRequest(
      'textDocument/completion',
      this.at(path, mark, on),
    );
    return list?.items ?? [];
  }

  async hover(path: string, mark: string, on = 1): Promise<string> {
    const found: Hover | null = await this.#connection.sendRequest(
      'textDocument/hover',
      this.at(path, mark, on),
    );
    const contents = found?.contents;
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  }

  async definition(path: string, mark: string, on = 1): Promise<Location | null> {
    return this.#connection.sendRequest('textDocument/definition', this.at(path, mark, on));
  }

  async references(path: string, mark: string, on = 1): Promise<Location[]> {
    return this.#connection.sendRequest('textDocument/references', {
      ...this.at(path, mark, on),
      context: { includeDeclaration: true },
    });
  }

  async rename(path: string, mark: string, newName: string): Promise<WorkspaceEdit> {
    return this.#connection.sendRequest('textDocument/rename', {
      ...this.at(path, mark, 1),
      newName,
    });
  }

  async prepareRename(path: string, mark: string): Promise<{ placeholder: string } | null> {
    return this.#connection.sendRequest('textDocument/prepareRename', this.at(path, mark, 1));
  }

  async actions(path: string, mark: string): Promise<CodeAction[]> {
    const { textDocument, position } = this.at(path, mark, 1);
    return this.#connection.sendRequest('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  }

  async format(path: string): Promise<TextEdit[]> {
    return this.#connection.sendRequest('textDocument/formatting', {
      textDocument: { uri: this.uri(path) },
      options: { tabSize: 2, insertSpaces: true },
    });
  }

  /** Findings of a file as "rule: first line", once `isThere` holds of them. */
  async findings(
    path: string,
    isThere: (list: string[]) => boolean = () => true,
  ): Promise<string[]> {
    for (;;) {
      const told = this.diagnostics.get(this.uri(path));
      const list = (told ?? []).map(
        ({ code, message }) => `${code}: ${String(message).split('\n')[0]}`,
      );
      if (told !== undefined && isThere(list)) return list;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Says goodbye; gives back the exit code. */
  async end(): Promise<number | null> {
    await this.#connection.sendRequest('shutdown');
    const ended = new Promise<number | null>((resolve) => this.#child.on('exit', resolve));
    await this.#connection.sendNotification('exit');
    return ended;
  }

  kill(): void {
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
  }
}
