import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { findChromium } from './src/testing/chromium.ts'

const wantsBrowser = process.argv.includes('browser')
const canBrowse = findChromium() !== null
// On somebody's own machine the journeys are left out and say so; the machine that decides must have a browser.
if (wantsBrowser && !canBrowse && process.env.CI) throw new Error('no Chromium: the browser journeys cannot be run')
if (wantsBrowser && !canBrowse)
  console.log(
    'Recorridos en navegador omitidos: no hay Chromium. Instálelo (apt-get install chromium) o indique dónde está con CHROMIUM.',
  )

const globalSetup = 'src/testing/postgres.ts'

export default defineConfig({
  test: {
    // Modules are read once a worker: no test leaves anything in them, and reading them anew took a third of the time.
    isolate: false,
    // On two processors too: a test waits for PostgreSQL more than it reckons.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: wantsBrowser && !canBrowse,
    projects: [
      { extends: true, test: { name: 'program', globalSetup, include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'browser',
          globalSetup,
          include: canBrowse ? ['e2e/**/*.e2e.ts'] : [],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
