// What ARCHITECTURE.md says of who may know whom, and of sizes and names. Run by `npm run check`.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path from the root of the checkout → text. */
export type Files = Map<string, string>

type Import = { to: string; isType: boolean }

const isTest = (path: string) =>
  /\.(test|e2e)\.tsx?$/.test(path) || /^(src\/testing|e2e|tools|bench)\//.test(path) || path === 'vitest.config.ts'
const isRule = (path: string) => /\/decide-[^/]+\.ts$/.test(path) && !isTest(path)
const isStore = (path: string) => path.endsWith('-store.ts')
const isUi = (path: string) => path.includes('/ui/')
const isComposition = (path: string) =>
  /^src\/(main|cli|program|chores|compose|config|open-database|server|routes)\.ts$/.test(path)
const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1]
const isIn = (path: string, ...layers: string[]) => layers.some((layer) => path.startsWith(`src/${layer}/`))

const importPattern = /^(?:import|export)\s+(type\s)?(?:[^'"=;]*?\bfrom\s+)?['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]\)/gm
const impure = /\b(async|await|crypto|process|fetch)\b|\bDate\.now|\bMath\.random|\bnew Date\(\)|\bnew Date\b(?!\()/
const purePackages = ['zod', 'colombian-holidays']
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '')
const withoutStrings = (source: string) => source.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")

const between: [name: string, isBroken: (from: string, to: string) => boolean][] = [
  [
    'features meet only at index.ts',
    (from, to) => !!featureOf(to) && featureOf(from) !== featureOf(to) && !to.endsWith('/index.ts'),
  ],
  ['shared knows nothing but shared', (from, to) => isIn(from, 'shared') && to.startsWith('src/') && !isIn(to, 'shared')],
  ['platform knows no feature', (from, to) => isIn(from, 'platform') && isIn(to, 'features', 'demo')],
  ['a feature does not know the demonstration', (from, to) => isIn(from, 'features') && isIn(to, 'demo')],
  [
    'only the composition root knows itself',
    (from, to) => isIn(from, 'features', 'platform', 'shared', 'demo') && isComposition(to),
  ],
  ['nothing imports a test', (from, to) => !isTest(from) && to.startsWith('src/') && isTest(to)],
]

