import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'

/** The one font, latin, all weights: Work Sans (OFL-1.1), read from its package. */
export const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource-variable/work-sans/files/work-sans-latin-wght-normal.woff2',
)

/** 'mipres.css' → 'mipres.1f2e3d4c5b.css': the name changes with the content, so that a browser may keep it for ever. */
export function hashedName(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const dot = name.lastIndexOf('.')
  return `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
}
