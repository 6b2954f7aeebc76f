import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { fontFile, hashedName } from './content-hash.ts'

/** A static file: `url` carries the hash of its content and may be cached for ever. */
export type Asset = { name: string; url: string; file: string; type: string }

const built = (path: string) => fileURLToPath(new URL(`../../ui-assets/${path}`, import.meta.url))

const asset = (name: string, file: string, type: string): Asset => ({
  name,
  url: `/assets/${hashedName(name, readFileSync(file))}`,
  file,
  type,
})

/** Everything that is served under /assets: the platform registers one route for each. */
export const assets: Asset[] = [
  asset('mipres.css', built('dist/mipres.css'), 'text/css; charset=utf-8'),
  asset('mipres.js', built('dist/mipres.js'), 'text/javascript; charset=utf-8'),
  asset('work-sans.woff2', fontFile, 'font/woff2'),
  asset('favicon.svg', built('favicon.svg'), 'image/svg+xml'),
]

/** The address of a static file, by its plain name. */
export function assetUrl(name: string): string {
  const found = assets.find((one) => one.name === name)
  if (!found) throw new Error(`no asset is called ${name}`)
  return found.url
}
