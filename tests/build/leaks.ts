/** Finds canaries (see canaries.ts) in what an audience gets. */
import { AUDIENCES, type CanaryAudience } from './canaries.ts';

const CANARY = /zq(public|organization|leadership|private|nobody)[0-9]+/g;

/** The canaries in a text that an audience must not meet; those of `nobody` are for none. */
export function leaksIn(text: string, audience: CanaryAudience): string[] {
  const found = new Set<string>();
  for (const form of forms(text)) {
    for (const [canary, meantFor] of form.matchAll(CANARY)) {
      const rank = (AUDIENCES as readonly (string | undefined)[]).indexOf(meantFor);
      if (rank < 0 || rank > AUDIENCES.indexOf(audience)) found.add(canary);
    }
  }
  return [...found].sort();
}

/** Whether a text holds anything that is meant for exactly this audience. */
export function speaksTo(text: string, audience: CanaryAudience): boolean {
  return new RegExp(`zq${audience}[0-9]+`).test(text);
}

/** A text as it is, and as a browser, an address bar or a program would read it. */
function forms(text: string): string[] {
  const entities = text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#([0-9]+);/g, (_, code: string) => character(Number(code)));
  const address = text.replace(/%([0-9a-f]{2})/gi, (_, code: string) =>
    character(Number.parseInt(code, 16)),
  );
  const json = text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) =>
    character(Number.parseInt(code, 16)),
  );
  const packed = [...text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('latin1'),
  );
  const lower = [text, entities, address, json, ...packed].map((form) => form.toLowerCase());
  return [
    ...lower,
    ...lower.slice(0, 1).map((form) => form.replace(/<[^>]*>|[\s\u00ad\u200b]/g, '')),
  ];
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
