import { createHash } from 'node:crypto'
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../shared/canonical-json.ts'
import { sql } from '../../shared/sql.ts'
import { preparePrescribing } from '../../testing/prescribing.ts'
import { readPdf, wordsOf } from '../../testing/read-pdf.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { annulPrescription } from '../prescriptions/index.ts'
import { proofCode } from './index.ts'
import { sealFile } from './seal.ts'

let world: World
let number: string
let keys: JSONWebKeySet
beforeAll(async () => {
  world = await openWorld()
  const desk = await preparePrescribing(world)
  number = await desk.signed({ patientId: (await desk.newPatient()).id })
  keys = (await world.get('/.well-known/jwks.json')).json()
})
afterAll(() => world.close())

const page = (query = '', person: World['people']['pedro'] | null = world.people.pedro) =>
  world.get(`/mipres/formulas/${number}/formula.pdf${query}`, person)
const printed = () =>
  world.owner.query<{ actor: string }>(
    sql`select actor_id as actor from audit_event where act = 'prescription.printed' and reason = ${number}`,
  )
const payloadOf = async (jws: string) => {
  for (const part of jws.split('.')) expect(Buffer.from(part, 'base64url').toString('base64url')).toBe(part)
  return JSON.parse(Buffer.from((await compactVerify(jws, createLocalJWKSet(keys))).payload).toString())
}

/** What README.md says another program does, with nothing but the file and the published keys. */
async function verify(file: Buffer) {
  const text = file.toString('latin1')
  const [before, after, ...more] = text.split('(mipres-sello/1 ')
  if (after === undefined || more.length > 0 || after[768] !== ')') throw new Error('not sealed')
  const place = after.slice(0, 768)
  const [jws = '', spaces = ''] = /^([\w.-]+)( *)$/.exec(place)?.slice(1) ?? []
  if (jws === '' || jws.length + spaces.length !== 768) throw new Error('no seal in its place')
  const seal = await payloadOf(jws)
  const at = before!.length + '(mipres-sello/1 '.length
  const blank = Buffer.from(file).fill(' ', at, at + 768)
  if (createHash('sha256').update(blank).digest('hex') !== seal.sha256) throw new Error('changed')
  const [, attached, ...others] = text.split('/Type /EmbeddedFile\n')
  expect(others).toEqual([])
  const formula = /\nstream\n([\w.-]+)\nendstream/.exec(attached!)![1]!
  const document = await payloadOf(formula)
  expect(document.number).toBe(seal.number)
  return { seal, document, formula }
}

describe('the printed file, R-FIR-4', () => {
  test('it comes as a PDF to be seen, to who signed it, and each printing is in the record', async () => {
    const reply = await page()
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toBe('application/pdf')
    expect(reply.headers['content-disposition']).toBe(`inline; filename="formula-${number}.pdf"`)
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(await printed()).toEqual([{ actor: world.people.pedro.personId }])
    expect(readPdf(reply.rawPayload).pages.map(({ height }) => height)).toEqual([396])
    expect(readPdf((await page('?papel=carta')).rawPayload).pages.map(({ height }) => height)).toEqual([792])
    expect(await printed()).toHaveLength(2)
  })

  test('the same for programs; a size that is none is told', async () => {
    const api = (query: string) => world.get(`/api/prescriptions/${number}/paper${query}`, world.people.pedro)
    expect(readPdf((await api('?size=letter')).rawPayload).pages[0]!.height).toBe(792)
    expect(readPdf((await api('')).rawPayload).pages[0]!.height).toBe(396)
    expect((await api('?size=A4')).statusCode).toBe(400)
  })

  test('to who may not read it, it is not there, and nothing is recorded', async () => {
    const before = (await printed()).length
    for (const person of [world.people.ana, world.people.eva, world.people.caro])
      expect((await page('', person)).statusCode).toBe(404)
    expect((await page('', null)).statusCode).toBe(303)
    expect((await world.get('/mipres/formulas/1/formula.pdf', world.people.pedro)).statusCode).toBe(404)
    expect(await printed()).toHaveLength(before)
  })

  test('the file and the published keys are enough: who signed, what, and that no byte is another', async () => {
    const file = (await page()).rawPayload
    const { seal, document, formula } = await verify(file)
    expect(seal).toMatchObject({ format: 'mipres-abierto-sello/1', number, printedAt: '2026-03-01T12:00:00-05:00' })
    expect(document).toMatchObject({ format: 'mipres-abierto/1', number, content: { patient: { firstName: 'Rosa' } } })
    expect(createHash('sha256').update(canonicalJson(document.content)).digest('hex')).toBe(document.contentSha256)
    expect(wordsOf(readPdf(file).pages[0]!)).toContain(`Prueba ${proofCode(formula)}`)
  })

  test('one changed byte anywhere breaks it, as does one more or one less', async () => {
    const file = (await page()).rawPayload
    const step = Math.floor(file.length / 300)
    const seal = file.indexOf('(mipres-sello/1 ')
    const places = [
      ...Array.from({ length: 300 }, (_, i) => i * step),
      ...Array.from({ length: 100 }, (_, i) => seal + i * 8),
      file.length - 1,
    ]
    for (const at of places) {
      const other = Buffer.from(file)
      other[at] = file[at]! ^ 1
      await expect(verify(other), `byte ${at}`).rejects.toThrow()
    }
    await expect(verify(Buffer.concat([file, Buffer.from('\n')]))).rejects.toThrow('changed')
    await expect(verify(file.subarray(0, -1))).rejects.toThrow()
  })

  test('a file without a place, or with two, is not sealed', async () => {
    const about = { number, printedAt: '' }
    await expect(sealFile(Buffer.from('%PDF-1.7'), about, async () => 'x')).rejects.toThrow('no place')
    const place = `(mipres-sello/1 ${' '.repeat(768)})`
    await expect(sealFile(Buffer.from(place + place), about, async () => 'x')).rejects.toThrow('no place')
    await expect(sealFile(Buffer.from(place), about, async () => 'x'.repeat(769))).rejects.toThrow('does not fit')
  })

  test('printed after it was annulled, it says so, and its signature is still the one of then', async () => {
    const { personId, accountId } = world.people.pedro
    const outcome = await annulPrescription(world.app, {
      actor: { personId, accountId },
      number,
      reason: 'Era de otra persona.',
      attempt: null,
    })
    expect(outcome.ok).toBe(true)
    const file = (await page()).rawPayload
    expect(wordsOf(readPdf(file).pages[0]!)).toContain('No vale. Motivo: Era de otra persona.')
    expect((await verify(file)).document.number).toBe(number)
  })
})
