import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ApplicationId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { noon, openWorld, span, times, type World } from '../../testing/world.ts'
import { findOwnApplication } from './applications-store.ts'
import { correctApplication } from './correct.ts'
import { sendApplication } from './send.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.moveClockTo(noon))

type Person = Awaited<ReturnType<World['newPerson']>>
const at = '/registro/servicio-social'
const plazaYear = span('2026-02-01', '2027-02-01')

const textOf = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const see = async (url: string, person: Person) => textOf((await world.get(url, person)).body)

const newcomer = () => world.newPerson({ level: 0, profession: null })
const send = (by: Person, sedeId = world.sedes.norte, kind: 'SERVICIO_SOCIAL' | 'PROFESIONAL' | 'OTRO' = 'SERVICIO_SOCIAL') =>
  sendApplication(
    world.app,
    { by: { personId: by.personId, accountId: by.accountId }, intento: world.app.newId(), requestId: 'r' },
    { kind, sedeId, note: '', roleAsked: kind === 'OTRO' ? 'REGENTE' : null },
  )
const codeOf = async (sent: ReturnType<typeof send>) => {
  const result = await sent
  return result.ok ? 'accepted' : result.refusal.code
}
const setPlaza = (id: string, state: string, during: string) =>
  world.owner.query(sql`update plaza_assignment set state = ${state}, during = ${during}::tstzrange where id = ${id}`)

test('from the plaza to the radicado: entidad and sede are the plaza’s, and are not asked', async () => {
  const person = await newcomer()
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  const first = await see(`${at}/plaza`, person)
  for (const said of [
    'Su plaza está activa',
    'IPS Hospital San Roque',
    'Sede Sede Norte, Puerto Manglar',
    'Desde 1 de febrero de 2026',
    'Hasta 31 de enero de 2027',
    'Consultado el 1 de marzo de 2026, 12:00 p. m.',
    'Con una plaza de Medicina: Profesional prescriptor: puede prescribir y consultar prescripciones.',
  ])
    expect(first).toContain(said)

  expect((await world.post(`${at}/plaza`, {}, person)).headers.location).toBe(`${at}/mensaje`)
  expect((await world.post(`${at}/mensaje`, { nota: 'Urgencias' }, person)).headers.location).toBe(`${at}/revise`)
  const check = (await world.get(`${at}/revise`, person)).body
  expect(textOf(check)).toContain('El que le dé el delegado: Profesional prescriptor')
  expect(check).not.toContain(`${at}/sede`)
  const fields = { intento: hidden(check, 'intento'), sede: hidden(check, 'sede'), nota: 'Urgencias' }
  const sent = await world.post(`${at}/revise`, fields, person)
  expect(sent.headers.location).toMatch(new RegExp(`^${at}/enviada/`))
  expect(await see(sent.headers.location ?? '', person)).toMatch(/Recibimos su solicitud .*RM-2026-/)
})

test('the application keeps what the register said, and of which plaza', async () => {
  const person = await newcomer()
  const { id } = await world.newPlaza(person, world.sedes.norte, plazaYear)
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  expect(await findOwnApplication(world.app.db, person.accountId, result.value.id)).toMatchObject({
    ...{ kind: 'SERVICIO_SOCIAL', sedeName: 'Sede Norte', roleAsked: null },
    evidence: {
      rethusAsOf: null,
      professions: ['MEDICINA'],
      plaza: {
        ...{ assignmentId: id, professionCode: 'MEDICINA', from: '2026-02-01T05:00:00.000Z', until: '2027-02-01T05:00:00.000Z' },
        readAt: noon.toISOString(),
      },
    },
  })
  const mails = await world.owner.query<{ to: string; body: string }>(sql`
    select payload ->> 'to' as to, payload ->> 'body' as body from outbox where payload ->> 'body' like ${`%${result.value.radicado}%`}`)
  const { dora, luis } = world.people
  expect(mails.map(({ to }) => to).sort()).toEqual([person.email, dora.email, luis.email].sort())
  expect(mails.every(({ body }) => body.includes('Servicio Social Obligatorio'))).toBe(true)
})

test('R-SOL-15: from the start to the last instant of the plaza, and not a moment more', async () => {
  const person = await newcomer()
  const { id } = await world.newPlaza(person, world.sedes.norte, span('2026-03-10', '2026-09-10'))
  await setPlaza(id, 'ACEPTADA', span('2026-03-10', '2026-09-10'))
  expect(await codeOf(send(person))).toBe('no-active-plaza')
  const page = await see(`${at}/plaza`, person)
  expect(page).toContain('Su plaza todavía no ha comenzado.')
  expect(page).toContain('Empieza el 10 de marzo de 2026 en Sede Norte')
  expect(page).toContain('Ese día la IPS informa el inicio.')

  world.moveClockTo(new Date('2026-03-10T08:00:00-05:00'))
  expect(await codeOf(send(person))).toBe('no-active-plaza')
  expect(await see(`${at}/plaza`, person)).toContain('Pida a la IPS que informe el inicio.')
  await setPlaza(id, 'ACTIVA', span('2026-03-10', '2026-09-10'))
  world.moveClockTo(new Date('2026-09-10T00:00:00-05:00'))
  expect(await codeOf(send(person))).toBe('no-active-plaza')
  expect(await see(`${at}/plaza`, person)).toContain('Su plaza ya terminó.')
  world.moveClockTo(new Date('2026-09-09T23:59:59.999-05:00'))
  expect(await codeOf(send(person))).toBe('accepted')
})

