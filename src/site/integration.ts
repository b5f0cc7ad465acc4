import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Publication } from '../publish/index.ts';
import { logoFile, writeMachineFiles } from './files/index.ts';
import { day } from './format.ts';
import { handOver } from './hand-over.ts';
import { drawStrategyMap } from './maps/strategy-map.ts';
import { pagePolicy } from './policy.ts';
import { runningTitle, themeCss } from './theme.ts';

/**
 * The folder of the routes, components and styles. Seen from `src/site/` in the sources and from
 * `lib/site/` in the package it is the same: Astro's files are shipped as they are.
 */
const SITE = fileURLToPath(new URL('../../src/site/', import.meta.url));

/** Where each page's route is, by the pattern of its address. */
const ROUTES: Readonly<Record<string, string>> = {
  '/': 'index',
  '/strategy': 'strategy',
  '/strategy-map': 'strategy-map',
  '/alignment': 'alignment',
  '/strategy/[id]': 'priority',
  '/strategy/[id]/under/[part]': 'priority-under',
  '/decisions/[...part]': 'decisions',
  '/alignment/alike/[...part]': 'alignment-alike',
  '/alignment/lines/[id]/[...part]': 'alignment-lines',
  '/objectives': 'objectives',
  '/objectives/[id]': 'objective',
  '/objectives/by/[...part]': 'objectives-part',
  '/kpis': 'kpis',
  '/kpis/[id]': 'kpi',
  '/kpis/by/[...part]': 'kpis-part',
  '/initiatives': 'initiatives',
  '/initiatives/[id]': 'initiative',
  '/teams': 'teams',
  '/teams/[id]': 'team',
  '/people': 'people',
  '/people/[id]': 'person',
  '/check-ins': 'check-ins',
  '/check-ins/[month]': 'check-ins-month',
  '/check-ins/[month]/[day]': 'check-ins-day',
  '/cycles': 'cycles',
  '/cycles/[id]': 'cycle',
  '/compare/[...span]': 'compare',
  '/history': 'history',
  '/history/[month]': 'history-month',
  '/history/by/[person]': 'history-by',
  '/history/goalposts': 'goalposts',
  '/reviews': 'reviews',
  '/reviews/[...id]': 'review',
  '/meeting': 'meeting',
  '/meeting/[id]': 'meeting-cycle',
  '/feedback': 'feedback',
  '/feedback/[month]': 'feedback-month',
  '/development': 'development',
  '/development/[id]': 'plan',
  '/budget': 'budget',
  '/audit': 'audit',
  '/audit/rules': 'rules',
  '/audit/rules/[kind]/[name]': 'rule',
  '/audit/rules/[kind]/[name]/[part]': 'rule-part',
  '/guide': 'guide/index',
  '/guide/edit': 'guide/edit',
  '/guide/model': 'guide/model',
  '/guide/model/[kind]': 'guide/kind',
  '/guide/formulas': 'guide/formulas',
  '/guide/commands': 'guide/commands',
  '/guide/readers': 'guide/readers',
  '/guide/ci': 'guide/ci',
  '/pack': 'pack',
  '/search': 'search',
  '/compose/check-in': 'compose-check-in',
  '/compose/objective': 'compose-objective',
  '/compose/kpi': 'compose-kpi',
  '/404': '404',
};

/** What the integration shows, and what it looks at for changes while developing. */
export interface SiteSource {
  /** Judges and publishes the content anew. */
  load(): Promise<Publication>;
  /** Absolute paths; a change in one of them loads again and reloads the page. */
  watch?: readonly string[];
}

const PUBLICATION = 'virtual:throughline/publication';
const MAP = 'virtual:throughline/strategy-map';
const THEME = 'virtual:throughline/theme.css';

/** An Astro integration that adds the pages of a publication to a site. */
export function siteIntegration(source: SiteSource): AstroIntegration {
  let publication: Publication;
  const handed = handOver(() => publication);
  return {
    name: 'throughline',
    hooks: {
      'astro:config:setup': async ({
        injectRoute,
        injectScript,
        updateConfig,
        config,
        command,
      }) => {
        publication = await source.load();
        publication.site.base = config.base;
        for (const [pattern, name] of Object.entries(ROUTES)) {
          injectRoute({
            pattern,
            entrypoint: join(SITE, 'routes', `${name}.astro`),
            prerender: true,
          });
        }
        // A <script> in a component outside the root is lost by Astro 7.3 when the two have no folder
        // in common; a page script is not. On pages that are not ours it does nothing.
        injectScript('page', `import ${JSON.stringify(join(SITE, 'client', 'frame.ts'))};`);
        updateConfig({
          trailingSlash: 'always',
          compressHTML: true,
          build: { format: 'directory', inlineStylesheets: 'never' },
          ...(command === 'build' ? { security: { csp: pagePolicy() } } : {}),
          vite: {
            plugins: [publicationPlugin(() => publication, config.adapter ? null : handed.code)],
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        handed.end();
        await writeMachineFiles(fileURLToPath(dir), publication);
      },
      'astro:server:setup': ({ server }) => {
        const watched = source.watch ?? [];
        server.watcher.add([...watched]);
        const reload = async (file: string) => {
          if (!watched.some((path) => file === path || file.startsWith(`${path}/`))) return;
          const base = publication.site.base;
          publication = await source.load();
          publication.site.base = base;
          for (const environment of Object.values(server.environments)) {
            for (const name of [PUBLICATION, MAP]) {
              const module = environment.moduleGraph.getModuleById(`\0${name}`);
              if (module) await environment.reloadModule(module);
            }
          }
        };
        server.middlewares.use((request, response, next) => {
          const file = logoFile(publication);
          if (file === null || !request.url?.endsWith(`/${file.path}`)) next();
          else response.end(file.text);
        });
        server.watcher.on('all', (_event, file) => {
          reload(file).catch((error: unknown) => server.config.logger.error(String(error)));
        });
      },
    },
  };
}

/**
 * Gives pages the publication and its strategy map as modules, and the accent as a style sheet.
 * Without `code` for it the publication is written into its module: an adapter may render elsewhere.
 */
function publicationPlugin(current: () => Publication, code: string | null) {
  return {
    name: 'throughline:publication',
    resolveId(id: string) {
      return [PUBLICATION, MAP, THEME].includes(id) ? `\0${id}` : undefined;
    },
    async load(id: string) {
      if (id === `\0${MAP}`)
        return `export default ${JSON.stringify(await drawStrategyMap(current()))};`;
      if (id === `\0${THEME}`) {
        const { site, asOf } = current();
        return themeCss(site.accent) + runningTitle(site.title, day(asOf));
      }
      if (id !== `\0${PUBLICATION}`) return undefined;
      if (code !== null) return code;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(current()))});`;
    },
  };
}
