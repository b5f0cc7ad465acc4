import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Commit, CommitParser } from '../../src/history/commits.ts';
import { DiffParser, type FileChange } from '../../src/history/diffs.ts';
import { type GitObject, ObjectParser } from '../../src/history/objects.ts';
import { parseTree } from '../../src/history/tree.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const NONE = '0'.repeat(40);

/** Pushes bytes in pieces of the given sizes, over and over. */
function inPieces(bytes: Uint8Array, sizes: readonly number[], push: (b: Uint8Array) => void) {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    push(bytes.subarray(at, at + size));
    at += size;
  }
}

function commitsIn(
  text: string | Buffer,
  sizes = [1 << 20],
): { commits: Commit[]; whole: boolean } {
  const commits: Commit[] = [];
  const parser = new CommitParser((commit) => commits.push(commit));
  inPieces(Buffer.from(text), sizes, (bytes) => parser.push(bytes));
  return { whole: parser.end(), commits };
}

function diffsIn(
  text: string | Buffer,
  sizes = [1 << 20],
): { diffs: [string, FileChange[]][]; whole: boolean } {
  const diffs: [string, FileChange[]][] = [];
  const parser = new DiffParser((changes, id) => diffs.push([id, changes]));
  inPieces(Buffer.from(text), sizes, (bytes) => parser.push(bytes));
  return { whole: parser.end(), diffs };
}

const head = (id: string, parents = '', subject = 'Change', body = '') =>
  `${id}\0${parents}\0Ana Ruiz\0ana@example.com\x00100\x00200\0${subject}\0${body}\0\0`;

describe('the commits of a repository', () => {
  it('are taken apart', () => {
    const { commits, whole } = commitsIn(head(A, B, 'Second (#12)') + head(B));
    expect(whole).toBe(true);
    expect(commits).toEqual([
      {
        id: A,
        parents: [B],
        author: { name: 'Ana Ruiz', email: 'ana@example.com' },
        authored: 100,
        committed: 200,
        pullRequest: 12,
      },
      expect.objectContaining({ id: B, parents: [], pullRequest: null }),
    ]);
  });

  it('show no date where they say none, and none that no calendar reaches', () => {
    const dated = (date: string) => `${A}\0\0\0\0${date}\0${date}\0\0\0\0`;
    const dates = ['', '0', '-1', '253402300800', '99999999999999999999', 'x'].map(
      (date) => commitsIn(dated(date)).commits[0]?.authored,
    );
    expect(dates).toEqual([null, 0, -1, 253_402_300_800, null, null]);
  });

  it.each([
    ['Merge pull request #12 from ana/targets', '', 12],
    ['Merge pull request #12 in STRAT/scorecard from targets to main', '', 12],
    ['Merged PR 12: Raise the target', '', 12],
    ['Merged in targets (pull request #12)', '', 12],
    ["Merge pull request 'Raise the target (again)' (#12) from ana/targets into main", '', 12],
    ["Merge branch 'x' into 'main'", 'Raise it\n\nSee merge request group/sub.one/proj-2!12\n', 12],
    ["Merge branch 'x' into 'main'", 'See merge request !12', 12],
    ["Merge branch 'x' into 'main'", 'See merge request a/b!12\nand more', null],
    ["Merge branch 'x' into 'main'", 'As in !12', null],
    ['Raise the target (#12)', '', 12],
    ['Raise the target (!12)', '', 12],
    ['Raise the target to 12', 'Closes #12', null],
  ])('name the request of `%s`', (subject, body, number) => {
    expect(commitsIn(head(A, `${B} ${A}`, subject, body)).commits[0]?.pullRequest).toBe(number);
  });

  it('that are no merge do not quote one', () => {
    const quoted = head(A, B, 'Merge pull request #12 from ana/targets');
    expect(commitsIn(quoted).commits[0]?.pullRequest).toBeNull();
  });

  it('are the same in whatever pieces they come', () => {
    const text = `${head(A, B, 'Ä ö')}${head(B)}`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
        expect(commitsIn(text, sizes)).toEqual(commitsIn(text));
      }),
    );
  });

  it('are known to be cut off', () => {
    expect(commitsIn(head(A)).whole).toBe(true);
    expect(commitsIn(head(A).slice(0, 60)).whole).toBe(false);
  });
});

