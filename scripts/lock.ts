/**
 * Completes package-lock.json with the builds of packages for other systems that npm left out because
 * the registry it asked did not carry them: without them `npm ci` of npm 11 refuses the lock, and
 * another system would install without them. `--check` only says whether something is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  cpu?: string[];
  libc?: string[];
  os?: string[];
  optionalDependencies?: Record<string, string>;
}

const FILE = join(import.meta.dirname, '../package-lock.json');
const BUILD =
  /(?:(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)|(wasm32)-wasi)(?:-(gnu|musl)?(?:msvc|eabi(?:hf)?)?)?$/;

const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = findMissing(lock.packages);
for (const [path] of missing) console.log(`${path} is not in package-lock.json`);

if (missing.length > 0 && process.argv.includes('--check')) process.exitCode = 1;
else if (missing.length > 0) {
  const root = lock.packages[''] ?? {};
  const rest = Object.entries(lock.packages).filter(([path]) => path !== '');
  const sorted = [...rest, ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([['', root], ...sorted]);
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
}

/** Entries for the optional dependencies that no place in the lock answers. */
function findMissing(packages: Record<string, Locked>): [string, Locked][] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesFor(parent, name).some((path) => Object.hasOwn(packages, path)))
      .map(([name, version]): [string, Locked] => [
        `node_modules/${name}`,
        describeBuild(name, version, entry.dev === true),
      ]),
  );
}

/** Where Node looks for a package from `parent`, nearest first. */
function placesFor(parent: string, name: string): string[] {
  const parents = parent.split('/node_modules/');
  const nested = parents.map((_, index) => parents.slice(0, index + 1).join('/node_modules/'));
  return [
    ...nested.reverse().map((path) => `${path}/node_modules/${name}`),
    `node_modules/${name}`,
  ];
}

/** A build's name tells the system it is for, so npm passes over it everywhere else. */
function describeBuild(name: string, version: string, dev: boolean): Locked {
  const match = BUILD.exec(name);
  if (!match) throw new Error(`${name} is not in the lock, and its name tells no system.`);
  const [, os, cpu, wasm, libc] = match;
  return {
    version,
    cpu: [cpu ?? wasm ?? ''],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}
