import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { newSomebody, openChromium, type Somebody } from './browsers.ts'
import { type RunningProgram, startProgram } from './program.ts'

/** One program and one Chromium for the tests of a file; browsers of people are closed after each test. */
export function useStage() {
  let browser: Browser
  let program: RunningProgram
  const open: Somebody[] = []
  const provoked: RegExp[] = []

  beforeAll(async () => {
    ;[program, browser] = await Promise.all([startProgram(), openChromium()])
  })
  afterEach(async () => {
    const everybody = open.splice(0)
    await Promise.all(everybody.map(({ context }) => context.close()))
    const expected = provoked.splice(0)
    const faults = everybody.flatMap((somebody) => somebody.faults)
    expect(faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)))).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  return {
    program: () => program,
    /** What the test itself makes go wrong behind the page: a network that is cut. */
    provokes: (...faults: RegExp[]) => provoked.push(...faults),
    async newcomer(options?: Parameters<typeof newSomebody>[2]) {
      const somebody = await newSomebody(browser, program.url, options)
      open.push(somebody)
      return somebody.page
    },
  }
}
