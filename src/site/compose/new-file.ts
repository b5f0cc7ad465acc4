/** A file that somebody is about to add. */
export interface NewFile {
  folder: string;
  name: string;
  text: string;
}

/** Where a new file is begun at the provider, and whether it is filled in there already. */
export interface NewFileDoor {
  href: string;
  isFilled: boolean;
}

/** Longer addresses are refused by providers and proxies. */
const LONGEST = 6000;

/**
 * The provider's page for a new file from its address with `{folder}`, `{name}` and `{text}`. Where
 * the text is too long for an address, or the provider takes none, the page opens without it.
 */
export function newFileDoor(template: string | null, file: NewFile): NewFileDoor | null {
  if (template === null) return null;
  const filled = fill(template, file);
  const isFilled = template.includes('{text}') && filled.length <= LONGEST;
  return { href: isFilled ? filled : fill(template, { ...file, text: '' }), isFilled };
}

function fill(template: string, { folder, name, text }: NewFile): string {
  const values: Record<string, string> = {
    folder: folder.split('/').map(encodeURIComponent).join('/'),
    name: encodeURIComponent(name),
    text: encodeURIComponent(text),
  };
  return template.replace(/\{(folder|name|text)\}/g, (_all, key: string) => values[key] ?? '');
}

/** A file's name out of a title: small letters, digits and single hyphens, at most 64 characters. */
export function idFrom(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, 64).replace(/^-+|-+$/g, '');
}
