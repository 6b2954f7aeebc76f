// Draws the kit's gallery under the policy of the product, looks at it in Chromium, and lets axe judge it.
// `npx tsx tools/gallery/run.ts [folder]`: html and pictures at 1280, 360 and 320 px; fails when anything is found.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { findViolations } from '../../e2e/harness/axe.ts'
import { assets } from '../../src/shared/ui/assets.ts'
import { renderPage } from '../../src/shared/ui/page.tsx'
import { board } from './mock-board.tsx'
import { decision } from './mock-decision.tsx'
import { queue } from './mock-queue.tsx'
import { publicMocks } from './mocks-public.tsx'
import { states } from './states.tsx'

const folder = process.argv[2] ?? 'artifacts/gallery'
const only = process.argv[3]
mkdirSync(folder, { recursive: true })

const pages = Object.entries({ ...publicMocks, queue, decision, board, ...states }).map(([name, vnode]) => ({
  name,
  html: renderPage(vnode),
}))

const policy = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"
const server = createServer((request, response) => {
  const asset = assets.find(({ url }) => url === request.url)
  const page = pages.find(({ name }) => `/${name}` === request.url)
  if (asset) response.setHeader('content-type', asset.type).end(readFileSync(asset.file))
  else if (page) response.setHeader('content-type', 'text/html').setHeader('content-security-policy', policy).end(page.html)
  else response.writeHead(404).end()
}).listen(0)
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
const problems: string[] = []
for (const { name, html } of pages.filter((page) => !only || page.name === only)) {
  writeFileSync(`${folder}/${name}.html`, html)
  for (const width of [1280, 360, 320]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const tab = await context.newPage()
    tab.on('console', (message) => message.type() === 'error' && problems.push(`${name} ${width}: ${message.text()}`))
    tab.on('pageerror', (error) => problems.push(`${name} ${width}: ${error.message}`))
    await tab.goto(`${origin}/${name}`)
    await tab.evaluate('document.fonts.ready')
    // As tall as the page, so that a bar that stays in sight covers nothing while axe measures.
    await tab.setViewportSize({ width, height: await tab.evaluate<number>('document.documentElement.scrollHeight') })
    for (const violation of await findViolations(tab)) problems.push(`${name} ${width}: ${violation}`)
    const room = await tab.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (room > 0) problems.push(`${name} ${width}: ${room} px too wide`)
    if (!html.includes('<h1') || html.split('<h1').length !== 2) problems.push(`${name}: not one h1`)
    await tab.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true })
    await context.close()
  }
}
await browser.close()
server.close()
for (const problem of problems) console.error(problem)
console.log(`${pages.length} pages, ${problems.length} problems`)
process.exitCode = Math.min(problems.length, 1)
