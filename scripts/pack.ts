/**
 * Makes `lib/`, what the package runs: `src/` compiled to JavaScript with declarations, since Node
 * strips no types below `node_modules`, and everything else that lies beside the code, as it is.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const LIB = join(ROOT, 'lib');

/** Files whose compiled form takes their place. */
const COMPILED = new Set(['.ts']);

rmSync(LIB, { recursive: true, force: true });
compile();
copyAssets();
chmodSync(join(LIB, 'cli/bin.js'), 0o755);

function compile(): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

function copyAssets(): void {
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || COMPILED.has(extname(entry.name))) continue;
    const from = join(entry.parentPath, entry.name);
    cpSync(from, join(LIB, from.slice(SRC.length)));
  }
}
