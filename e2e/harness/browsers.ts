import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumArguments, findChromium } from '../../src/testing/chromium.ts'

export const openChromium = () => chromium.launch({ executablePath: findChromium() ?? '', args: chromiumArguments })

/** Somebody at a browser of their own, with an address of their own and cookies that nobody else has. */
export type Somebody = {
  context: BrowserContext
  page: Page
  /** What went wrong behind what the page shows: faults of the server, errors of the page's own. */
  faults: string[]
}

let lastAddress = 0

/** @param scripts false: a browser that runs none */
export async function newSomebody(
  browser: Browser,
  url: string,
  { scripts = true, ...more }: { scripts?: boolean } & BrowserContextOptions = {},
): Promise<Somebody> {
  const address = `10.20.${(++lastAddress >> 8) & 255}.${lastAddress & 255}`
  const context = await browser.newContext({
    baseURL: url,
    locale: 'es-CO',
    timezoneId: 'America/Bogota',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: scripts,
    extraHTTPHeaders: { 'x-forwarded-for': address },
    ...more,
  })
  context.setDefaultTimeout(30_000)
  const faults: string[] = []
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  context.on('weberror', (error) => faults.push(String(error.error())))
  context.on('console', (message) => {
    // Chromium also tells here of every page that is answered with 4xx; pages say what theirs is.
    const isStatusOfPage =
      message.text().startsWith('Failed to load resource') && message.location().url === message.page()?.url()
    if (message.type() === 'error' && !isStatusOfPage) faults.push(message.text())
  })
  return { context, page: await context.newPage(), faults }
}
