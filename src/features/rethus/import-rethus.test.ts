import { afterAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { csvOf, openFolder } from '../../testing/csv.ts'
import { openWorld } from '../../testing/world.ts'
import { endRights } from '../enrolment/index.ts'
import { rematchAccounts } from '../people/index.ts'
import { linkIndependientes } from '../reps/index.ts'
import { importRethus, type RethusHooks } from './import-rethus.ts'
import { findRethusStanding } from './rethus-store.ts'

const world = await openWorld()
const files = openFolder()
afterAll(async () => {
  files.remove()
  await world.close()
})

let said: string[] = []
beforeEach(() => {
  said = []
})
const hooks: RethusHooks = { endRights: (db, lost) => endRights(world.app, db, lost), rematchAccounts, linkIndependientes }
const load = (rows: Record<string, string>[], asOf: string | null = null) =>
  importRethus(world.app, { path: files.write(csvOf(rows)), asOf, reportPath: null, say: (line) => said.push(line) }, hooks)
const badRows = () => said.filter((line) => line.startsWith('Fila '))

let last = 1_900_500_000
const newNumber = () => String(++last)
const person = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'PERSONA',
  tipo_documento: 'CC',
  numero_documento: number,
  primer_nombre: 'Lía',
  segundo_nombre: 'María',
  primer_apellido: 'Peña',
  segundo_apellido: 'Núñez',
  fecha_nacimiento: '1990-05-17',
  estado_identificacion: 'Vigente',
  ...changes,
})
const title = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'TITULO',
  tipo_documento: 'CC',
  numero_documento: number,
  tipo_programa: 'UNV',
  origen: 'Local',
  profesion: 'MÉDICO CIRUJANO',
  fecha_inicio_ejercer: '2014-03-01',
  acto_administrativo: 'Res. 0214 de 2014',
  entidad_reportadora: 'Secretaría de Salud del Litoral',
  ...changes,
})
const service = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'SERVICIO_SOCIAL',
  tipo_documento: 'CC',
  numero_documento: number,
  tipo_prestacion: '1',
  tipo_lugar: '1',
  lugar: 'Centro de Salud El Trébol',
  fecha_inicio: '1/2/2013',
  fecha_fin: '31/1/2014',
  modalidad: '4',
  programa: '1',
  entidad_reportadora: 'Secretaría de Salud del Litoral',
  ...changes,
})
const sanction = (number: string, changes: Record<string, string> = {}) => ({
  registro: 'SANCION',
  tipo_documento: 'CC',
  numero_documento: number,
  sancion: 'Suspensión de 3 meses',
  autoridad: 'Tribunal de Ética Médica del Litoral',
  acto_administrativo: 'Fallo 12 de 2026',
  fecha_inicio: '2026-02-01',
  fecha_fin: '2026-04-30',
  ...changes,
})
const idOf = async (type: string, number: string) => {
  const [row] = await world.owner.query<{ id: string }>(sql`
    select person_id as id from person_document where type = ${type} and number = ${number} and during @> '2026-03-01 12:00-05'::timestamptz`)
  return row?.id
}
const documentsOf = (id: string | undefined) =>
  world.owner.query(sql`
    select type, number, lower(during) as "from", upper(during) as until, source from person_document where person_id = ${id} order by upper(during)`)
const activationOf = ({ personId }: { personId: string }) =>
  world.owner.query(sql`select upper(during) as until from activation where person_id = ${personId} order by lower(during)`)
const actsOf = async ({ personId }: { personId: string }) =>
  (
    await world.owner.query<{ act: string }>(sql`
    select actor_kind || ' ' || act as act from audit_event where person_id = ${personId} order by recorded_at`)
  ).map(({ act }) => act)
