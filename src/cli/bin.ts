#!/usr/bin/env node
// Only what any Node reads may stand here: the rest is loaded once the version is known to do.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `throughline needs Node 22.12 or later; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 2;
} else {
  keepCompiledCode();
  import('./start.ts').then(({ start }) => start());
}

/** Node keeps what it has compiled in the user's own cache folder: a fifth of a short run is compiling. */
function keepCompiledCode() {
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
  const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && `${HOME}/.cache`);
  if (!caches) return;
  process.getBuiltinModule('node:module').enableCompileCache(`${caches}/throughline/code`);
}
