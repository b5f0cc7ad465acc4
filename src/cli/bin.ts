#!/usr/bin/env node
// Only what any Node reads may stand here: the rest is loaded once the version is known to do.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `throughline needs Node 22.12 or later; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  import('./start.ts').then(({ start }) => start());
}