/** What must not stand in a file, whatever it imports. */
const words: [name: string, applies: (path: string) => boolean, pattern: RegExp][] = [
  [
    'only config.ts reads the environment',
    (path) => !isTest(path) && path !== 'src/config.ts' && path !== 'src/main.ts' && path !== 'src/cli.ts',
    /\bprocess\.env\b/,
  ],
  ['Math.random is for waiting only', (path) => !isTest(path), /(?<!sleep\()\bMath\.random/],
  ['no doubles of our own modules', () => true, /\bvi\.(mock|doMock|spyOn)\b/],
  ['no switched-off rule', () => true, /@ts-ignore|@ts-nocheck/],
  ['no any', () => true, /(?:[:<,|&(]\s*|\bas\s+)any\b(?!\s*[:'(])/],
]

const foldersWithoutMeaning = /\/(utils?|helpers?|common|services?|managers?|types)(\/|\.tsx?$)/
const allowedDocuments =
  /^((README|LEEME|ARCHITECTURE|GLOSSARY|CHANGELOG)\.md|docs\/(adr|rules)\/[^/]+\.md|src\/(features\/[^/]+|demo)\/README\.md|bench\/README\.md)$/

/** Splits `ssoPlaza`, `SSO_CODE`, `isSso` into words; the word alone in capitals may be a text of a page. */
function namesServicioSocialShort(code: string) {
  return [...code.matchAll(/[A-Za-z_$][\w$]*/g)].some(([name]) => {
    const parts = name.split(/[_$]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    return name !== 'SSO' && parts.some((part) => part.toLowerCase() === 'sso')
  })
}

const resolved = (from: string, name: string) => (name.startsWith('.') ? normalize(join(dirname(from), name)) : name)

/** Every breach, as one line each. A check that read nothing is a breach too. */
export function findBreaches(files: Files): { breaches: string[]; read: string } {
  const breaches: string[] = []
  const code = new Map([...files].filter(([path]) => /\.tsx?$/.test(path)).map(([path, text]) => [path, withoutComments(text)]))
  const importsOf = new Map<string, Import[]>()
  for (const [path, text] of code)
    importsOf.set(
      path,
      [...text.matchAll(importPattern)].map(([, type, name, lazy]) => ({
        to: resolved(path, (name ?? lazy)!),
        isType: type !== undefined,
      })),
    )

  for (const [from, imports] of importsOf)
    for (const { to } of imports) {
      for (const [name, isBroken] of between) if (isBroken(from, to)) breaches.push(`${from} -> ${to}: ${name}`)
      if (to.startsWith('src/') && !files.has(to)) breaches.push(`${from} -> ${to}: an import names a file that is there`)
    }

  for (const from of [...code.keys()].filter((path) => path.startsWith('src/') && !isTest(path))) {
    const reached = reach(from, importsOf)
    if (from.endsWith('/index.ts') && reached.has(from)) breaches.push(`${from}: features import each other in a ring`)
    for (const to of [from, ...reached]) {
      const word = impure.exec(code.get(to) ?? '')?.[0] ?? (code.has(to) || purePackages.includes(to) ? null : to)
      if (isRule(from) && word) breaches.push(`${from} -> ${to}: a rule is pure, yet this says "${word}"`)
    }
    if (isUi(from))
      for (const to of loaders(from, code.get(from)!, importsOf))
        breaches.push(`${from} -> ${to}: a page or form is given its data`)
  }

  for (const [path, text] of code) {
    const bare = withoutStrings(text)
    for (const [name, applies, pattern] of words) {
      const word = applies(path) && path !== 'tools/boundaries.ts' ? pattern.exec(bare)?.[0] : undefined
      if (word) breaches.push(`${path}: ${name}, yet this says "${word.trim()}"`)
    }
    if (namesServicioSocialShort(bare)) breaches.push(`${path}: the word is servicioSocial, never sso`)
    const lines = files.get(path)!.split('\n').length
    if (lines > 400) breaches.push(`${path}: ${lines} lines; at 400 a file wants splitting`)
    if (foldersWithoutMeaning.test(path)) breaches.push(`${path}: a name that says nothing`)
  }
  for (const [path, text] of files) {
    if (path.endsWith('.sql') && namesServicioSocialShort(withoutStrings(text.replace(/--.*/g, ''))))
      breaches.push(`${path}: the word is servicio_social, never sso`)
    if (path.endsWith('.md') && !allowedDocuments.test(path)) breaches.push(`${path}: not a place for a document`)
    if (/^(README|LEEME)\.md$/.test(path) && text.split('\n').length > 112) breaches.push(`${path}: longer than 112 lines`)
  }

  const imports = [...importsOf.values()].flat().length
  const rules = [...code.keys()].filter(isRule).length
  if (imports === 0 || rules === 0) breaches.push(`${imports} imports and ${rules} rules were read: this check is broken`)
  return { breaches, read: `${files.size} files, ${rules} rules, ${imports} imports read` }
}

/** The stores that a page reaches inside its own feature, and what it takes from another's index.ts that reads or writes. */
function loaders(from: string, text: string, importsOf: Map<string, Import[]>): string[] {
  const own = new Map([...importsOf].filter(([path]) => featureOf(path) === featureOf(from)))
  const named = [...text.matchAll(/^import \{([^}]*)\} from '[^']*\/index\.ts'/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim()),
  )
  return [
    ...[...reach(from, own)].filter(isStore),
    ...named.filter((name) => /^(find|get|insert|update|delete|record|load)[A-Z]/.test(name)),
  ]
}

/** What runs when `from` is imported: types leave no trace, values do, and so do theirs. */
function reach(from: string, importsOf: Map<string, Import[]>, seen = new Set<string>()): Set<string> {
  for (const { to, isType } of importsOf.get(from) ?? []) {
    if (isType || seen.has(to)) continue
    seen.add(to)
    reach(to, importsOf, seen)
  }
  return seen
}

/** The checkout's own files, without what is installed, generated or data. */
export function readFiles(root: string): Files {
  const skipped = /^(node_modules|data|artifacts|\.git)(\/|$)|\/dist\//
  const files: Files = new Map()
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
    if (!skipped.test(path) && /\.(tsx?|sql|md)$/.test(path)) files.set(path, readFileSync(join(root, path), 'utf8'))
  return files
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { breaches, read } = findBreaches(readFiles('.'))
  for (const breach of breaches) console.error(breach)
  console.log(`${read}, ${breaches.length} breaches`)
  process.exitCode = Math.min(breaches.length, 1)
}
