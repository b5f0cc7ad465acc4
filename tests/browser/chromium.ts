/** Finds a Chromium for the browser tests, and on a bare Debian installs one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Starts Chromium; throws one plain sentence when this machine has none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium() ?? installChromium();
  if (executablePath === null) {
    throw new Error(
      'The browser tests need Chromium: install the package chromium, or name an executable in CHROME_PATH.',
    );
  }
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

/** CHROME_PATH, else a Chromium on the path, else the one that Playwright keeps. */
function findChromium(): string | null {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [process.env.CHROME_PATH ?? '', ...onPath, chromium.executablePath()];
  return candidates.find((file) => file !== '' && existsSync(file)) ?? null;
}

/** Installs Debian's chromium where we may; null where we may not or it fails. */
function installChromium(): string | null {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const apt = (...argv: string[]) =>
    spawnSync('apt-get', argv, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const installed = apt('update') && apt('install', '--yes', '--no-install-recommends', 'chromium');
  return installed ? findChromium() : null;
}
