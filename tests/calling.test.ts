import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calledAs } from '../src/cli/calling.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-calling-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const called = (env: Record<string, string>, script = join(folder, 'lib/cli/bin.js')) =>
  calledAs({ env, cwd: folder, script });

describe('the next command', () => {
  it('is named alone where the shell finds it', () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    expect(called({ PATH: `/nowhere:${bin}` })).toBe('node lib/cli/bin.js');
    writeFileSync(join(bin, 'throughline'), '');
    expect(called({ PATH: `/nowhere:${bin}` })).toBe('throughline');
    // What npx runs finds it, and the shell that ran npx does not.
    expect(called({ PATH: bin, npm_command: 'exec' })).toBe('npx throughline');
  });

  it.each([
    [{ npm_command: 'exec', npm_config_user_agent: 'npm/11.0.0 node/v24' }, 'npx throughline'],
    [{ npm_command: 'run-script', npm_lifecycle_event: 'check' }, 'npx throughline'],
    [{ npm_command: 'run-script', npm_lifecycle_event: 'throughline' }, 'npm run throughline --'],
    [{ npm_command: 'exec', npm_config_user_agent: 'pnpm/10.0.0' }, 'pnpm exec throughline'],
    [{ npm_command: 'run-script', npm_config_user_agent: 'yarn/4.0.0' }, 'yarn throughline'],
  ])('is named through the package manager that ran this one: %j', (env, expected) => {
    expect(called(env)).toBe(expected);
  });

  it('is named by its file where nothing else leads to it', () => {
    expect(called({}, join(folder, 'my tools/bin.js'))).toBe('node "my tools/bin.js"');
  });
});
