import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'

const here = 'http://localhost:3000'

test('an address of this program becomes a path, the sentence around it stays text', () => {
  expect(linkify('Su solicitud: http://localhost:3000/solicitudes/7?a=1. Gracias', here)).toEqual([
    { text: 'Su solicitud: ', href: null },
    { text: 'http://localhost:3000/solicitudes/7?a=1', href: '/solicitudes/7?a=1' },
    { text: '. Gracias', href: null },
  ])
  expect(linkify('http://localhost:3000', here)).toEqual([{ text: 'http://localhost:3000', href: '/' }])
})

test('an address elsewhere keeps its whole name, also when it begins like ours', () => {
  expect(linkify('(https://www.gov.co/x)', here)[1]).toEqual({ text: 'https://www.gov.co/x', href: 'https://www.gov.co/x' })
  expect(linkify('http://localhost:30001/x', here)).toEqual([
    { text: 'http://localhost:30001/x', href: 'http://localhost:30001/x' },
  ])
})

test('nothing but http is followed', () => {
  expect(linkify('javascript:alert(1) ftp://a/b', here)).toEqual([{ text: 'javascript:alert(1) ftp://a/b', href: null }])
})