const noon = new Date('2026-03-01T12:00:00-05:00')

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
  expect(await findRethusStanding(world.app.db, id as never)).toMatchObject({
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

test('the same file again changes no row of any table but the note of the load', async () => {
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

test.each([
  ['a sanction in force, at the instant of the load', { fecha_inicio: '2026-02-01' }, noon],
  ['a sanction that starts today, at the instant of the load', { fecha_inicio: '2026-03-01' }, noon],
  ['a sanction to come, at its first instant', { fecha_inicio: '2026-04-01' }, new Date('2026-04-01T05:00:00Z')],
  ['a sanction without end', { fecha_inicio: '2026-02-01', fecha_fin: '' }, noon],
])('R-RET-6: rights end by %s; of nobody else', async (_what, changes, until) => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  const other = await world.newPerson({ firstName: 'Pablo' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  await world.newActivation(other, 'PRESCRIPTOR')
  await load([sanction(pedro.number, changes)])
  expect(await activationOf(pedro)).toEqual([{ until }])
  expect(await world.owner.query(sql`select upper(during) as until from role_grant where person_id = ${pedro.personId}`)).toEqual(
    [{ until }],
  )
  expect(
    await world.owner.query(
      sql`select ground, ended_by, reason from activation_end e join activation a on a.id = e.activation_id where a.person_id = ${pedro.personId}`,
    ),
  ).toEqual([
    {
      ground: 'SANCION',
      ended_by: null,
      reason: 'Sanción en el ReTHUS: Suspensión de 3 meses. Fallo 12 de 2026, Tribunal de Ética Médica del Litoral.',
    },
  ])
  expect(await actsOf(pedro)).toEqual(['OPERADOR rethus.sanctioned', 'SISTEMA activation.ended'])
  expect(await activationOf(other)).toEqual([{ until: new Date('2027-02-01T05:00:00Z') }])
})

test('R-RET-6: a served sanction is recorded and ends nothing; made longer later it ends what is open then', async () => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  const row = { fecha_inicio: '2026-01-01', fecha_fin: '2026-02-28' }
  await load([sanction(pedro.number, row)])
  expect(await activationOf(pedro)).toEqual([{ until: new Date('2027-02-01T05:00:00Z') }])
  await load([sanction(pedro.number, { ...row, fecha_fin: '2026-03-01' })])
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect(await actsOf(pedro)).toEqual(['OPERADOR rethus.sanction-changed', 'SISTEMA activation.ended'])
})

test.each([
  ['Fallecido', 'FALLECIMIENTO', 'OPERADOR rethus.died'],
  ['No vigente', 'RETHUS', 'OPERADOR rethus.expired'],
])('R-RET-5: the state "%s" ends rights at once and says why; again it says nothing', async (state, ground, act) => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  const row = person(pedro.number, { estado_identificacion: state })
  expect(await load([row])).toMatchObject({ value: { changed: 1 } })
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect(
    await world.owner.query(
      sql`select ground from activation_end e join activation a on a.id = e.activation_id where a.person_id = ${pedro.personId}`,
    ),
  ).toEqual([{ ground }])
  expect(await load([row])).toMatchObject({ value: { changed: 0, same: 1 } })
  expect(await actsOf(pedro)).toEqual([act, 'SISTEMA activation.ended'])
})

test('R-RET-5: somebody whom only his account had named loses what he has, when the register says he died', async () => {
  const { luis } = world.people
  await load([person(luis.number, { estado_identificacion: 'FALLECIDO' })])
  expect(await actsOf(luis)).toEqual(['OPERADOR rethus.died'])
})

test('a vigente again gets nothing back', async () => {
  const pedro = await world.newPerson({ firstName: 'Pedro' })
  await world.newActivation(pedro, 'PRESCRIPTOR')
  await load([person(pedro.number, { estado_identificacion: 'No vigente' })])
  await load([person(pedro.number)])
  expect(await activationOf(pedro)).toEqual([{ until: noon }])
  expect((await findRethusStanding(world.app.db, pedro.personId)).entry?.documentState).toBe('VIGENTE')
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

test('a person twice in a file: the last row holds', async () => {
  const number = newNumber()
  expect(await load([person(number), person(number, { primer_nombre: 'Lina' })])).toMatchObject({
    value: { created: 1, changed: 1 },
  })
  expect(await world.owner.query(sql`select first_name from person where id = ${await idOf('CC', number)}`)).toEqual([
    { first_name: 'Lina' },
  ])
})

test('two loads of the same new persons at once leave one person each', async () => {
  const numbers = Array.from({ length: 50 }, newNumber)
  const rows = numbers.map((number) => person(number))
  const results = await Promise.all([load(rows), load(rows), load(rows)])
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true])
  expect(await world.owner.query(sql`select count(*) from person_document where number = any (${numbers})`)).toEqual([
    { count: 50 },
  ])
  expect(badRows()).toEqual([])
})

test('R-REG-1: a file older than what is loaded is refused whole', async () => {
  const number = newNumber()
  expect(await load([person(number)], '2026-02-01')).toMatchObject({ ok: false, refusal: { code: 'older-than-known' } })
  expect(await idOf('CC', number)).toBeUndefined()
})

test.each([
  [
    'an unknown kind of row',
    { registro: 'ALGO' },
    'registro: «ALGO» no es una clase de fila: escriba PERSONA, TITULO, SERVICIO_SOCIAL o SANCION.',
  ],
  [
    'an unknown type of document',
    { tipo_documento: 'XX' },
    'tipo_documento: No conocemos el tipo de documento «XX»: escoja uno de la lista.',
  ],
  [
    "nobody's document",
    { tipo_documento: 'AS' },
    'tipo_documento: «AS» significa sin identificación: escoja el documento que identifica a la persona.',
  ],
  [
    'a letter for a zero',
    { numero_documento: '19O0000001' },
    'numero_documento: Hay una letra «O» en el número de cédula: escriba cero.',
  ],
  ['no first name', { primer_nombre: '' }, 'primer_nombre: Está vacía.'],
  [
    'a name that was saved wrong',
    { primer_apellido: 'PeÃ±a' },
    'primer_apellido: Hay un «±» en el primer apellido: escriba solo letras.',
  ],
  [
    'a day that does not exist',
    { fecha_nacimiento: '31/02/1990' },
    'fecha_nacimiento: «31/02/1990» no es una fecha: escríbala como 2026-11-23.',
  ],
  ['a birth tomorrow', { fecha_nacimiento: '2026-03-02' }, 'fecha_nacimiento: La fecha «2026-03-02» está en el futuro.'],
  ['an unknown state', { estado_identificacion: 'Perdido' }, 'estado_identificacion: No conocemos «Perdido».'],
  ['no state', { estado_identificacion: '' }, 'estado_identificacion: Está vacía.'],
  [
    'half a previous document',
    { documento_anterior_tipo: 'TI' },
    'documento_anterior_numero: Escriba el número de tarjeta de identidad.',
  ],
  [
    'a day of change without previous document',
    { documento_desde: '2010-01-01' },
    'documento_desde: Falta el documento anterior.',
  ],
  [
    'its own document as previous',
    { documento_anterior_tipo: 'cc', documento_anterior_numero: '1.900.499.999' },
    'documento_anterior_numero: Es el mismo documento de ahora.',
  ],
])('a person with %s is a bad row, and the good one beside it is applied', async (_what, changes, reason) => {
  const good = newNumber()
  expect(await load([person('1900499999', changes), person(good)])).toMatchObject({ value: { created: 1, rowsBad: 1 } })
  expect(badRows()).toEqual([`Fila 2, ${reason}`])
  expect(await idOf('CC', '1900499999')).toBeUndefined()
})

test.each([
  ['an unknown program', title, { tipo_programa: 'ZZZ' }, 'tipo_programa: No conocemos «ZZZ».'],
  ['an unknown origin', title, { origen: '3' }, 'origen: No conocemos «3».'],
  ['no profession', title, { profesion: '' }, 'profesion: Está vacía.'],
  ['no day', title, { fecha_inicio_ejercer: '' }, 'fecha_inicio_ejercer: Está vacía.'],
  [
    'a day to come',
    title,
    { fecha_inicio_ejercer: '2026-03-02' },
    'fecha_inicio_ejercer: La fecha «2026-03-02» está en el futuro.',
  ],
  ['a profession too long', title, { profesion: 'x'.repeat(301) }, 'profesion: Tiene 301 letras: el máximo es 300.'],
  ['an unknown provision', service, { tipo_prestacion: '4' }, 'tipo_prestacion: No conocemos «4».'],
  ['an unknown modality', service, { modalidad: '6' }, 'modalidad: No conocemos el código «6».'],
  ['program zero', service, { programa: '0' }, 'programa: No conocemos el código «0».'],
  ['an end before the beginning', service, { fecha_fin: '31/1/2013' }, 'fecha_fin: La fecha de fin está antes que la de inicio.'],
  ['no first day', sanction, { fecha_inicio: '' }, 'fecha_inicio: Está vacía.'],
  [
    'an end before the beginning',
    sanction,
    { fecha_fin: '2026-01-31' },
    'fecha_fin: La fecha de fin está antes que la de inicio.',
  ],
  ['no authority', sanction, { autoridad: '' }, 'autoridad: Está vacía.'],
])('a row with %s is bad', async (_what, rowOf, changes, reason) => {
  const number = newNumber()
  expect(await load([person(number), rowOf(number, changes)])).toMatchObject({ value: { created: 1, rowsBad: 1 } })
  expect(badRows()).toEqual([`Fila 3, ${reason}`])
})

test('a sanction twice in a file: the last row holds', async () => {
  const number = newNumber()
  const row = { fecha_inicio: '2020-01-01', fecha_fin: '2020-02-01' }
  const rows = [person(number), sanction(number, row), sanction(number, { ...row, fecha_fin: '2020-03-01' })]
  expect(await load(rows)).toMatchObject({ value: { created: 2, changed: 1, same: 0 } })
  const { sanctions } = await findRethusStanding(world.app.db, (await idOf('CC', number)) as never)
  expect(sanctions).toMatchObject([{ until: new Date('2020-03-02T05:00:00Z') }])
  expect(await load(rows.slice(0, 2))).toMatchObject({ value: { same: 1, changed: 1 } })
})

test('a sanction of one day is in force that day', async () => {
  const number = newNumber()
  await load([person(number), sanction(number, { fecha_inicio: '2026-03-01', fecha_fin: '2026-03-01' })])
  const { sanctions } = await findRethusStanding(world.app.db, (await idOf('CC', number)) as never)
  expect(sanctions).toMatchObject([{ from: new Date('2026-03-01T05:00:00Z'), until: new Date('2026-03-02T05:00:00Z') }])
})
