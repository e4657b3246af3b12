import {defineConfig} from 'vitest/config';

const journeys = 'test/journeys/**/*.test.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Most of a journey is waiting for processes; vitest would leave one core to itself.
    maxWorkers: '100%',
    reporters: [
      'default',
      // What vitest adds by itself there, where no reporters are named.
      ...(process.env.GITHUB_ACTIONS === 'true' ? ['github-actions'] : []),
      './test/harness/installed/skipped.ts',
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts'],
          exclude: [journeys],
          isolate: false,
        },
      },
      {
        extends: true,
        // Packs and installs the program, which only journeys need.
        test: {
          name: 'packed',
          include: [journeys],
          globalSetup: ['test/harness/packed/packed.ts'],
        },
      },
    ],
  },
});
