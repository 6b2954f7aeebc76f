import { expect, test } from 'vitest'
import { findLooseRules } from './rules.ts'

const inOrder = {
  'docs/rules/activation.md':
    '# Activar\n\n## R-ACT-1 · Nadie se activa\n\n**Lectura.** Así es.\n\n## R-ACT-2 · Otra\n\n**Lectura.** Así es.\n',
  'src/features/a/decide-a.ts': '/** R-ACT-1 to R-ACT-2 */',
  'src/features/a/decide-a.test.ts': "test('R-ACT-1, R-ACT-2')",
}

const looseWith = (planted: Record<string, string>) => findLooseRules(new Map(Object.entries({ ...inOrder, ...planted }))).loose

test('rules that are documented, held by code and proved by a test are in order', () => {
  expect(looseWith({})).toEqual([])
})

test('a check that read nothing says so', () => {
  expect(findLooseRules(new Map()).loose).toEqual(['0 rules and 0 citations were read: this check is broken'])
})

test('a citation of a rule that is not documented is named with its file', () => {
  expect(looseWith({ 'src/x.ts': '// R-ACT-3' })).toEqual(['src/x.ts: cites R-ACT-3, which is not in docs/rules'])
})

test('a range cites every rule in it', () => {
  expect(looseWith({ 'src/x.ts': '// R-ACT-2 to R-ACT-4' })).toEqual([
    'src/x.ts: cites R-ACT-3, which is not in docs/rules',
    'src/x.ts: cites R-ACT-4, which is not in docs/rules',
  ])
})

test('a documented rule that no code or no test cites is named', () => {
  const added = `${inOrder['docs/rules/activation.md']}\n## R-ACT-3 · Suelta\n\n**Lectura.** Así es.\n`
  expect(looseWith({ 'docs/rules/activation.md': added })).toEqual([
    'docs/rules/activation.md: R-ACT-3 is cited by no code',
    'docs/rules/activation.md: R-ACT-3 is cited by no test',
  ])
})

test('a migration holds a rule as code does', () => {
  const added = `${inOrder['docs/rules/activation.md']}\n## R-ACT-3 · De la base de datos\n\n**Lectura.** Así es.\n`
  const planted = { 'docs/rules/activation.md': added, 'migrations/0001-x.sql': '-- R-ACT-3', 'src/x.test.ts': '// R-ACT-3' }
  expect(looseWith(planted)).toEqual([])
})

test('a repealed rule keeps its number and needs nobody', () => {
  const added = `${inOrder['docs/rules/activation.md']}\n## R-ACT-3 · Vieja\n\n**Lectura.** Derogada.\n`
  expect(looseWith({ 'docs/rules/activation.md': added })).toEqual([])
})

test('a number given twice is named', () => {
  expect(looseWith({ 'docs/rules/other.md': '## R-ACT-1 · Otra vez\n\n**Lectura.** Así es.\n' })).toEqual([
    'R-ACT-1: documented twice',
  ])
})
