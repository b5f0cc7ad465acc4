import type { Signature } from './commits.ts';

interface Proper {
  name: string | null;
  email: string | null;
}

const LINE = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?/;

/**
 * Who somebody is, by the lines of a `.mailmap`: `Proper <mail>`, `<proper> <mail>`,
 * `Proper <proper> <mail>`, `Proper <proper> Name <mail>`. Letters' size makes no difference to what
 * is looked for; the last line that names somebody counts; what is no such line is passed over.
 */
export function readMailmap(text: string): (signature: Signature) => Signature {
  const byEmail = new Map<string, Proper>();
  const byBoth = new Map<string, Proper>();
  for (const line of text.split(/\r?\n/)) {
    const found = line.startsWith('#') ? null : LINE.exec(line);
    if (!found) continue;
    const [, first = '', one = '', second = '', two] = found;
    const name = first.trim() || null;
    const old = (two ?? one).trim().toLowerCase();
    const email = two === undefined ? null : one.trim() || null;
    const oldName = second.trim().toLowerCase();
    if (oldName !== '') byBoth.set(`${oldName}\0${old}`, { name, email });
    else {
      const before = byEmail.get(old);
      byEmail.set(old, {
        name: name ?? before?.name ?? null,
        email: email ?? before?.email ?? null,
      });
    }
  }
  return ({ name, email }) => {
    const mail = email.toLowerCase();
    const proper = byBoth.get(`${name.toLowerCase()}\0${mail}`) ?? byEmail.get(mail);
    return { name: proper?.name ?? name, email: proper?.email ?? email };
  };
}