test('R-SOL-15: a plaza not yet accepted says that it is for the person to accept it', async () => {
  const person = await newcomer()
  const { id } = await world.newPlaza(person, world.sedes.norte, span('2026-04-01', '2027-04-01'))
  await setPlaza(id, 'ASIGNADA', span('2026-04-01', '2027-04-01'))
  const reply = await world.post(`${at}/plaza`, {}, person)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Falta que la acepte')
  expect(reply.body).toContain('href="/servicio-social/mi-plaza"')
})

test('R-SOL-15: a suspended plaza is told as such, and who resumes it', async () => {
  const person = await newcomer()
  const { id } = await world.newPlaza(person, world.sedes.norte, plazaYear)
  await setPlaza(id, 'SUSPENDIDA', '[2026-02-01 00:00-05,2026-03-01 11:00-05)')
  const page = await see(`${at}/plaza`, person)
  expect(page).toContain('Su plaza está suspendida.')
  expect(page).toContain('La secretaría de salud dice cuándo se reanuda.')
  expect(await codeOf(send(person))).toBe('no-active-plaza')
})

test('R-SOL-15: who is not inscribed is told where to begin, and the later questions lead back', async () => {
  const person = await newcomer()
  const page = await see(`${at}/plaza`, person)
  expect(page).toContain('Nadie con el documento de su cuenta está inscrito en el Servicio Social Obligatorio.')
  expect(page).toContain('hágalo en la secretaría de salud de su departamento')
  for (const later of ['mensaje', 'revise'])
    expect((await world.get(`${at}/${later}`, person)).headers.location).toBe(`${at}/plaza`)
})

test('R-SOL-15: at another sede than the plaza’s nothing is sent, whatever a form says', async () => {
  const person = await newcomer()
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  expect(await codeOf(send(person, world.sedes.sur))).toBe('not-the-plaza')
  expect(await codeOf(send(person, world.sedes.oriente))).toBe('not-the-plaza')
  const reply = await world.post(`${at}/revise`, { intento: world.app.newId(), sede: world.sedes.sur, nota: '' }, person)
  expect(reply.statusCode).toBe(422)
  expect(textOf(reply.body)).toContain('Su plaza cambió mientras escribía: ahora es de Sede Norte.')
  expect(hidden(reply.body, 'sede')).toBe(world.sedes.norte)
})

test.each([
  ['ENFERMERIA', 'Enfermería'],
  ['BACTERIOLOGIA', 'Bacteriología'],
])('before applying, %s reads that the plaza brings consultation and no prescription', async (profession, name) => {
  const person = await newcomer()
  await world.newPlaza(person, world.sedes.norte, plazaYear, { profession })
  const page = await see(`${at}/plaza`, person)
  expect(page).toContain(`Con una plaza de ${name}: Consulta de la IPS: puede consultar prescripciones.`)
  expect(page).toContain('Con su profesión podrá consultar, no prescribir.')
  await world.post(`${at}/mensaje`, { nota: '' }, person)
  expect(await see(`${at}/revise`, person)).toContain('podrá consultar, no prescribir')
})

test('R-SOL-2: a sanction stops this option too', async () => {
  const person = await world.newPerson({ level: 1 })
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  await world.newSanction(person)
  expect(await codeOf(send(person))).toBe('sanctioned')
})

test('R-SOL-6: sixteen intentions at once are one application', async () => {
  const person = await newcomer()
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  const said = await Promise.all(times(16, () => codeOf(send(person))))
  expect(said.sort()).toEqual(['accepted', ...Array(15).fill('already-open')])
})

test('R-SOL-16: while the plaza runs no other option is open, and the first page says until when', async () => {
  const person = await world.newPerson({ level: 1 })
  await world.newPlaza(person, world.sedes.norte, plazaYear)
  for (const kind of ['PROFESIONAL', 'OTRO'] as const)
    expect(await codeOf(send(person, world.sedes.oriente, kind))).toBe('in-servicio-social')
  for (const [url, method] of [
    ['/registro/profesional/rethus', 'get'],
    ['/registro/otro-usuario/entidad', 'get'],
  ] as const) {
    const page = textOf((await world[method](url, person)).body)
    expect(page).toContain('Presta el Servicio Social Obligatorio en Sede Norte hasta el 31 de enero de 2027.')
    expect(page).toContain('Desde el 1 de febrero de 2027, cuando la plaza haya terminado, podrá pedir otra sede')
  }
  world.moveClockTo(new Date('2027-02-01T00:00:00-05:00'))
  expect(await codeOf(send(person, world.sedes.oriente, 'PROFESIONAL'))).toBe('accepted')
})

