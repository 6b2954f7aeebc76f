import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, type World } from '../../testing/world.ts'
import { findOwnApplication } from './applications-store.ts'
import { sendApplication } from './send.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>
const at = '/registro/otro-usuario'

const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const see = async (url: string, person: Person) => textOf((await world.get(url, person)).body)
const newcomer = () => world.newPerson({ level: 0, profession: null })
const setEpsPolicy = (isOn: boolean) => world.owner.query(sql`update policy set enabled = ${isOn} where key = 'eps.other-users'`)

const send = (by: Person, roleAsked: string | null, sedeId: SedeId = world.sedes.norte) =>
  sendApplication(
    world.app,
    { by: { personId: by.personId, accountId: by.accountId }, intento: world.app.newId(), requestId: 'r' },
    { kind: 'OTRO', sedeId, note: '', roleAsked },
  )
async function answer(path: string, fields: Record<string, string>, person: Person) {
  const reply = await world.post(`${at}/${path}`, fields, person)
  expect(reply.statusCode, textOf(reply.body).slice(0, 400)).toBe(303)
  return reply.headers.location
}

test('from the IPS to the radicado with a role, and no register is asked', async () => {
  const person = await newcomer()
  expect(await see(`${at}/entidad?buscar=san+roque`, person)).toContain('¿En qué IPS trabaja?')
  expect(await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)).toBe(`${at}/sede`)
  expect(await see(`${at}/sede`, person)).toContain('¿En qué sede trabaja?')
  expect(await answer('sede', { entidad: world.hospital.id, sede: world.sedes.norte }, person)).toBe(`${at}/rol`)
  const roles = await see(`${at}/rol`, person)
  for (const role of ['Transcriptor de contingencia', 'Regente de farmacia', 'Secretario de la junta', 'Consulta de la IPS'])
    expect(roles).toContain(`${role} Puede consultar prescripciones. Guía MIPRES 2023, 3, pasos 3 y 4`)
  expect(roles).toContain('Ninguno de estos roles permite prescribir.')
  expect(await answer('rol', { rol: 'REGENTE' }, person)).toBe(`${at}/mensaje`)
  expect(await answer('mensaje', { nota: 'Farmacia' }, person)).toBe(`${at}/revise`)
  const check = (await world.get(`${at}/revise`, person)).body
  expect(textOf(check)).toContain('Rol Regente de farmacia: consultar prescripciones')

  const fields = { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), rol: hidden(check, 'rol'), nota: 'Farmacia' }
  const sent = await answer('revise', fields, person)
  expect(await see(sent ?? '', person)).toMatch(/Recibimos su solicitud .*RM-2026-/)
  const [application] = await world.owner.query<{ id: string }>(
    sql`select id, kind, role_asked as role from application where account_id = ${person.accountId}`,
  )
  expect(application).toMatchObject({ kind: 'OTRO', role: 'REGENTE' })
})

test.each([
  ['', 'Escoja el rol que necesita'],
  ['PRESCRIPTOR', 'Ese rol no se da a otro usuario en esta clase de entidad.'],
  ['nada', 'Ese rol no se da a otro usuario en esta clase de entidad.'],
])('R-SOL-18: role "%s" is answered with the form and a sentence', async (rol, message) => {
  const person = await newcomer()
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  await answer('sede', { entidad: world.hospital.id, sede: world.sedes.norte }, person)
  const reply = await world.post(`${at}/rol`, { rol }, person)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain(message)
})

test('R-SOL-18: without a role, or with one of another option, nothing is sent', async () => {
  const person = await newcomer()
  expect(await send(person, null)).toMatchObject({ refusal: { code: 'role-missing' } })
  expect(await send(person, 'PRESCRIPTOR')).toMatchObject({ refusal: { code: 'role-not-offered' } })
  expect(await send(person, 'CONSULTA_EPS')).toMatchObject({ refusal: { code: 'role-not-offered' } })
})

test('R-SOL-18: the database keeps a role of Otro usuario, and of no other', async () => {
  const id = await world.newApplication(await newcomer(), undefined, 'ENVIADA', 'OTRO')
  const change = (kind: string, role: string | null) =>
    world.owner.query(sql`update application set kind = ${kind}, role_asked = ${role} where id = ${id}`)
  await expect(change('OTRO', null)).rejects.toMatchObject({ constraint: 'application_role_asked' })
  await expect(change('PROFESIONAL', 'REGENTE')).rejects.toMatchObject({ constraint: 'application_role_asked' })
  await expect(change('OTRO', 'ALGO')).rejects.toMatchObject({ constraint: 'application_role_asked_fk' })
})

