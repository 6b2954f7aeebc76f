import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'
import { etagOf, findKnownTag } from './etag.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ask = (url: string, headers: Record<string, string> = {}) =>
  world.server.inject({ method: 'GET', url, headers: { host: 'localhost:3000', ...headers } })

test('the tag is of the bytes: the same for the same, another for another', () => {
  expect(etagOf('{"a":1}')).toBe('"AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX-GI"')
  expect(etagOf('{"a":1}')).not.toBe(etagOf('{"a":2}'))
})

test.each<[string | undefined, string | null]>([
  [undefined, null],
  ['"x"', '"x"'],
  ['W/"x"', '"x"'],
  ['"a", W/"b" ,"x"', '"x"'],
  ['"with,comma", "x"', '"x"'],
  ['"x-gzip"', '"x-gzip"'],
  ['*', '"x"'],
  ['"y"', null],
  ['x', null],
  ['"xx"', null],
  ['', null],
])('If-None-Match: %s of a body tagged "x" knows %s', (header, known) => {
  expect(findKnownTag(header, '"x"')).toBe(known)
})

test('what a program reads has a strong tag, and is not sent again to who has it', async () => {
  const first = await ask('/api/openapi.json')
  const etag = first.headers.etag as string
  expect(etag).toMatch(/^"[\w-]{43}"$/)
  expect(etag).toBe(etagOf(first.body))
  const again = await ask('/api/openapi.json', { 'if-none-match': `"other", W/${etag}` })
  expect([again.statusCode, again.body, again.headers.etag, again.headers['cache-control']]).toEqual([304, '', etag, 'no-store'])
  expect(again.headers['content-type']).toBeUndefined()
  expect((await ask('/api/openapi.json', { 'if-none-match': '"other"' })).statusCode).toBe(200)
})

test('compressed bytes are other bytes: they have a tag of their own, known as well', async () => {
  const plain = await ask('/api/openapi.json')
  const packed = await ask('/api/openapi.json', { 'accept-encoding': 'gzip' })
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body)
  expect(packed.headers.etag).toBe((plain.headers.etag as string).replace(/"$/, '-gzip"'))
  const again = await ask('/api/openapi.json', { 'accept-encoding': 'gzip', 'if-none-match': packed.headers.etag as string })
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', packed.headers.etag])
})

test('a problem and a page have no tag, and `*` does not hide a problem', async () => {
  const missing = await ask('/api/no-hay', { 'if-none-match': '*' })
  expect([missing.statusCode, missing.headers.etag]).toEqual([404, undefined])
  const page = await ask('/ayuda', { 'if-none-match': '*' })
  expect([page.statusCode, page.headers.etag]).toEqual([200, undefined])
})
