import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../shared/sql.ts'
import { openWorld, span, type World } from '../../testing/world.ts'
import { bulkIn } from './try-file.ts'

let world: World
let bulk: ReturnType<typeof bulkIn>
let norte: string
let sur: string
beforeAll(async () => {
  world = await openWorld()
  bulk = bulkIn(world)
  norte = `${world.hospital.code}01`
  sur = `${world.hospital.code}02`
})
afterAll(() => world.close())

type Person = Awaited<ReturnType<World['newPerson']>>
const row = (person: Pick<Person, 'number'>, more: object = {}) => ({
  ...{ accion: 'ACTIVAR', tipo_documento: 'CC', numero_documento: person.number, nombre: '', codigo_sede: norte, opcion: '' },
  ...{ roles: 'PRESCRIPTOR', desde: '1/3/2026', hasta: '31/12/2026', documento_visto: 'sí', motivo: '' },
  ...more,
})
const ending = (person: Pick<Person, 'number'>, motivo: string, more: object = {}) =>
  row(person, { accion: 'TERMINAR', roles: '', desde: '', hasta: '', documento_visto: '', motivo, ...more })

async function waiting(
  options: Parameters<World['newPerson']>[0] = {},
  at?: Parameters<World['newApplication']>[1],
  kind?: 'PROFESIONAL' | 'SERVICIO_SOCIAL' | 'OTRO',
) {
  const person = await world.newPerson({ level: 1, ...options })
  await world.newApplication(person, at, 'ENVIADA', kind)
  return person
}
const tables = [
  'activation',
  'activation_end',
  'role_grant',
  'proofing',
  'application_step',
  'outbox',
  'idempotency_key',
  'audit_event',
]
const countAll = async () =>
  (
    await world.owner.query<{ n: number }>({
      text: `select ${tables.map((table) => `(select count(*) from ${table})`).join(' + ')} as n`,
      values: [],
    })
  )[0]?.n

test('a plan says what each row would do, from what to what, and does nothing', async () => {
  const { dora, pedro } = world.people
  const [nueva, vista] = [await waiting(), await waiting({ level: 2 })]
  const id = await bulk.receive(dora, [
    row(nueva),
    row(vista, { roles: 'Profesional prescriptor | CONSULTA_IPS', hasta: '', documento_visto: 'no' }),
    row(await waiting(), { roles: '' }),
    ending(pedro, 'Se trasladó.'),
  ])
  const before = await countAll()
  await bulk.work()
  expect(await countAll()).toBe(before)

  const rows = await bulk.rows(id)
  expect(
    rows.map(({ plan, planSaid }) => [plan, planSaid?.effect?.steps, planSaid?.effect?.before, planSaid?.effect?.after]),
  ).toEqual([
    ['HARA', ['IDENTIDAD', 'ACTIVAR', 'ENROLAR'], 'Sin activación', 'Activa 1 mar 2026 a 31 dic 2026, Profesional prescriptor'],
    [
      'HARA',
      ['ACTIVAR', 'ENROLAR'],
      'Sin activación',
      'Activa desde el 1 mar 2026, sin fecha de fin, Consulta de la IPS y Profesional prescriptor',
    ],
    ['HARA', ['IDENTIDAD', 'ACTIVAR'], 'Sin activación', 'Activa 1 mar 2026 a 31 dic 2026, sin rol'],
    ['HARA', ['TERMINAR'], 'Activa 1 feb 2026 a 31 ene 2027, Profesional prescriptor', 'Terminada'],
  ])
  expect(rows.map(({ planSaid }) => planSaid?.effect?.warnings)).toEqual([
    [`Usted declara que vio CC ${nueva.number.replace(/\B(?=(\d{3})+$)/g, '.')}.`],
    [],
    ['Queda activa sin rol: todavía no podrá hacer nada.', expect.stringMatching(/^Usted declara que vio/)],
    [],
  ])
  expect(await bulk.load(id)).toMatchObject({
    state: 'COMPROBADO',
    rowCount: 4,
    counts: { planned: { HARA: 4, NADA: 0, NO: 0 } },
  })
})