test('R-SOL-3: at an EPS only while the policy lets it, and then with the roles of an EPS', async () => {
  const eps = await world.newEntidad('EPS', 'EPS del Manglar')
  const office = await world.newSede(eps, 'Oficina', '')
  const person = await newcomer()
  expect(await see(`${at}/entidad?buscar=EPS+del+Manglar`, person)).toContain('Ninguna de ellas activa a otros usuarios hoy.')
  const forced = await world.post(`${at}/entidad`, { entidad: eps.id, buscar: '', pagina: '' }, person)
  expect(textOf(forced.body)).toContain('hoy las EPS no activan a otros usuarios')
  expect(await send(person, 'CONSULTA_EPS', office)).toMatchObject({ refusal: { code: 'entidad-not-offered', kind: 'EPS' } })

  await setEpsPolicy(true)
  expect(await see(`${at}/entidad?buscar=EPS+del+Manglar`, person)).toContain('¿En qué IPS o EPS trabaja?')
  await answer('entidad', { entidad: eps.id, buscar: '', pagina: '' }, person)
  await answer('sede', { entidad: eps.id, sede: office }, person)
  expect(await see(`${at}/rol`, person)).toContain('Auditor de la EPS')
  expect((await send(person, 'AUDITOR_EPS', office)).ok).toBe(true)
  await setEpsPolicy(false)
})

test('another IPS asks for the role anew; a change of sede does not', async () => {
  const person = await newcomer()
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  await answer('sede', { entidad: world.hospital.id, sede: world.sedes.norte }, person)
  await answer('rol', { rol: 'REGENTE' }, person)
  await answer('mensaje', { nota: '' }, person)
  expect(await answer('sede', { entidad: world.hospital.id, sede: world.sedes.sur }, person)).toBe(`${at}/revise`)
  await answer('entidad', { entidad: world.clinica.id, buscar: '', pagina: '' }, person)
  expect(await answer('sede', { entidad: world.clinica.id, sede: world.sedes.oriente }, person)).toBe(`${at}/rol`)
})

test('a role changed in another tab is shown before anything is sent', async () => {
  const person = await newcomer()
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  await answer('sede', { entidad: world.hospital.id, sede: world.sedes.norte }, person)
  await answer('rol', { rol: 'REGENTE' }, person)
  await answer('mensaje', { nota: '' }, person)
  const check = (await world.get(`${at}/revise`, person)).body
  await answer('rol', { rol: 'TRANSCRIPTOR' }, person)
  const fields = { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), rol: 'REGENTE', nota: '' }
  const reply = await world.post(`${at}/revise`, fields, person)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Cambió sus respuestas en otra pestaña')
  expect(hidden(reply.body, 'rol')).toBe('TRANSCRIPTOR')
})

test('a returned application is corrected in sede, role and words', async () => {
  const person = await newcomer()
  const result = await send(person, 'REGENTE')
  if (!result.ok) throw new Error(result.refusal.code)
  const { id } = result.value
  await world.owner.query(sql`update application set state = 'DEVUELTA', version = 2 where id = ${id}`)
  const url = `/solicitudes/${id}/corregir`
  const form = (await world.get(url, person)).body
  expect(form).toMatch(/value="REGENTE"[^>]*checked|checked[^>]*value="REGENTE"/)
  const fields = { intento: hidden(form, 'intento'), version: '2', sede: world.sedes.sur, rol: '', nota: 'x' }
  const refused = await world.post(url, fields, person)
  expect(refused.statusCode).toBe(422)
  expect(textOf(refused.body)).toContain('Escoja el rol que necesita')
  await world.post(url, { ...fields, intento: hidden(refused.body, 'intento'), rol: 'TRANSCRIPTOR' }, person)
  expect(await findOwnApplication(world.app.db, person.accountId, id)).toMatchObject({
    ...{ state: 'ENVIADA', sedeName: 'Sede Sur', roleAsked: { code: 'TRANSCRIPTOR', name: 'Transcriptor de contingencia' } },
  })
})

test('drafts of two options live side by side', async () => {
  const person = await newcomer()
  await answer('entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  await world.post('/registro/profesional/entidad', { entidad: world.hospital.id, buscar: '', pagina: '' }, person)
  const options = await see('/registro', person)
  expect(options).toContain('Dejó un registro sin enviar (Otro usuario)')
  expect(options).toContain('Dejó un registro sin enviar (Profesional de la salud)')
})
