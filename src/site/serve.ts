import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { MachineError } from '../finding/index.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const MOST_PORTS = 20;

export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

export interface ServeRequest {
  /** The folder to serve now; it may change between requests. */
  folder: () => string;
  base: () => string;
  port: number;
  host: string;
  /** Answers addresses of its own; false leaves the request to the files. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Put before `</body>` of every page. */
  insert?: string;
}

/** Serves a built site with its own `_headers`, as a static host would. The next free port is taken. */
export async function serve(request: ServeRequest): Promise<SiteServer> {
  const server = createServer((incoming, response) => {
    answer(request, incoming, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const port = await listen(server, request.host, request.port);
  const host = request.host.includes(':') ? `[${request.host}]` : request.host;
  const base = request.base();
  return {
    url: `http://${host}:${port}${base === '/' ? '/' : `${base}/`}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; port < first + MOST_PORTS; port++) {
    const code = await new Promise<string | null>((resolve) => {
      const fail = (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown');
      server.once('error', fail);
      server.listen(port, host, () => {
        server.removeListener('error', fail);
        resolve(null);
      });
    });
    const address = server.address();
    if (code === null) return typeof address === 'object' && address ? address.port : port;
    if (code !== 'EADDRINUSE') throw new MachineError(`Cannot serve at ${host}:${port} (${code}).`);
  }
  throw new MachineError(
    `No port from ${first} to ${first + MOST_PORTS - 1} is free; name one with --port.`,
  );
}

async function answer(
  request: ServeRequest,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isMeantForUs(request.host, incoming.headers.host)) {
    response.writeHead(403).end();
    return;
  }
  if (request.before?.(incoming, response)) return;
  const path = pathOf(incoming.url ?? '/', request.base());
  const folder = request.folder();
  for (const [name, value] of await headersFor(folder)) response.setHeader(name, value);
  response.setHeader('Cache-Control', 'no-cache');
  const file = path === null ? null : await fileFor(folder, path);
  const found = file ?? join(folder, '404.html');
  response.statusCode = file === null ? 404 : 200;
  response.setHeader('Content-Type', TYPES[extname(found)] ?? 'application/octet-stream');
  if (request.insert && found.endsWith('.html')) {
    response.end((await readFile(found, 'utf8')).replace('</body>', `${request.insert}</body>`));
    return;
  }
  createReadStream(found)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** A page elsewhere must not read this machine's site by pointing its own name here. */
function isMeantForUs(host: string, asked: string | undefined): boolean {
  if (!LOOPBACK.has(host) && host !== '::1') return true;
  return LOOPBACK.has((asked ?? '').replace(/:\d+$/, ''));
}

function pathOf(url: string, base: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname);
    if (base === '/') return path;
    return path.startsWith(`${base}/`) ? path.slice(base.length) : null;
  } catch {
    return null;
  }
}

async function fileFor(folder: string, path: string): Promise<string | null> {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder + sep) && file !== folder) return null;
  if (file.split(sep).some((part) => part.startsWith('.throughline'))) return null;
  for (const candidate of [file, join(file, 'index.html')]) {
    const facts = await stat(candidate).catch(() => null);
    if (facts?.isFile()) return candidate;
  }
  return null;
}

/** The headers of the first rule of `_headers`, which is that of every page. */
async function headersFor(folder: string): Promise<[string, string][]> {
  const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '');
  const headers: [string, string][] = [];
  for (const line of text.split('\n').slice(1)) {
    if (!/^\s/.test(line)) break;
    const colon = line.indexOf(':');
    headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
  }
  return headers;
}
