import { type FSWatcher, watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { MachineError } from '../finding/index.ts';
import type { Publication } from '../publish/index.ts';
import { buildInto, withWorkFolder } from './build.ts';
import { escapeMarkup } from './charts/svg.ts';
import { readMarker } from './out-folder.ts';
import { type SiteServer, serve } from './serve.ts';

export interface DevRequest {
  /** Judges and publishes the content anew. */
  load(): Promise<Publication>;
  /** Absolute paths of the content folders and the configuration; a change builds again. */
  watch: readonly string[];
  base?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
  /** Hears of every build: how many pages, or what went wrong. */
  onBuild?: ((outcome: { pages: number } | { failure: string }) => void) | undefined;
}

const PORT = 4321;
const HOST = 'localhost';
const CALM = 120;
const EVENTS = '/.throughline/events';
const SCRIPT = '/.throughline/reload.js';
const RELOAD = `new EventSource('${EVENTS}').onmessage=()=>location.reload()`;

/**
 * Shows the site as it will be published and builds it again when the content changes; an open page
 * reloads by itself. Faulty content is shown with its findings; what cannot be built is a page that
 * says why. Runs until `close`, or until `signal` is aborted.
 */
export async function devSite(
  request: DevRequest,
  until: Promise<void>,
  onOpen: (server: SiteServer) => void,
): Promise<void> {
  await withWorkFolder(async (work) => {
    const builds = new Builds(work, request);
    await builds.make();
    const server = await serve({
      folder: () => builds.folder,
      base: () => builds.base,
      port: request.port ?? PORT,
      host: request.host ?? HOST,
      insert: `<script src="${SCRIPT}"></script>`,
      before: (incoming, response) => builds.answer(incoming.url ?? '', response),
    });
    const watchers = request.watch.map((path) => watchPath(path, () => builds.again()));
    onOpen(server);
    await until;
    for (const watcher of watchers) watcher.close();
    await builds.idle();
    await server.close();
  });
}

/** One build after the other; those asked for while one runs become one. */
class Builds {
  readonly #work: string;
  readonly #request: DevRequest;
  readonly #listeners = new Set<ServerResponse>();
  #count = 0;
  #running: Promise<void> | null = null;
  #wanted = false;
  folder: string;
  base: string;

  constructor(work: string, request: DevRequest) {
    this.#work = work;
    this.#request = request;
    this.folder = work;
    this.base = request.base ?? '/';
  }

  async make(): Promise<void> {
    const work = join(this.#work, String(++this.#count));
    const old = this.folder;
    await mkdir(work);
    try {
      const publication = await this.#request.load();
      const built = await buildInto(work, { publication, base: this.#request.base });
      this.folder = built.folder;
      this.base = (await readMarker(built.folder)).base;
      this.#request.onBuild?.({ pages: built.pages });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      this.folder = await failurePage(work, failure);
      this.#request.onBuild?.({ failure });
    }
    if (old !== this.#work) await rm(join(old, '..'), { recursive: true, force: true });
    for (const listener of this.#listeners) listener.write('data: built\n\n');
  }

  again(): void {
    this.#wanted = true;
    this.#running ??= this.#whileWanted().finally(() => {
      this.#running = null;
    });
  }

  async idle(): Promise<void> {
    await this.#running;
    for (const listener of this.#listeners) listener.end();
  }

  answer(url: string, response: ServerResponse): boolean {
    if (url === SCRIPT) {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(RELOAD);
      return true;
    }
    if (url !== EVENTS) return false;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('\n');
    this.#listeners.add(response);
    response.on('close', () => this.#listeners.delete(response));
    return true;
  }

  async #whileWanted(): Promise<void> {
    while (this.#wanted) {
      await new Promise((resolve) => setTimeout(resolve, CALM));
      this.#wanted = false;
      await this.make();
    }
  }
}

async function failurePage(work: string, failure: string): Promise<string> {
  const folder = join(work, 'failed');
  await mkdir(folder);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Not built</title><body><main><h1>The site could not be built</h1><p>${escapeMarkup(failure)}</p><p>It is built again as soon as a file changes.</p></main></body></html>`;
  await writeFile(join(folder, 'index.html'), html);
  await writeFile(join(folder, '404.html'), html);
  return folder;
}

function watchPath(path: string, onChange: () => void): FSWatcher {
  try {
    return watch(path, { recursive: true }, onChange).on('error', onChange);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new MachineError(`Cannot watch ${path} for changes (${code}).`);
  }
}

/** Serves a site that was built before, with the headers it asks its host for. */
export async function previewSite(request: {
  folder: string;
  port?: number | undefined;
  host?: string | undefined;
}): Promise<SiteServer> {
  const { base } = await readMarker(request.folder);
  return serve({
    folder: () => request.folder,
    base: () => base,
    port: request.port ?? PORT,
    host: request.host ?? HOST,
  });
}
