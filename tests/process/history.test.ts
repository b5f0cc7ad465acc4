import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRepository } from '../../src/history/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-history-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WHEN = '2026-03-02T09:00:00Z';

function git(...command: string[]): string {
  return execFileSync('git', command, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Ana Ruiz',
      GIT_AUTHOR_EMAIL: 'ana@example.com',
      GIT_AUTHOR_DATE: WHEN,
      GIT_COMMITTER_NAME: 'Ana Ruiz',
      GIT_COMMITTER_EMAIL: 'ana@example.com',
      GIT_COMMITTER_DATE: WHEN,
    },
  }).trim();
}

function commitOnce(): string {
  git('init', '-q', '-b', 'main');
  writeFileSync(join(folder, 'throughline.yaml'), 'organization: {name: Example}\n');
  git('add', '.');
  git('commit', '-qm', 'Begin');
  return git('rev-parse', 'HEAD');
}

describe('readRepository', () => {
  it('names the commit and branch that are checked out', async () => {
    const commit = commitOnce();
    expect(await readRepository(folder)).toEqual({
      state: 'ok',
      commit,
      branch: 'main',
      isWorkTree: true,
      prefix: '',
    });
  });

  it('finds the repository from a folder inside it', async () => {
    const commit = commitOnce();
    mkdirSync(join(folder, 'organization'));
    const found = await readRepository(join(folder, 'organization'));
    expect(found).toMatchObject({ commit, prefix: 'organization' });
  });

  it('gives no branch when HEAD is detached', async () => {
    const commit = commitOnce();
    git('checkout', '-q', '--detach');
    expect(await readRepository(folder)).toMatchObject({ state: 'ok', commit, branch: null });
  });

  it('says that a repository has no commit yet', async () => {
    git('init', '-q', '-b', 'main');
    expect(await readRepository(folder)).toEqual({
      state: 'unborn',
      commit: null,
      branch: 'main',
      isWorkTree: true,
      prefix: '',
    });
  });

  it('says that a folder is no repository', async () => {
    expect((await readRepository(folder)).state).toBe('no-repository');
  });

  it('says that there is no git', async () => {
    commitOnce();
    expect(await readRepository(folder, folder)).toEqual({
      state: 'no-git',
      commit: null,
      branch: null,
      isWorkTree: false,
      prefix: '',
    });
  });

  it('runs no program that the repository names in its own configuration', async () => {
    const commit = commitOnce();
    const trap = join(folder, 'trap.sh');
    const evidence = join(folder, 'evidence');
    writeFileSync(trap, `#!/bin/sh\ntouch '${evidence}'\n`);
    chmodSync(trap, 0o755);
    git('config', 'core.fsmonitor', trap);
    git('config', 'core.pager', trap);
    git('config', 'alias.rev-parse', `!${trap}`);
    expect((await readRepository(folder)).commit).toBe(commit);
    expect(() => execFileSync('ls', [evidence], { stdio: 'pipe' })).toThrow();
  });
});
