// Compiles the theme and bundles the script into src/ui-assets/dist, which is committed. Run by `npm run css`.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile, compileString } from 'sass'
import { fontFile, hashedName } from '../src/shared/ui/content-hash.ts'

const at = (path: string) => fileURLToPath(new URL(`../src/ui-assets/${path}`, import.meta.url))
const ours = (name: string) => compileString(readFileSync(at(name), 'utf8'), { syntax: 'css', style: 'compressed' }).css

/** Tokens, govuk-frontend re-themed, then our components; the font by the name that carries its hash. */
export function compileCss(): string {
  const theme = compile(at('theme.scss'), { style: 'compressed', loadPaths: [at('../../node_modules')], quietDeps: true }).css
  const css = [ours('tokens.css'), theme, ours('public.css'), ours('tools.css')].join('\n')
  return `${css.replaceAll('\uFEFF', '').replace('work-sans.woff2', hashedName('work-sans.woff2', readFileSync(fontFile)))}\n`
}

/** govuk-frontend's modules in use, and nothing else, as one module. */
export async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [at('mipres.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
  })
  return outputFiles[0]!.text
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(at('dist/mipres.css'), compileCss())
  writeFileSync(at('dist/mipres.js'), await bundleScript())
}
