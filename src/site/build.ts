import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroInlineConfig } from 'astro';
import type { Publication } from '../publish/index.ts';
import { siteIntegration } from './integration.ts';
import { checkTarget, MARKER, replaceFolder } from './out-folder.ts';
import { headersFile } from './policy.ts';
import { pagesOf } from './views/navigation.ts';

export interface BuildRequest {
  publication: Publication;
  /** Absolute path of the folder to make or replace. */
  out: string;
  /** Address below the host, `/scorecard`; the publication's when not said. */
  base?: string | undefined;
}

/** Icons and what else is served as it is. */
const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** The `node_modules` that holds our Astro, wherever the package is installed. */
const MODULES = dirname(dirname(fileURLToPath(import.meta.resolve('astro/package.json'))));

/**
 * Builds the site in a temporary folder, checks that every page is there, and only then puts it in
 * place of `out`. When anything fails `out` stands as it was and nothing of the build is left.
 */
export async function buildSite(request: BuildRequest): Promise<{ pages: number }> {
  await checkTarget(request.out);
  return withWorkFolder(async (work) => {
    const built = await buildInto(work, request);
    await replaceFolder(built.folder, request.out);
    return { pages: built.pages };
  });
}

/** Builds into a folder of `work`, which is the caller's to remove. */
export async function buildInto(
  work: string,
  request: Pick<BuildRequest, 'publication' | 'base'>,
): Promise<{ folder: string; pages: number }> {
  const base = baseFrom(request.base ?? request.publication.site.base);
  const folder = join(work, 'out');
  const { site } = request.publication;
  const publication: Publication = { ...request.publication, site: { ...site, base } };
  await runAstro(work, await astroConfig(work, folder, publication));
  const pages = await checkPages(folder, publication);
  await writeFile(join(folder, '_headers'), headersFile(base));
  await writeFile(join(folder, MARKER), `${JSON.stringify({ tool: 'throughline', base })}\n`);
  return { folder, pages };
}

/** `/` or `/a/b`: one slash before, none behind, only characters that need no escape. */
function baseFrom(text: string): string {
  const parts = text.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return `/${parts.map((part) => encodeURIComponent(part)).join('/')}`;
}

/**
 * Builds from within `work`: Astro keeps its intermediate pages below the current folder whenever the
 * output lies outside of it, and would leave them, content and all, beside the user's files.
 */
async function runAstro(work: string, config: AstroInlineConfig): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { build } = await import('astro');
  const before = process.cwd();
  process.chdir(work);
  try {
    await build(config);
  } finally {
    process.chdir(before);
  }
}

/**
 * Astro's root is a folder of our own with nothing in it: no configuration file, environment file,
 * PostCSS or TypeScript setting of the content's repository is found from there.
 */
async function astroConfig(
  work: string,
  outDir: string,
  publication: Publication,
): Promise<AstroInlineConfig> {
  const root = join(work, 'root');
  await mkdir(join(root, 'src', 'site'), { recursive: true });
  // Root and output lie outside of every package, and both import Astro's modules by name.
  await symlink(MODULES, join(work, 'node_modules'), 'junction');
  await writeFile(join(root, 'tsconfig.json'), '{"compilerOptions":{}}\n');
  await writeFile(join(root, 'package.json'), '{"private":true,"type":"module"}\n');
  return {
    configFile: false,
    root,
    srcDir: './src/site',
    publicDir: PUBLIC,
    outDir,
    cacheDir: join(work, 'cache'),
    base: publication.site.base,
    ...(publication.site.url === null ? {} : { site: publication.site.url }),
    logLevel: 'silent',
    output: 'static',
    build: { assets: '_assets', concurrency: 4 },
    devToolbar: { enabled: false },
    markdown: { syntaxHighlight: false },
    integrations: [siteIntegration({ load: async () => publication })],
    vite: {
      css: { postcss: { plugins: [] } },
      envDir: false,
      cacheDir: join(work, 'vite'),
      logLevel: 'silent',
    },
  };
}

/** Astro reports success for some pages that failed: every page is counted against its record. */
async function checkPages(folder: string, publication: Publication): Promise<number> {
  const expected = new Set(
    pagesOf(publication).map((page) => {
      const path = decodeURIComponent(page).slice(1);
      return path.endsWith('.html') ? path : `${path}index.html`;
    }),
  );
  const names = await readdir(folder, { recursive: true });
  const built = new Set(
    names.map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.html')),
  );
  const missing = [...expected].filter((page) => !built.has(page));
  const extra = [...built].filter((page) => !expected.has(page));
  if (missing.length > 0 || extra.length > 0) {
    throw new Error(
      `The site was not built whole: ${missing.length} pages are missing (${missing.slice(0, 3).join(', ')}), ${extra.length} are unknown (${extra.slice(0, 3).join(', ')}).`,
    );
  }
  return built.size;
}

/** Gives a new folder that only this user reads, and removes it on every way out, signals included. */
export async function withWorkFolder<T>(use: (work: string) => Promise<T>): Promise<T> {
  const work = await realpath(await mkdtemp(join(tmpdir(), 'throughline-')));
  const remove = () => rmSync(work, { recursive: true, force: true });
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    process.kill(process.pid, signal);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await use(work);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    remove();
  }
}
