/** Draws `.github/scorecard.png`, the picture in the README: the example's scorecard as it is built now. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previewSite } from '../src/site/index.ts';
import { launchChromium } from '../tests/browser/chromium.ts';

const ROOT = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'throughline-picture-'));
const folder = join(work, 'site');
const argv = [join(ROOT, 'src/cli/bin.ts'), 'build', '--root', ROOT, '--out', folder];
if (spawnSync(process.execPath, argv, { stdio: 'inherit' }).status !== 0) process.exit(1);

const server = await previewSite({ folder });
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 960 },
    colorScheme: 'light',
  });
  await page.goto(server.url);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(ROOT, '.github/scorecard.png') });
} finally {
  await browser.close();
  await server.close();
  rmSync(work, { recursive: true, force: true });
}
