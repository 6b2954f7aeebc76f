import { expect, test } from 'vitest'
import { findBreaches } from './boundaries.ts'

/** A small tree in order: one rule and one import, so that the check has something to read. */
const inOrder = {
  'src/features/reps/index.ts': `export { decideNit } from './decide-nit.ts'`,
  'src/features/reps/decide-nit.ts': `import { z } from 'zod'\nexport const decideNit = z.string()`,
}

const breachesWith = (planted: Record<string, string>) =>
  findBreaches(new Map(Object.entries({ ...inOrder, ...planted }))).breaches

test('a tree in order has no breach', () => {
  expect(breachesWith({})).toEqual([])
})

test('a check that read nothing is itself a breach', () => {
  expect(findBreaches(new Map()).breaches).toEqual(['0 imports and 0 rules were read: this check is broken'])
})

test.each([
  [
    'a feature reaches into another',
    { 'src/features/desk/a.ts': `import { decideNit } from '../reps/decide-nit.ts'` },
    'features meet only at index.ts',
  ],
  [
    'shared knows a feature',
    { 'src/shared/a.ts': `import { decideNit } from '../features/reps/index.ts'` },
    'shared knows nothing but shared',
  ],
  [
    'platform knows a feature',
    { 'src/platform/a.ts': `import type { X } from '../features/reps/index.ts'` },
    'platform knows no feature',
  ],
  [
    'a feature knows the configuration',
    { 'src/features/desk/a.ts': `import { x } from '../../config.ts'`, 'src/config.ts': '' },
    'only the composition root knows itself',
  ],
  [
    'a feature knows the demonstration',
    { 'src/features/desk/a.ts': `import { x } from '../../demo/x.ts'`, 'src/demo/x.ts': '' },
    'a feature does not know the demonstration',
  ],
  [
    'the program imports a test',
    { 'src/platform/a.ts': `import { x } from '../testing/x.ts'`, 'src/testing/x.ts': '' },
    'nothing imports a test',
  ],
  [
    'an import names a file that is not there',
    { 'src/platform/a.ts': `import { x } from './gone.ts'` },
    'an import names a file that is there',
  ],
  [
    'two features import each other',
    {
      'src/features/a/index.ts': `export { x } from './x.ts'`,
      'src/features/a/x.ts': `import { y } from '../b/index.ts'`,
      'src/features/b/index.ts': `import { x } from '../a/index.ts'`,
    },
    'features import each other in a ring',
  ],
  [
    'a rule reads the clock',
    { 'src/features/a/decide-x.ts': 'export const x = () => new Date()' },
    'a rule is pure, yet this says "new Date()"',
  ],
  [
    'a rule reaches a database by way of another file',
    {
      'src/features/a/decide-x.ts': `import { y } from './y.ts'`,
      'src/features/a/y.ts': `import pg from 'pg'`,
    },
    'a rule is pure, yet this says "pg"',
  ],
  [
    'a page reads the store',
    { 'src/features/a/ui/page.tsx': `import { x } from '../a-store.ts'`, 'src/features/a/a-store.ts': '' },
    'a page or form is given its data',
  ],
  [
    'a page asks another feature for data',
    { 'src/features/a/ui/page.tsx': `import { findSede } from '../../reps/index.ts'` },
    'a page or form is given its data',
  ],
  [
    'a feature reads the environment',
    { 'src/features/a/x.ts': 'export const x = process.env.X' },
    'only config.ts reads the environment',
  ],
  [
    'a public number is weakly random',
    { 'src/features/a/x.ts': 'export const x = Math.random()' },
    'Math.random is for waiting only',
  ],
  ['a test doubles a module of ours', { 'src/features/a/x.test.ts': `vi.mock('./x.ts')` }, 'no doubles of our own modules'],
  ['a type is any', { 'src/features/a/x.ts': 'export const x = (y: any) => y' }, 'no any'],
  [
    'a name shortens servicio social',
    { 'src/features/a/x.ts': 'export const isSso = true' },
    'the word is servicioSocial, never sso',
  ],
  [
    'a column shortens servicio social',
    { 'migrations/0001-x.sql': 'create table sso_plaza (id uuid)' },
    'the word is servicio_social, never sso',
  ],
  ['a file is long', { 'src/features/a/x.ts': 'export {}\n'.repeat(400) }, '401 lines; at 400 a file wants splitting'],
  ['a folder says nothing', { 'src/utils/x.ts': 'export {}' }, 'a name that says nothing'],
  ['a document lies about', { 'src/notes.md': '' }, 'not a place for a document'],
  ['the README is long', { 'README.md': 'x\n'.repeat(112) }, 'longer than 112 lines'],
])('%s: it is said', (_what, planted, said) => {
  expect(breachesWith(planted as Record<string, string>).join('\n')).toContain(said)
})

test.each([
  ['a type of another feature in a page', { 'src/features/a/ui/page.tsx': `import type { Sede } from '../../reps/index.ts'` }],
  [
    'words about any and sso in comments and texts',
    { 'src/features/a/x.ts': `// any sso: process.env\nexport const x = 'sso: any'` },
  ],
  ['jitter while waiting', { 'src/features/a/x.ts': 'await sleep(Math.random() * 50)' }],
  ['a test that reads the environment', { 'src/testing/x.ts': 'export const x = process.env.X' }],
])('%s is no breach', (_what, planted) => {
  expect(breachesWith(planted as Record<string, string>)).toEqual([])
})