test('each row that will not be done says why, and the rule', async () => {
  const { dora, sergio, nora, pedro } = world.people
  const other = { entidadId: world.clinica.id, sedeId: world.sedes.oriente }
  const sancionada = await waiting({ level: 2 })
  await world.newSanction(sancionada)
  const otraCuenta = await waiting({ level: 2 })
  await world.newApplication({ ...(await impostorOf(otraCuenta)) })
  const enSur = await waiting({}, { entidadId: world.hospital.id, sedeId: world.sedes.sur })
  const devuelta = await world.newPerson({ level: 1 })
  await world.newApplication(devuelta, undefined, 'DEVUELTA')
  const one = await waiting()
  const enfermera = await waiting({ profession: 'ENFERMERIA' })
  const sinVer = await waiting()
  const cases: [object, string, string | null][] = [
    [row(one, { desde: '28/2/2026' }), 'La fecha inicial debe ser hoy, 1 de marzo de 2026, o posterior.', 'R-ACT-2'],
    [row(await waiting(), { hasta: '27/2/2026' }), 'La fecha final está antes que la inicial.', 'R-ACT-2'],
    [
      row(sinVer, { documento_visto: 'no' }),
      'Falta ver su documento: cuando lo haya visto, escriba «sí» en documento_visto.',
      'R-ACT-3',
    ],
    [row(await waiting(), { documento_visto: 'CC 1900999999' }), 'El documento que mostró no es el de la cuenta', 'R-IDE-2'],
    [row(sancionada), 'Tiene una sanción vigente', 'R-ACT-5'],
    [row(otraCuenta), 'Dos cuentas dicen ser esta persona: véalas una por una en la cola.', null],
    [row(enfermera), 'Ningún título suyo en el ReTHUS sostiene el rol Profesional prescriptor.', 'R-ENR-3'],
    [row(await waiting(), { roles: 'CIRUJANO' }), 'La tabla de roles no tiene CIRUJANO para esta opción', 'R-ENR-2'],
    [row(await world.newPerson()), 'No tiene una solicitud en esta sede: la persona debe registrarse primero.', 'R-ACT-7'],
    [row({ number: '1999999999' }), 'No conocemos a nadie con este documento', null],
    [row(enSur), `Su solicitud es para Sede Sur: escriba en codigo_sede ${sur}.`, 'R-ACT-7'],
    [row(devuelta), 'Usted le devolvió la solicitud: espere a que la persona la corrija.', 'R-ACT-7'],
    [row(await waiting({}, other), { codigo_sede: `${world.clinica.code}01` }), 'es de otra entidad: Clínica del Estero.', null],
    [row(await waiting(), { codigo_sede: '999' }), 'No existe en REPS la sede 999', null],
    [row(await waiting(), { codigo_sede: '' }), 'Escriba en codigo_sede el código de la sede.', null],
    [row(await waiting({ firstName: 'Zoila' }), { nombre: 'Pepe Pérez' }), 'Ese documento es de Zoila Inventado', 'R-MAS-4'],
    [row(dora, { nombre: '' }), 'No tiene una solicitud en esta sede', 'R-ACT-7'],
    [ending(sergio, ''), 'Escriba el motivo: la persona lo leerá tal cual.', null],
    [ending(one, 'Se fue.', { codigo_sede: sur }), 'No está activa en esta sede: no hay nada que terminar.', null],
    [row(nora, { accion: 'BORRAR' }), 'En accion escriba ACTIVAR o TERMINAR, no «BORRAR».', 'R-MAS-2'],
    [row(await waiting()), '', null],
    [ending(pedro, 'Se trasladó.'), '', null],
  ]
  const id = await bulk.plan(
    dora,
    cases.map(([fields]) => fields),
  )
  const rows = await bulk.rows(id)
  expect(rows.map(({ planSaid }, i) => [cases[i]?.[1], planSaid?.reason?.message ?? '', planSaid?.reason?.rule ?? null])).toEqual(
    cases.map(([, message, rule]) => [message, message === '' ? '' : expect.stringContaining(message), rule]),
  )
  expect(rows.map(({ plan }) => plan)).toEqual([...cases.slice(0, -2).map(() => 'NO'), 'HARA', 'HARA'])
})

/** Another account that says it is the person. */
async function impostorOf(person: Person): Promise<Person> {
  const other = await world.newPerson({ level: 0, profession: null })
  await world.owner.query(sql`
    update account set person_id = ${person.personId}, document_number = ${person.number} where id = ${other.accountId}`)
  return { ...other, personId: person.personId, number: person.number }
}

