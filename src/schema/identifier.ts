const PART = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const KIND_WORD = /^[a-z]+(?:-[a-z]+)*$/;

/** Whether `text` is one part of an id: small letters, digits, single hyphens, at most 64. */
export function isId(text: string): boolean {
  return text.length <= 64 && PART.test(text);
}

/**
 * Whether `text` has the shape of a reference: `id`, `kind:id`, `folder/id` or `objective.key-result`.
 * That it names a record is for the link room to see.
 */
export function isReference(text: string): boolean {
  const colon = text.indexOf(':');
  if (colon >= 0 && !KIND_WORD.test(text.slice(0, colon))) return false;
  const [id = '', keyResult, ...more] = text.slice(colon + 1).split('.');
  if (more.length > 0 || (keyResult !== undefined && !isId(keyResult))) return false;
  return text.length <= 300 && id.split('/').every(isId);
}

/** Whether `text` is an absolute address of the web: https or http, with a host and no credentials. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#]/.test(text) || /[\s\p{Cc}]/u.test(text)) return false;
  const address = URL.parse(text);
  return (
    address !== null &&
    address.hostname !== '' &&
    address.username === '' &&
    address.password === ''
  );
}

/** Whether `text` can be an account's name on a code host. */
export function isHandleText(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/.test(text);
}

/**
 * The id nearest to `text`: letters made small, accents dropped, everything else a single hyphen.
 * Empty when nothing is left.
 */
export function idFrom(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '');
}

/** A title made of an id: `checkout-p95` becomes "Checkout p95". */
export function titleFrom(id: string): string {
  const words = id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
