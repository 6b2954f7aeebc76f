import { expect, test } from 'vitest'
import { inventedMedicine } from '../../testing/signed-document.ts'
import { medicineLine } from './medicine-text.ts'
import { wrapText } from './wrap-text.ts'

const measure = (text: string) => text.length

test('lines break at spaces, never at a no-break space, and a word wider than a line behind its hyphen', () => {
  expect(wrapText('uno dos tres', 7, measure)).toEqual(['uno dos', 'tres'])
  expect(wrapText('de 50\u00a0mg', 6, measure)).toEqual(['de', '50\u00a0mg'])
  expect(wrapText('a hexa-metil-benceno', 10, measure)).toEqual(['a', 'hexa-', 'metil-', 'benceno'])
  expect(wrapText('x'.repeat(25), 10, measure)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)])
  expect(wrapText('', 10, measure)).toEqual([''])
})

test('a figure stays with what it counts', () => {
  expect(medicineLine(inventedMedicine())).toMatchObject({
    ...{ name: '1. Losartán potásico 50\u00a0mg, tableta recubierta', nameMore: [] },
    how: '1\u00a0tableta por vía oral cada 12\u00a0horas. Con o sin comida, a la misma hora.',
    ...{ during: ['90 días,', 'entrega sucesiva'], total: '180 (ciento ochenta) tabletas', notes: [] },
  })
})

test('what the prescriber wrote of a medicine besides its ingredients is printed, and what it is if it is none of the usual', () => {
  const description = '[LOSARTÁN POTÁSICO] 50mg/1tableta, sin lactosa ni colorantes'
  const line = medicineLine(inventedMedicine({ description, type: { code: '2', name: 'Vital no disponible' } }))
  expect(line.nameMore).toEqual([description, 'Vital no disponible'])
})
