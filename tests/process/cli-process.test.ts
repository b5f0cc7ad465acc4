import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT, run, throughline } from '../processes.ts';

const BIN = join(ROOT, 'src/cli/bin.ts');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-process-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command after a line of JavaScript that runs before it. */
const runAfter = (prelude: string, argv: string[]) =>
  run(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(prelude)}`, BIN, ...argv],
    {
      cwd: folder,
    },
  );

describe('the process', () => {
  it('says on an old Node which one it needs, and stops', () => {
    const old = (version: string) =>
      runAfter(`Object.defineProperty(process.versions, 'node', { value: '${version}' })`, [
        '--version',
      ]);
    for (const version of ['18.20.8', '20.20.2', '22.11.0']) {
      expect(old(version)).toEqual({
        code: 2,
        out: '',
        err: `throughline needs Node 22.12 or later; this is Node ${version}.\n`,
      });
    }
    expect(old('22.12.0')).toMatchObject({ code: 0, out: '0.1.0\n' });
  });

  it.each([['--version'], ['--help'], ['check', '--help']])(
    'loads nothing heavy to answer %s %s',
    (...argv) => {
      const told = runAfter(
        `import { registerHooks } from 'node:module';
         registerHooks({ resolve(name, context, next) {
           process.stderr.write(name + '\\n');
           return next(name, context);
         } });`,
        argv.filter((word) => word !== undefined),
      );
      expect(told.code).toBe(0);
      const loaded = told.err.split('\n');
      expect(loaded).toContain('commander');
      const heavy = /^(?:zod|astro|yaml|js-yaml|simple-git|markdown-it|string-width|@clack)/;
      expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
    },
  );

  it('ends quietly when its reader leaves early', () => {
    const { err } = run('sh', ['-c', `"${process.execPath}" "${BIN}" model | head -c 10`], {
      cwd: ROOT,
    });
    expect(err).toBe('');
  });

  it('writes its whole output into a pipe before it ends', () => {
    const { code, out } = throughline(['model'], { cwd: ROOT });
    expect(code).toBe(0);
    expect(() => JSON.parse(out)).not.toThrow();
  });

  it('says in one sentence that files may not grow, and leaves nothing behind', () => {
    const full = join(folder, 'full');
    mkdirSync(full);
    for (const blocks of [0, 1]) {
      const limited = `trap '' XFSZ; ulimit -f ${blocks}; exec "${process.execPath}" "${BIN}" init`;
      const { code, out, err } = run('sh', ['-c', limited], { cwd: full });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toBe(
        'throughline: throughline.yaml cannot be written: it would be larger than a file may be here.\n',
      );
      expect(readdirSync(full)).toEqual([]);
    }
  });

  it('takes a file for its output and asks nothing without a terminal', () => {
    expect(throughline(['init'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(throughline(['check'], { cwd: folder })).toMatchObject({ code: 0, err: '' });
    const { code, out, err } = throughline(['new'], { cwd: folder });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^throughline: say which kind: /);
  });
});