test('who is active already is told so, and nothing is to do; a second row on a person and sede names the first (R-MAS-3)', async () => {
  const { dora, pedro } = world.people
  const twice = await waiting()
  await world.newApplication(twice, { entidadId: world.hospital.id, sedeId: world.sedes.sur })
  const id = await bulk.plan(dora, [
    row(pedro),
    row(twice),
    row(twice, { desde: '1/6/2026' }),
    row(twice, { codigo_sede: sur, documento_visto: '' }),
    ending(twice, 'No.'),
  ])
  expect(await bulk.planned(id)).toEqual([
    ['NADA', 'Ya está activa en esta sede: no hay nada que hacer.'],
    ['HARA', 'Activa 1 mar 2026 a 31 dic 2026, Profesional prescriptor'],
    ['NO', 'Repite a la persona y la sede de la fila 3: deje una sola.'],
    // The row before has seen the document.
    ['HARA', 'Activa 1 mar 2026 a 31 dic 2026, Profesional prescriptor'],
    ['NO', 'Repite a la persona y la sede de la fila 3: deje una sola.'],
  ])
})

test('who is activated and waits for a role is enrolled, within the activation', async () => {
  const { dora } = world.people
  const person = await world.newPerson()
  await world.newActivation(person, null)
  const id = await bulk.plan(dora, [row(person)])
  expect((await bulk.rows(id))[0]?.planSaid?.effect?.steps).toEqual(['ENROLAR'])
})

test('in Servicio Social only inside the plaza: the day before and the day after are refused', async () => {
  const { dora } = world.people
  const [before, within, after] = await Promise.all(
    [1, 2, 3].map(async () => {
      const person = await waiting({ profession: null, level: 2 }, undefined, 'SERVICIO_SOCIAL')
      await world.newPlaza(person, world.sedes.norte, span('2026-03-05', '2026-09-01'))
      return person
    }),
  )
  const id = await bulk.plan(dora, [
    row(before!, { desde: '4/3/2026', hasta: '31/8/2026' }),
    row(within!, { desde: '5/3/2026', hasta: '31/8/2026' }),
    row(after!, { desde: '5/3/2026', hasta: '1/9/2026' }),
  ])
  const outside = 'Las fechas deben estar dentro de la plaza activa en esta sede.'
  expect(await bulk.planned(id)).toEqual([
    ['NO', outside],
    ['HARA', 'Programada 5 mar 2026 a 31 ago 2026, Profesional prescriptor'],
    ['NO', outside],
  ])
})

test('a delegado of one sede plans for it and for no other', async () => {
  const person = await world.newPerson({ firstName: 'Delegada', profession: null })
  const delegation = randomUUID()
  await world.owner.query(sql`
    insert into delegation (entidad_id, id, person_id, during, all_sedes, letter, named_by, named_at, needs_confirmation)
    values (${world.hospital.id}, ${delegation}, ${person.personId}, '[2025-01-01 00:00-05,)', false, 'Oficio 2', ${world.people.rita.personId}, '2025-01-01', false)`)
  await world.owner.query(sql`
    insert into delegation_sede (entidad_id, delegation_id, sede_id) values (${world.hospital.id}, ${delegation}, ${world.sedes.sur})`)
  const at = { entidadId: world.hospital.id, sedeId: world.sedes.sur }
  const id = await bulk.plan(person, [row(await waiting()), row(await waiting({}, at), { codigo_sede: sur.replace(/^0+/, '') })])
  expect((await bulk.planned(id)).map(([plan, message]) => [plan, message])).toEqual([
    ['NO', 'Su delegación no cubre Sede Norte. Lo hace un delegado de esa sede.'],
    ['HARA', 'Activa 1 mar 2026 a 31 dic 2026, Profesional prescriptor'],
  ])
})

test('the same file that still waits is the same plan, checked anew; another is another (R-MAS-1)', async () => {
  const { dora, luis } = world.people
  const person = await waiting()
  const id = await bulk.plan(dora, [row(person)])
  await world.newSanction(person)
  expect(await bulk.plan(dora, [row(person)])).toBe(id)
  expect((await bulk.planned(id))[0]?.[0]).toBe('NO')
  expect(await bulk.plan(luis, [row(person)])).not.toBe(id)
})
