import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'program',
          globalSetup: 'src/testing/postgres.ts',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
        },
      },
      { extends: true, test: { name: 'browser', globalSetup: 'src/testing/postgres.ts', include: ['e2e/**/*.e2e.ts'] } },
    ],
  },
})