describe('what commits changed', () => {
  it('is taken apart', () => {
    const text = [
      `${A}\0:100644 100644 ${A} ${B} M\0content/a.md\0`,
      `:100644 100644 ${A} ${A} R100\0content/b.md\0content/c.md\0`,
      `:000000 100644 ${NONE} ${B} A\0content/d.md\0`,
      `:100644 000000 ${B} ${NONE} D\0content/e.md\0`,
      `${B}\0`,
    ].join('');
    const { diffs, whole } = diffsIn(text);
    expect(whole).toBe(true);
    expect(diffs).toEqual([
      [
        A,
        [
          { change: 'changed', path: 'content/a.md', from: null, old: A, new: B },
          { change: 'renamed', path: 'content/c.md', from: 'content/b.md', old: A, new: A },
          { change: 'added', path: 'content/d.md', from: null, old: null, new: B },
          { change: 'removed', path: 'content/e.md', from: null, old: B, new: null },
        ],
      ],
      [B, []],
    ]);
  });

  it('keeps names with a newline, a colon or a tab, and says which are not UTF-8', () => {
    const text = Buffer.concat([
      Buffer.from(`${A}\0:000000 100644 ${NONE} ${A} A\0a\n:b\t"c".md\0`),
      Buffer.from(`:000000 100644 ${NONE} ${A} A\0`),
      Buffer.from([0xff, 0x2e, 0x6d, 0x64, 0]),
    ]);
    expect(diffsIn(text).diffs[0]?.[1].map(({ path }) => path)).toEqual(['a\n:b\t"c".md', null]);
  });

  it('takes a link or a submodule for no file', () => {
    const text = [
      `${A}\0:120000 100644 ${A} ${B} T\0was-a-link\0`,
      `:100644 160000 ${A} ${B} T\0is-a-submodule\0`,
      `:000000 120000 ${NONE} ${B} A\0is-a-link\0`,
    ].join('');
    expect(diffsIn(text).diffs[0]?.[1]).toEqual([
      { change: 'added', path: 'was-a-link', from: null, old: null, new: B },
      { change: 'removed', path: 'is-a-submodule', from: null, old: A, new: null },
    ]);
  });

  it('is the same in whatever pieces it comes', () => {
    const text = `${A}\0:100644 100644 ${A} ${B} M\0ä/ö.md\0${B}\0`;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
        expect(diffsIn(text, sizes)).toEqual(diffsIn(text));
      }),
    );
  });

  it('is known to be cut off', () => {
    const text = `${A}\0:100644 100644 ${A} ${B} M\0content/a.md\0`;
    expect(diffsIn(text).whole).toBe(true);
    expect(diffsIn(text.slice(0, -1)).whole).toBe(false);
    expect(diffsIn(text.slice(0, -14)).whole).toBe(false);
    expect(diffsIn(text.slice(0, 30)).whole).toBe(false);
  });

  it('never hangs, and never throws anything but that it is none', () => {
    const read = (bytes: Uint8Array, taken: (bytes: Buffer) => void) => {
      try {
        taken(Buffer.from(bytes));
      } catch (error) {
        expect(String(error)).toMatch(/git (?:log|diff-tree) sent/);
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        read(bytes, commitsIn);
        read(bytes, diffsIn);
      }),
    );
  });
});

function objectsIn(bytes: Uint8Array, sizes = [1 << 20], limit = 100) {
  const objects: GitObject[] = [];
  const parser = new ObjectParser(limit, (object) => objects.push(object));
  inPieces(bytes, sizes, (piece) => parser.push(piece));
  const found = objects.map(({ id, state, bytes: of }) => [id, state, Buffer.from(of).toString()]);
  return { found, whole: parser.isWhole };
}

describe('objects in a batch', () => {
  const text = Buffer.from(
    `${A} blob 6\none\ntw\n${B} missing\n${B} blob 0\n\n${A} blob 101\n${'x'.repeat(101)}\n${B} blob 2\nzz\n`,
  );

  it('are told apart, with line feeds inside, empty, missing and too large', () => {
    expect(objectsIn(text)).toEqual({
      whole: true,
      found: [
        [A, 'read', 'one\ntw'],
        [B, 'missing', ''],
        [B, 'read', ''],
        [A, 'large', ''],
        [B, 'read', 'zz'],
      ],
    });
  });

  it('are the same in whatever pieces they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (sizes) => {
        expect(objectsIn(text, sizes)).toEqual(objectsIn(text));
      }),
    );
  });

  it('are known to be cut off', () => {
    for (let length = 1; length < text.length; length++) {
      const { whole, found } = objectsIn(text.subarray(0, length));
      if (whole) expect(text.subarray(length).toString()).toMatch(/^[ab]{40} /);
      expect(found.length).toBeLessThanOrEqual(5);
    }
  });

  it('are refused when they have no header', () => {
    expect(() => objectsIn(Buffer.from('fatal: no\n'))).toThrow('git cat-file sent');
    expect(() => objectsIn(Buffer.from('x'.repeat(5000)))).toThrow('git cat-file sent');
  });
});

describe('the tree of a commit', () => {
  it('lists files with their sizes, links, submodules and folders', () => {
    const text = [
      `100755 blob ${A}      12\tcontent/a b\n.md`,
      `120000 blob ${B}       3\tlink`,
      `160000 commit ${B}       -\tsub`,
      `040000 tree ${A}\tfolder`,
    ].join('\0');
    const entries = parseTree(Buffer.from(`${text}\0`)).map((entry) => ({
      ...entry,
      path: Buffer.from(entry.path).toString(),
    }));
    expect(entries).toEqual([
      { kind: 'file', id: A, size: 12, path: 'content/a b\n.md' },
      { kind: 'link', id: B, size: 3, path: 'link' },
      { kind: 'submodule', id: B, size: null, path: 'sub' },
      { kind: 'folder', id: A, size: null, path: 'folder' },
    ]);
  });
});
