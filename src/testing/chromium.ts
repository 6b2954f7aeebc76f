import { existsSync } from 'node:fs'

/** Debian's, or the one that CHROMIUM names; null where there is none. Its headless shell draws no windows: half the work. */
export function findChromium(): string | null {
  const places = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`)
  return [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path)) ?? null
}

/** No call home, and a fresh profile each time; without its own sandbox it also runs as root and in containers. */
export const chromiumArguments = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