const returned = async (id: ApplicationId) => {
  await world.owner.query(sql`update application set state = 'DEVUELTA', version = 2 where id = ${id}`)
  await world.owner.query(sql`
    insert into application_step (application_id, seq, act, by_person, office, at, reason)
    values (${id}, 2, 'DEVUELTA', ${world.people.dora.personId}, 'DELEGADO', ${noon}, 'Cuente sus turnos')`)
}

test('a returned application is corrected in its words; its sede is the plaza’s', async () => {
  const person = await newcomer()
  const plaza = await world.newPlaza(person, world.sedes.norte, plazaYear)
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  await returned(result.value.id)
  const url = `/solicitudes/${result.value.id}/corregir`
  const form = (await world.get(url, person)).body
  expect(textOf(form)).toContain('Sede Norte: es la sede de su plaza, y no se cambia aquí.')
  expect(form).not.toContain('name="sede"')
  const fields = { intento: hidden(form, 'intento'), version: '2', nota: 'Turno de noche' }
  expect((await world.post(url, fields, person)).headers.location).toBe(`/solicitudes/${result.value.id}?hecho=corregida`)
  expect(await findOwnApplication(world.app.db, person.accountId, result.value.id)).toMatchObject({
    ...{ state: 'ENVIADA', note: 'Turno de noche', sedeName: 'Sede Norte' },
  })

  await world.owner.query(sql`update application set state = 'DEVUELTA', version = 4 where id = ${result.value.id}`)
  await setPlaza(plaza.id, 'FINALIZADA', '[2026-02-01 00:00-05,2026-02-28 00:00-05)')
  const act = { by: person, applicationId: result.value.id, intento: world.app.newId(), requestId: 'r' }
  const late = { version: 4, sedeId: world.sedes.norte, note: '', roleAsked: null }
  expect(await correctApplication(world.app, act, late)).toMatchObject({ refusal: { code: 'no-active-plaza' } })
})

test('R-SOL-17: when the plaza is over and ReTHUS shows the person, the change to Profesional is one press away', async () => {
  const person = await world.newPerson({ level: 1 })
  const { id } = await world.newPlaza(person, world.sedes.norte, plazaYear)
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  expect(await see('/registro', person)).toContain('Su opción es Servicio Social Obligatorio')

  await setPlaza(id, 'FINALIZADA', '[2026-02-01 00:00-05,2026-03-01 11:00-05)')
  const options = (await world.get('/registro', person)).body
  expect(textOf(options)).toContain('Su Servicio Social terminó: siga como profesional de la salud')
  const href = `/registro/profesional/rethus?solicitud=${result.value.id}`
  expect(options).toContain(`href="${href}"`)

  expect((await world.get(`/solicitudes/${result.value.id}`, person)).body).toContain(`href="${href}"`)

  const first = (await world.get(href, person)).body
  expect(textOf(first)).toContain('Empezamos con la misma IPS y la misma sede: Sede Norte, Hospital San Roque.')
  const fields = { solicitud: hidden(first, 'solicitud') }
  expect((await world.post('/registro/profesional/rethus', fields, person)).headers.location).toBe(
    '/registro/profesional/mensaje',
  )
  await world.post('/registro/profesional/mensaje', { nota: '' }, person)
  const check = textOf((await world.get('/registro/profesional/revise', person)).body)
  expect(check).toContain('Opción Profesional de la salud')
  expect(check).toContain('Sede Sede Norte')
})

test('R-SOL-17: it is not offered to whom ReTHUS does not know, nor with another person’s application', async () => {
  const person = await newcomer()
  const { id } = await world.newPlaza(person, world.sedes.norte, plazaYear)
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  await setPlaza(id, 'FINALIZADA', '[2026-02-01 00:00-05,2026-03-01 11:00-05)')
  expect(await see('/registro', person)).not.toContain('siga como profesional')

  const other = await world.newPerson({ level: 1 })
  const href = `/registro/profesional/rethus?solicitud=${result.value.id}`
  expect(await see(href, other)).not.toContain('Empezamos con la misma IPS')
  const reply = await world.post('/registro/profesional/rethus', { solicitud: result.value.id }, other)
  expect(reply.headers.location).toBe('/registro/profesional/entidad')
})

test('R-SOL-19: the start page says which option the registers show, and why', async () => {
  const professional = await world.newPerson({ level: 1 })
  expect(await see('/registro', professional)).toContain('Su opción es Profesional de la salud Figura en el ReTHUS')
  const nobody = await newcomer()
  expect(await see('/registro', nobody)).toContain('Su opción es Otro usuario No figura en el ReTHUS ni tiene una plaza')
  const { id } = await world.newPlaza(nobody, world.sedes.norte, span('2026-05-01', '2027-05-01'))
  await setPlaza(id, 'ACEPTADA', span('2026-05-01', '2027-05-01'))
  expect(await see('/registro', nobody)).toContain('Tiene una plaza asignada en Sede Norte desde el 1 de mayo de 2026.')
})
