import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { PersonId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { newNumber, openRethusLoads, person, sanction, service, title } from '../../testing/rethus-file.ts'
import { insertDocuments, insertPersons } from '../people/index.ts'
import { findRethusStanding } from './rethus-store.ts'

const { world, load, badRows, idOf, close } = await openRethusLoads()
afterAll(close)
const noon = new Date('2026-03-01T12:00:00-05:00')
const documentsOf = (id: string | undefined) =>
  world.owner.query(sql`
    select type, number, lower(during) as "from", upper(during) as until, source from person_document where person_id = ${id} order by upper(during)`)

test('a person with a title, social service and a served sanction is in ReTHUS, as the file says it', async () => {
  const number = newNumber()
  const rows = [
    person(number),
    title(number),
    service(number),
    sanction(number, { fecha_inicio: '2020-02-03', fecha_fin: '2020-04-02' }),
  ]
  expect(await load(rows, '2026-03-01T06:00')).toMatchObject({
    ok: true,
    value: { created: 4, changed: 0, same: 0, rowsRead: 4, rowsBad: 0 },
  })

  const id = (await idOf('CC', number))!
  expect(await world.owner.query(sql`select full_name, birth_date, names_from from person where id = ${id}`)).toEqual([
    { full_name: 'Lía María Peña Núñez', birth_date: '1990-05-17', names_from: 'RETHUS' },
  ])
  expect(await findRethusStanding(world.app.db, id)).toMatchObject({
    entry: { documentState: 'VIGENTE', asOf: new Date('2026-03-01T11:00:00Z') },
    titles: [
      {
        programType: 'UNV',
        origin: 'LOCAL',
        profession: 'MÉDICO CIRUJANO',
        professionCode: 'MEDICINA',
        practisingSince: '2014-03-01',
        act: 'Res. 0214 de 2014',
        reporter: 'Secretaría de Salud del Litoral',
      },
    ],
    // "Hasta el 2 de abril" ends at the first instant of the third.
    sanctions: [
      { sanction: 'Suspensión de 3 meses', from: new Date('2020-02-03T05:00:00Z'), until: new Date('2020-04-03T05:00:00Z') },
    ],
  })
  expect(
    await world.owner.query(sql`
    select provision, place_kind, place, period_from, period_last, modality, program from rethus_social_service where person_id = ${id}`),
  ).toEqual([
    {
      provision: 'PRESTO',
      place_kind: 'LOCAL',
      place: 'Centro de Salud El Trébol',
      period_from: '2013-02-01',
      period_last: '2014-01-31',
      modality: 'Servicios profesionales en IPS habilitada',
      program: 'Medicina',
    },
  ])
  expect(await documentsOf(id)).toEqual([{ type: 'CC', number, from: null, until: null, source: 'RETHUS' }])
})

test('rows may stand in any order, and a load notes its numbers and who did it', async () => {
  const number = newNumber()
  const result = await load([sanction(number), title(number), person(number), title(newNumber())])
  expect(result).toMatchObject({ ok: true, value: { created: 3, rowsRead: 4, rowsBad: 1 } })
  expect(badRows()).toEqual(['Fila 5, numero_documento: Ese documento no tiene fila PERSONA, o fue rechazada.'])
  const { loadId } = (result as { value: { loadId: string } }).value
  expect(
    await world.owner.query(
      sql`select register, as_of, finished_at, rows_read, rows_bad from register_load where id = ${loadId}`,
    ),
  ).toEqual([{ register: 'RETHUS', as_of: noon, finished_at: noon, rows_read: 4, rows_bad: 1 }])
  expect(await world.owner.query(sql`select actor_kind, act, actor_id from audit_event where object_id = ${loadId}`)).toEqual([
    { actor_kind: 'OPERADOR', act: 'rethus.loaded', actor_id: null },
  ])
})

test('R-RET-1: the same file again changes no row of any table but the note of the load', async () => {
  const number = newNumber()
  const previous = newNumber()
  const rows = [
    person(number, { documento_anterior_tipo: 'TI', documento_anterior_numero: previous, documento_desde: '2008-06-01' }),
    title(number),
    service(number),
    sanction(number),
  ]
  await load(rows)
  const everything = () =>
    world.owner.query(sql`
      select 'p', xmin::text, id::text from person union all select 'd', xmin::text, id::text from person_document
      union all select 'e', xmin::text, person_id::text from rethus_entry union all select 't', xmin::text, id::text from rethus_title
      union all select 'v', xmin::text, id::text from rethus_social_service union all select 's', xmin::text, id::text from rethus_sanction
      union all select 'a', xmin::text, id::text from audit_event where act <> 'rethus.loaded' order by 1, 3`)
  const before = await everything()
  expect(before.length).toBeGreaterThan(5)
  expect(await load(rows)).toMatchObject({ ok: true, value: { created: 0, changed: 0, same: 4, rowsBad: 0 } })
  expect(await everything()).toEqual(before)
})

test('a title written with other capitals is the same title; its reporter may change; its profession gets the code we know', async () => {
  const number = newNumber()
  await load([person(number), title(number, { profesion: 'Magia Aplicada' })])
  const id = await idOf('CC', number)
  const codes = () =>
    world.owner.query(sql`select profession, profession_code, reporter from rethus_title where person_id = ${id}`)
  expect(await codes()).toEqual([
    { profession: 'Magia Aplicada', profession_code: null, reporter: 'Secretaría de Salud del Litoral' },
  ])
  const same = title(number, {
    profesion: 'MAGIA APLICADA',
    acto_administrativo: 'RES. 0214 DE 2014',
    entidad_reportadora: 'Colegio',
  })
  expect(await load([same, title(number, { profesion: 'Odontología' })])).toMatchObject({ value: { created: 1, changed: 1 } })
  expect(await codes()).toEqual([
    { profession: 'MAGIA APLICADA', profession_code: null, reporter: 'Colegio' },
    { profession: 'Odontología', profession_code: 'ODONTOLOGIA', reporter: 'Secretaría de Salud del Litoral' },
  ])
})

test("R-RET-4: the register's word replaces what an account said, and an account that agrees rises to level 1", async () => {
  const { caro } = world.people
  const level = () => world.owner.query(sql`select match_level from account where person_id = ${caro.personId}`)
  const other = { primer_nombre: 'Carolina', segundo_nombre: '', primer_apellido: 'Inventado', segundo_apellido: '' }
  await load([person(caro.number, other)])
  expect(await world.owner.query(sql`select full_name, names_from from person where id = ${caro.personId}`)).toEqual([
    { full_name: 'Carolina Inventado', names_from: 'RETHUS' },
  ])
  expect(await level()).toEqual([{ match_level: 0 }])
  await load([person(caro.number, { ...other, primer_nombre: 'Caro' })])
  expect(await level()).toEqual([{ match_level: 1 }])
})

test("a birth date that only an account said is not taken for the register's", async () => {
  const claimed = await world.newPerson({ firstName: 'Zoe', level: 0, profession: null })
  await load([
    person(claimed.number, {
      primer_nombre: 'Zoe',
      segundo_nombre: '',
      primer_apellido: 'Inventado',
      segundo_apellido: '',
      fecha_nacimiento: '',
    }),
  ])
  expect(await world.owner.query(sql`select birth_date from person where id = ${claimed.personId}`)).toEqual([
    { birth_date: null },
  ])
  expect(await world.owner.query(sql`select match_level from account where person_id = ${claimed.personId}`)).toEqual([
    { match_level: 0 },
  ])
})

test('R-RET-3: TI before CC makes two documents of one person, the first until the day of the second', async () => {
  const [cc, ti] = [newNumber(), newNumber()]
  await load([person(cc, { documento_anterior_tipo: 'TI', documento_anterior_numero: ti, documento_desde: '2008-06-01' })])
  const change = new Date('2008-06-01T05:00:00Z')
  expect(await documentsOf(await idOf('CC', cc))).toEqual([
    { type: 'TI', number: ti, from: null, until: change, source: 'RETHUS' },
    { type: 'CC', number: cc, from: change, until: null, source: 'RETHUS' },
  ])
})

test('R-RET-3: who was known by PE is the same person when the file brings the PT', async () => {
  const [pt, pe] = [newNumber(), newNumber()]
  await load([person(pe, { tipo_documento: 'PE' })])
  const id = await idOf('PE', pe)
  const row = person(pt, { tipo_documento: 'PPT', documento_anterior_tipo: 'PEP', documento_anterior_numero: pe })
  expect(await load([row])).toMatchObject({ value: { created: 0, changed: 1, rowsBad: 0 } })
  // Without the day of change: as of the file.
  expect(await documentsOf(id)).toEqual([
    { type: 'PE', number: pe, from: null, until: noon, source: 'RETHUS' },
    { type: 'PT', number: pt, from: noon, until: null, source: 'RETHUS' },
  ])
  expect(await load([row])).toMatchObject({ value: { created: 0, changed: 0, same: 1 } })
})

test("R-RET-3: a previous document may come later, and cuts the period of today's", async () => {
  const [cc, ti] = [newNumber(), newNumber()]
  await load([person(cc)])
  await load([person(cc, { documento_anterior_tipo: 'TI', documento_anterior_numero: ti, documento_desde: '2010-01-01' })])
  const change = new Date('2010-01-01T05:00:00Z')
  expect(await documentsOf(await idOf('CC', cc))).toMatchObject([
    { type: 'TI', from: null, until: change },
    { type: 'CC', from: change, until: null },
  ])
})

test("R-RET-2: a document of somebody else is a bad row, as today's and as the previous, and nobody is changed", async () => {
  const [mine, hers] = [newNumber(), newNumber()]
  await load([person(mine), person(hers, { primer_nombre: 'Otra' })])
  const before = await world.owner.query(sql`select count(*) from person_document`)
  await load([person(mine, { documento_anterior_tipo: 'CC', documento_anterior_numero: hers })])
  expect(badRows()).toEqual(['Fila 2, documento_anterior_numero: El documento anterior es de otra persona.'])
  expect(await world.owner.query(sql`select count(*) from person_document`)).toEqual(before)
  expect(await idOf('CC', hers)).not.toBe(await idOf('CC', mine))
})

test('R-REPS-6: a person who appears is tied to the practice that waited for him', async () => {
  const number = newNumber()
  await world.owner.query(sql`
    insert into entidad (id, kind, code, id_type, id_number, name, as_of) values (${world.app.newId()}, 'INDEPENDIENTE', '7099955555', 'CC', ${number}, 'Consultorio', ${noon})`)
  await load([person(number)])
  expect(await world.owner.query(sql`select independiente_id as id from entidad where code = '7099955555'`)).toEqual([
    { id: await idOf('CC', number) },
  ])
})

test('a person twice in a file: the last row holds, of a new person and of a known one', async () => {
  const number = newNumber()
  const firstName = async () =>
    world.owner.query(sql`select first_name as name from person where id = ${await idOf('CC', number)}`)
  expect(await load([person(number), person(number, { primer_nombre: 'Lina' })])).toMatchObject({
    value: { created: 1, changed: 1 },
  })
  expect(await firstName()).toEqual([{ name: 'Lina' }])
  const there = person(number, { primer_nombre: 'Luz' })
  const andBack = person(number, { primer_nombre: 'Lina' })
  expect(await load([there, andBack])).toMatchObject({ value: { changed: 2 } })
  expect(await firstName()).toEqual([{ name: 'Lina' }])
})

test('a rival who gives a document to a person while it is loaded: one person, with the names of the register', async () => {
  const [number, other] = [newNumber(), newNumber()]
  const opened = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const rival = world.app.transaction(async (db) => {
    const id = PersonId.parse(world.app.newId())
    const names = { first: 'Alguien', second: null, firstSurname: 'Inventado', secondSurname: null }
    await insertPersons(db, [{ id, names, birthDate: null }], { source: 'CUENTA', at: noon })
    const document = { type: 'CC', number, from: noon, until: null } as const
    await insertDocuments(db, [{ ...document, id: world.app.newId(), personId: id }], 'CUENTA')
    opened.resolve()
    await gate.promise
  })
  await opened.promise
  const loading = load([person(number), person(other)])
  const waits = sql`
    select from pg_locks l join pg_stat_activity a on a.pid = l.pid where not l.granted and a.datname = current_database()`
  while ((await world.owner.query(waits)).length === 0) await sleep(20)
  gate.resolve()
  await rival
  expect(await loading).toMatchObject({ ok: true, value: { created: 2, rowsBad: 0 } })
  expect(
    await world.owner.query(sql`
      select p.full_name as name from person p join person_document d on d.person_id = p.id where d.number in (${number}, ${other}) order by d.number`),
  ).toEqual([{ name: 'Lía María Peña Núñez' }, { name: 'Lía María Peña Núñez' }])
})

test('three loads of the same new persons at once leave one person each', async () => {
  const numbers = Array.from({ length: 50 }, newNumber)
  const rows = numbers.map((number) => person(number))
  const results = await Promise.all([load(rows), load(rows), load(rows)])
  expect(results.map((result) => result.ok && result.value.rowsBad)).toEqual([0, 0, 0])
  expect(await world.owner.query(sql`select count(*) from person_document where number = any (${numbers})`)).toEqual([
    { count: 50 },
  ])
})

test('R-REG-1: a file older than what is loaded is refused whole', async () => {
  const number = newNumber()
  expect(await load([person(number)], '2026-02-01')).toMatchObject({ ok: false, refusal: { code: 'older-than-known' } })
  expect(await idOf('CC', number)).toBeUndefined()
})
