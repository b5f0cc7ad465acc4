/** Publication → site: Astro's integration, routes, layouts, components, charts, styles. Computes no number. */
export { type BuildRequest, buildSite } from './build.ts';
export { type DevRequest, devSite, previewSite } from './dev.ts';
export { type SiteSource, siteIntegration } from './integration.ts';
export type { SiteServer } from './serve.ts';
