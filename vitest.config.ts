import { defineConfig } from 'vitest/config';

/** Groups run one after the other: what answers in seconds comes first. */
const PROJECTS = [
  { name: 'unit', include: ['tests/*.test.ts'], timeout: 20_000, parallel: true },
  { name: 'package', include: ['tests/package/*.test.ts'], timeout: 240_000, parallel: false },
  { name: 'browser', include: ['tests/browser/*.test.ts'], timeout: 240_000, parallel: false },
];

export default defineConfig({
  test: {
    projects: PROJECTS.map(({ name, include, timeout, parallel }, index) => ({
      test: {
        name,
        include,
        testTimeout: timeout,
        hookTimeout: timeout,
        fileParallelism: parallel,
        sequence: { groupOrder: index },
      },
    })),
  },
});
