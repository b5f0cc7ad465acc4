/** Serves a built site as a static host would: folders by their index, `_headers`, 404.html. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.xml': 'application/xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A rule of a `_headers` file: a path, perhaps ending in `*`, and the headers it sets. */
export interface HeaderRule {
  path: string;
  headers: [name: string, value: string][];
}

export interface SiteServer {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  origin: string;
  close(): Promise<void>;
}

/** Serves `folder` on a free port of this machine. */
export async function serveSite(folder: string): Promise<SiteServer> {
  const headersFile = join(folder, '_headers');
  const rules = existsSync(headersFile) ? readHeaderRules(readFileSync(headersFile, 'utf8')) : [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = findFile(folder, path);
    for (const [name, value] of headersFor(path, rules)) response.setHeader(name, value);
    const body = file ?? findFile(folder, '/404.html');
    if (body)
      response.setHeader('content-type', TYPES[extname(body)] ?? 'application/octet-stream');
    response.statusCode = file ? 200 : 404;
    response.end(body ? readFileSync(body) : 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => close(server) };
}

/** Paths stand at the line's start, their headers indented below. */
export function readHeaderRules(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: [] });
    else {
      const colon = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

function headersFor(path: string, rules: HeaderRule[]): [string, string][] {
  return rules
    .filter((rule) =>
      rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path,
    )
    .flatMap((rule) => rule.headers);
}

function findFile(folder: string, path: string): string | null {
  const file = join(folder, normalize(path));
  if (!file.startsWith(folder)) return null;
  return (
    [file, join(file, 'index.html')].find((f) => existsSync(f) && statSync(f).isFile()) ?? null
  );
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
