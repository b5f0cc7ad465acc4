import { compareText } from '../finding/index.ts';
import type { Signature } from './commits.ts';
import { isMap } from './contents.ts';
import type { HistoryEvent } from './event.ts';
import type { Line } from './line.ts';

type Author = NonNullable<HistoryEvent['author']>;

/** Everybody who signed a commit, once; who they are among the people is told at the end. */
export class Authors {
  readonly #proper: (signature: Signature) => Signature;
  readonly #known = new Map<string, { author: Author; email: string }>();
  readonly #signatures = new Map<Author, Signature>();

  constructor(proper: (signature: Signature) => Signature) {
    this.#proper = proper;
  }

  of(signature: Signature): Author {
    const key = `${signature.name}\0${signature.email}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.author;
    const { name, email } = this.#proper(signature);
    const author = { name, person: null };
    this.#known.set(key, { author, email: email.toLowerCase() });
    this.#signatures.set(author, signature);
    return author;
  }

  /** As the commits have it, before the mailmap. */
  signatureOf(author: Author): Signature {
    return this.#signatures.get(author) ?? { name: author.name, email: '' };
  }

  /** Ties authors to people by the addresses and names under `handles`, as they are today. */
  tie(lines: readonly Line[]): void {
    const people = peopleByHandle(lines);
    for (const { author, email } of this.#known.values()) {
      author.person = people.get(email) ?? people.get(accountIn(email) ?? '') ?? null;
    }
  }
}

/** The account in an address that GitHub or GitLab give out to hide the real one. */
function accountIn(email: string): string | null {
  const found = /^(?:\d+[+-])?([^@+]+)@users\.noreply\.(github|gitlab)\.com$/.exec(email);
  return found ? `${found[2]}:${found[1]}` : null;
}

/** The first by id where two claim one address. */
function peopleByHandle(lines: readonly Line[]): Map<string, string> {
  const people = new Map<string, string>();
  const there = lines.filter(({ kind, file }) => kind === 'person' && file !== null);
  for (const { ref, data } of there.sort((a, b) => compareText(a.ref, b.ref))) {
    const handles = data['handles'];
    if (!isMap(handles)) continue;
    const { email, github, gitlab } = handles;
    const addresses = Array.isArray(email) ? email : [email];
    const keys = [
      ...addresses.filter((one) => typeof one === 'string'),
      ...(typeof github === 'string' ? [`github:${github}`] : []),
      ...(typeof gitlab === 'string' ? [`gitlab:${gitlab}`] : []),
    ].map((key) => key.toLowerCase());
    for (const key of keys) if (!people.has(key)) people.set(key, ref.slice('person:'.length));
  }
  return people;
}
