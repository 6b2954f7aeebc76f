import { expect, test } from 'vitest'
import { linkify } from './linkify.ts'
import { keyOf, parseKey } from './mail-key.ts'

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

test('a page is told by its last mail, and what is no such thing is the first page', () => {
  const mail = { arrivedAt: new Date('2026-11-23T12:00:00.123Z'), id: '7f6ea296-7e42-807f-b2a5-1322502229dd' }
  expect(parseKey(keyOf(mail))).toEqual(mail)
  expect(['', '5', '5.x', `5.${'x'.repeat(36)}`, `9e9.${mail.id}`, `99999999999999999.${mail.id}`].map(parseKey)).toEqual(
    Array(6).fill(null),
  )
})
