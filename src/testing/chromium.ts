import { existsSync } from 'node:fs'

/** Debian's, or the one that CHROMIUM names; null where there is none. */
export function findChromium(): string | null {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((path) => path && existsSync(path)) ?? null
}

/** No call home, and a fresh profile each time; without its own sandbox it also runs as root and in containers. */
export const chromiumArguments = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]
