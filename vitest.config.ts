import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Groups run one after the other: what answers in seconds comes first. The limits catch what hangs;
 * they leave room for a machine that has five times as much to do.
 */
const PROJECTS: TestProjectInlineConfiguration['test'][] = [
  {
    name: 'unit',
    include: ['tests/*.test.ts'],
    testTimeout: 100_000,
    maxWorkers: '100%',
    // The middle is arithmetic: files that share its modules start in half the time.
    isolate: false,
  },
  {
    name: 'process',
    include: ['tests/process/*.test.ts'],
    testTimeout: 240_000,
    maxWorkers: '100%',
  },
  {
    name: 'package',
    include: ['tests/package/*.test.ts'],
    testTimeout: 480_000,
    hookTimeout: 480_000,
    fileParallelism: false,
  },
  {
    name: 'browser',
    include: ['tests/browser/*.test.ts'],
    globalSetup: ['tests/browser/setup.ts'],
    testTimeout: 400_000,
    hookTimeout: 480_000,
    fileParallelism: false,
    maxConcurrency: 4,
  },
];

export default defineConfig({
  test: {
    // Counted from 1: Vitest takes 0 for "no order" and may run it last.
    projects: PROJECTS.map((project, index) => ({
      test: { ...project, setupFiles: ['tests/seed.ts'], sequence: { groupOrder: index + 1 } },
    })),
  },
});
