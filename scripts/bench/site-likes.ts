/** Sites of as many pages and bytes as a built one: plain Astro, and Hugo. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Part {
  /** `kpis/x`, '' for the first page. */
  path: string;
  title: string;
  /** Before the content, the content, and behind it. */
  before: string;
  main: string;
  after: string;
}

const ROUTE = `---
import { readFileSync } from 'node:fs';
export function getStaticPaths() {
  return JSON.parse(readFileSync(process.env.PAGES + '/index.json', 'utf8')).map((page) => ({
    params: { path: page.path === '' ? undefined : page.path },
    props: page,
  }));
}
const { title, file } = Astro.props;
const main = readFileSync(process.env.PAGES + '/' + file, 'utf8');
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{title}</title></head>
  <body>
    BEFORE
    <main set:html={main} />
    AFTER
  </body>
</html>
`;

/** The settings of our own build, as far as they are about pages. */
const BUILD = `import { build } from 'astro';
process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.PAGES = new URL('./pages', import.meta.url).pathname;
process.chdir(new URL('.', import.meta.url).pathname);
await build({
  configFile: false,
  root: new URL('.', import.meta.url).pathname,
  logLevel: 'silent',
  output: 'static',
  compressHTML: true,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', concurrency: CONCURRENCY },
  security: { csp: { algorithm: 'SHA-256' } },
});
`;

/** How many pages our own build renders at once. */
const CONCURRENCY = /concurrency: (\d+)/.exec(
  readFileSync(join(import.meta.dirname, '../../src/site/build.ts'), 'utf8'),
)?.[1];

/** Writes an Astro project with one route that sets each page's content into one frame. */
export function writeAstroSite(
  built: string,
  folder: string,
  modules: string,
): { pages: number; bytes: number } {
  mkdirSync(join(folder, 'src/pages'), { recursive: true });
  mkdirSync(join(folder, 'pages'), { recursive: true });
  symlinkSync(modules, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
  writeFileSync(join(folder, 'build.mjs'), BUILD.replace('CONCURRENCY', CONCURRENCY ?? '4'));
  const index: { path: string; title: string; file: string }[] = [];
  let bytes = 0;
  let frame: Part | null = null;
  for (const part of partsOf(built)) {
    const file = `${index.length}.html`;
    index.push({ path: part.path, title: part.title, file });
    writeFileSync(join(folder, 'pages', file), part.main);
    bytes += Buffer.byteLength(part.before + part.main + part.after);
    frame ??= part;
  }
  const say = (html = '') => html.replaceAll(/[{}]/g, ' ');
  writeFileSync(
    join(folder, 'src/pages/[...path].astro'),
    ROUTE.replace('BEFORE', () => say(frame?.before)).replace('AFTER', () => say(frame?.after)),
  );
  writeFileSync(join(folder, 'pages/index.json'), JSON.stringify(index));
  return { pages: index.length, bytes };
}

/** Writes a Hugo project with a content file for each page and one template. */
export function writeHugoSite(built: string, folder: string): void {
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  const settings = {
    disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap', 'home', 'section', '404'],
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ title: 'Likeness', ...settings }));
  let frame: Part | null = null;
  for (const part of partsOf(built)) {
    frame ??= part;
    const file = join(folder, 'content', `${part.path === '' ? 'first' : part.path}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ title: part.title })}\n\n${part.main}`);
  }
  const say = (html = '') => html.replaceAll(/[{}]/g, ' ');
  writeFileSync(
    join(folder, 'layouts/_default/single.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>${say(frame?.before)}<main>{{ .Content }}</main>${say(frame?.after)}</body></html>`,
  );
}

function* partsOf(built: string): Generator<Part> {
  for (const name of readdirSync(built, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('index.html')) continue;
    const html = readFileSync(join(built, name), 'utf8');
    const [head = '', body = ''] = html.split(/<body[^>]*>/);
    const [before = '', rest = ''] = body.split(/<main[^>]*>/);
    const [main = '', after = ''] = rest.split('</main>');
    yield {
      path: name.slice(0, -'index.html'.length).replace(/\/$/, ''),
      title: /<title>(.*?)<\/title>/.exec(head)?.[1] ?? '',
      before,
      main,
      after: after.replace(/<\/body>[\s\S]*$/, ''),
    };
  }
}
