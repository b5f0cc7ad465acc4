import { createHash } from 'node:crypto';
import { SCHEME_SCRIPT } from './client/scheme-script.ts';

/** What a page of the site may load and do; scripts and styles are added by Astro with their hashes. */
const DIRECTIVES = [
  "default-src 'none'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
] as const;

/** The policy of `<meta>` in every page: Astro's `security.csp`. */
export function pagePolicy() {
  const hash = createHash('sha256').update(SCHEME_SCRIPT).digest('base64');
  return {
    algorithm: 'SHA-256' as const,
    directives: [...DIRECTIVES],
    scriptDirective: { hashes: [`sha256-${hash}` as const] },
  };
}

/** The `_headers` file of a built site: what a meta tag cannot say, for hosts that read it. */
export function headersFile(base: string): string {
  const below = base === '/' ? '' : base.replace(/\/$/, '');
  return `${below}/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
${below}/_assets/*
  Cache-Control: public, max-age=31536000, immutable
${below}/feed.rss
  Content-Type: application/rss+xml; charset=utf-8
${below}/feed.atom
  Content-Type: application/atom+xml; charset=utf-8
`;
}
