import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { EntidadId, SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld } from '../../testing/world.ts'
import { entidadIdText } from './reps.ts'
import { findEntidades, findOwnPractice, findSedesOf, getEntidad, getSede, linkIndependientes } from './reps-store.ts'

const world = await openWorld()
afterAll(() => world.close())
const { db } = world.app
const noon = new Date('2026-03-01T12:00:00-05:00')

await world.owner.query(sql`
  insert into entidad (id, kind, code, id_type, id_number, name, as_of) values
    (${randomUUID()}, 'IPS', '7099900001', 'NI', '900123456', 'Hospital Niño Jesús de La Bocana', ${noon}),
    (${randomUUID()}, 'EPS', 'EPS901', 'NI', '900000002', 'EPS La Esperanza', ${noon}),
    (${randomUUID()}, 'IPS', '7099900002', 'NI', '900000004', 'Centro 100% Salud_Vital', ${noon})`)

const find = async (text: string, kind: 'IPS' | 'EPS' | null = null) =>
  (await findEntidades(db, { text, kind, limit: 10 })).map(({ name }) => name)

test.each([
  ['its words without accents, in any order', 'jesus hospital nino'],
  ['part of a word, in capitals', 'BOCAN'],
  ['its code', '7099900001'],
  ['its code with spaces', '70999 00001'],
  ['its NIT', '900123456'],
  ['its NIT with dots and digit', '900.123.456-8'],
  ['a misspelt name', 'Ospital Ninio Jesus de la Bocana'],
])('an entidad is found by %s', async (_how, text) => {
  expect((await find(text))[0]).toBe('Hospital Niño Jesús de La Bocana')
})

test.each([
  ['nothing written', ''],
  ['only spaces', '   '],
  ['a name of nobody', 'zzzzzz'],
  ['a code of nobody', '7099977777'],
  ['a NIT with a wrong digit', '900123456-7'],
])('%s finds nothing', async (_what, text) => {
  expect(await find(text)).toEqual([])
})

test('signs that mean something to SQL are only signs', async () => {
  expect(await find('100%')).toEqual(['Centro 100% Salud_Vital'])
  expect(await find('d_v')).toEqual(['Centro 100% Salud_Vital'])
  expect(await find('o_p')).toEqual([])
  expect(await find('%')).toEqual(['Centro 100% Salud_Vital'])
  expect(await find('\\')).toEqual([])
  expect(await find("'; drop table entidad; --")).toEqual([])
})

test('a kind leaves the others out, and a limit is one', async () => {
  expect(await find('esperanza', 'EPS')).toEqual(['EPS La Esperanza'])
  expect(await find('esperanza', 'IPS')).toEqual([])
  expect(await findEntidades(db, { text: 'a', kind: null, limit: 2 })).toHaveLength(2)
})

test('an entidad tells its number as people read it; sedes come in the order of their names', async () => {
  const entidad = await getEntidad(db, world.hospital.id)
  expect(entidad).toMatchObject({
    name: 'Hospital San Roque',
    municipio: { code: '02001', name: 'Puerto Manglar', departamento: 'Litoral' },
  })
  expect(entidadIdText({ idType: 'NI', idNumber: '900123456', nitDv: 8 })).toBe('NIT\u00a0900.123.456-8')
  expect(entidadIdText({ idType: 'CC', idNumber: '1900318562', nitDv: null })).toBe('CC\u00a01.900.318.562')
  expect((await findSedesOf(db, world.hospital.id)).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'Sede Norte REPS',
    'Sede Sur REPS',
  ])
  expect(await getSede(db, world.sedes.norte)).toMatchObject({ name: 'Sede Norte', entidadId: world.hospital.id })
})

test("what is nobody's id is our mistake", async () => {
  await expect(getEntidad(db, EntidadId.parse(randomUUID()))).rejects.toThrow('there is no entidad')
  await expect(getSede(db, SedeId.parse(randomUUID()))).rejects.toThrow('there is no sede')
})

test('the own practice of an independiente has its sedes; a delegado has none', async () => {
  expect(await findOwnPractice(db, world.people.ines.personId)).toMatchObject({
    entidad: { id: world.practice.id, kind: 'INDEPENDIENTE' },
    sedes: [{ name: 'Consultorio' }],
  })
  expect(await findOwnPractice(db, world.people.dora.personId)).toBeNull()
})

test('R-REPS-6: a practice is tied to whoever has the document at the instant, once, and only to those asked for', async () => {
  const { pedro, ana } = world.people
  const practice = async (code: string, number: string) =>
    world.owner.query(sql`
      insert into entidad (id, kind, code, id_type, id_number, name, as_of) values (${randomUUID()}, 'INDEPENDIENTE', ${code}, 'CC', ${number}, 'Consulta', ${noon})`)
  const owners = async () =>
    (
      await world.owner.query<{ id: string | null }>(
        sql`select independiente_id as id from entidad where code in ('7099900081', '7099900082') order by code`,
      )
    ).map(({ id }) => id)
  await practice('7099900081', pedro.number)
  await practice('7099900082', ana.number)

  expect(await linkIndependientes(db, new Date('2007-12-31T12:00:00-05:00'))).toBe(0)
  expect(await linkIndependientes(db, noon, [ana.personId])).toBe(1)
  expect(await owners()).toEqual([null, ana.personId])
  expect(await linkIndependientes(db, noon)).toBe(1)
  expect(await linkIndependientes(db, noon)).toBe(0)
  expect(await owners()).toEqual([pedro.personId, ana.personId])
})
