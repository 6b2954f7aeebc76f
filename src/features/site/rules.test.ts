import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readRuleArea, readRules } from './rules.ts'

const written = `# Delegados

## R-DEL-2 · Nadie se nombra a sí mismo

> Palabras de la norma,
> en dos renglones.
>
> — Guía MIPRES 2023, 1, paso 4

**Lectura.** Un funcionario no puede
nombrarse.

Otro párrafo.

**Code.** Not shown.

## Order of locks

**Code.** Persons first.
`

test('a rule has its number, its title, the words of the norm, where they stand, and the reading; notes for programmers stay out', () => {
  expect(readRuleArea('delegados', written)).toEqual({
    slug: 'delegados',
    title: 'Delegados',
    rules: [
      {
        number: 'R-DEL-2',
        title: 'Nadie se nombra a sí mismo',
        norm: ['Palabras de la norma, en dos renglones.'],
        source: 'Guía MIPRES 2023, 1, paso 4',
        reading: ['Un funcionario no puede nombrarse.', 'Otro párrafo.'],
      },
    ],
  })
})

test('a list in the reading stays a list', () => {
  const [rule] = readRuleArea('a', '# A\n\n## R-X-1 · T\n\n> N\n\n**Lectura.** L:\n\n- uno,\n  en dos renglones;\n- dos.').rules
  expect(rule?.reading).toEqual(['L:', ['uno, en dos renglones;', 'dos.']])
})

test.each([
  ['without a title', '## R-X-1 · T\n\n> N\n\n**Lectura.** L'],
  ['with a rule without a quote', '# A\n\n## R-X-1 · T\n\n**Lectura.** L'],
  ['with a rule without a reading', '# A\n\n## R-X-1 · T\n\n> N'],
  ['with a rule without a title', '# A\n\n## R-X-1\n\n> N\n\n**Lectura.** L'],
])('a file %s is not shown by halves', (_how, markdown) => {
  expect(() => readRuleArea('a', markdown)).toThrow('docs/rules/a.md')
})

test('every file of docs/rules can be shown, and no number stands twice', () => {
  const areas = readRules(resolve(import.meta.dirname, '../../../docs/rules'))
  const numbers = areas.flatMap(({ rules }) => rules.map(({ number }) => number))
  expect(numbers.length).toBeGreaterThan(30)
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([])
})
