import type { Example } from './example.ts';
import { historyOf } from './history.ts';
import { plantRepository, type Surroundings } from './repository.ts';
import { importStream, type Signature } from './stream.ts';

/** What was made. */
interface Planted {
  commit: string;
  commits: number;
  authors: number;
}

/**
 * Makes a repository of the example in `folder`, which must be absent or empty: its history from the
 * first record to the last, and the last commit checked out. Throws MachineError; leaves nothing then.
 */
export async function plantDemo(
  example: Example,
  folder: string,
  shown: string,
  surroundings: Surroundings,
): Promise<Planted> {
  const commits = historyOf(example);
  const stream = importStream(commits, signaturesOf(example));
  const commit = await plantRepository(folder, shown, stream, surroundings);
  const authors = new Set(commits.map(({ author }) => author)).size;
  return { commit, commits: commits.length, authors };
}

/** Everybody signs with the address the record says, those who left with the one they had. */
function signaturesOf({ records }: Example): Map<string, Signature> {
  return new Map(
    records.people.map(({ id, data }) => {
      const email =
        data.handles?.email?.[0] ?? data.contact ?? `${id.replace('-', '.')}@wrenfield.example`;
      return [id, { name: data.name ?? id, email }];
    }),
  );
}
