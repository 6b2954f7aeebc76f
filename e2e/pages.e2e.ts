import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyRoute } from '../src/routes.ts'
import { signInAs } from './flow.ts'
import { newSomebody, openChromium, type Somebody } from './harness/browsers.ts'
import { look, lookAtPaper } from './harness/look.ts'
import type { State } from './harness/opening.ts'
import { type RunningProgram, startProgram } from './harness/program.ts'
import { notPages, viewings } from './pages.ts'
import { registerRows } from './states/register-rows.ts'

let program: RunningProgram
let browser: Browser

beforeAll(async () => {
  ;[program, browser] = await Promise.all([startProgram(), openChromium()])
  const { code, said } = await program.cli('rethus', 'import', program.write('de-todo.csv', registerRows))
  expect([code, said]).toEqual([0, expect.stringContaining('')])
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const routes = everyRoute({ isDemo: true }).filter(({ method }) => method === 'GET')
const states = viewings.flatMap((viewing) => viewing.states)

test('every page that a route shows is in the list, each state under a name of its own', () => {
  const listed = new Set([...states.map(({ route }) => route), ...notPages])
  expect(routes.map(({ url }) => url).filter((url) => !listed.has(url))).toEqual([])
  expect(states.map(({ route }) => route).filter((route) => route && !routes.some(({ url }) => url === route))).toEqual([])
  expect(new Set(states.map(({ name }) => name)).size).toBe(states.length)
})

// Different people at once; what one person looks at follows in its order, for a state may stand on the one before.
for (const { who, part, states } of viewings)
  describe(who ?? `nobody, ${part}`, { concurrent: true }, () => {
    let somebody: Somebody
    beforeAll(async () => {
      somebody = await newSomebody(browser, program.url)
      if (who) await signInAs(somebody.page, who)
    })
    afterAll(() => somebody?.context.close())

    for (const state of states)
      test(state.name, { concurrent: false }, async () => {
        const { page, faults } = somebody
        faults.length = 0
        const answer = await open(page, state)
        const wrong = await look(page, state.name)
        if (state.isPrinted) await lookAtPaper(page, state.name)
        expect([...wrong, ...faults]).toEqual([])
        expect(answer).toEqual({ status: state.status ?? 200, isOfRoute: true })
      })
  })

/** Brings the page to the state; says how it was answered and whether it is the page that the list says. */
async function open(page: Page, { open, route }: State) {
  let status = 0
  page.on('response', (response) => {
    if (response.frame() === page.mainFrame() && response.request().isNavigationRequest()) status = response.status()
  })
  for (const step of open) await step(page, program)
  page.removeAllListeners('response')
  const { pathname } = new URL(page.url())
  const pattern = new RegExp(`^${(route ?? '').replace(/:\w+/g, '[^/]+')}$`)
  return { status, isOfRoute: route === null || pattern.test(pathname) }
}
