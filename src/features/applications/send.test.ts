import { afterAll, beforeAll, expect, test } from 'vitest'
import { SedeId } from '../../shared/id.ts'
import { sql } from '../../shared/sql.ts'
import { openWorld, times, type World } from '../../testing/world.ts'
import { findOwnApplication, findSteps } from './applications-store.ts'
import { saveDraft } from './draft-store.ts'
import { sendApplication } from './send.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Person = { personId: World['people']['ana']['personId']; accountId: World['people']['ana']['accountId'] }

const send = (by: Person, sedeId = world.sedes.norte, note = '', intento = world.app.newId()) =>
  sendApplication(
    world.app,
    { by: { personId: by.personId, accountId: by.accountId }, intento, requestId: 'r' },
    { kind: 'PROFESIONAL', sedeId, note, roleAsked: null },
  )

const mailsAbout = (radicado: string) =>
  world.owner.query<{ to: string; subject: string; body: string }>(sql`
    select payload ->> 'to' as to, payload ->> 'subject' as subject, payload ->> 'body' as body from outbox
    where payload ->> 'body' like ${`%${radicado}%`} order by payload ->> 'to'`)

test('who is in ReTHUS asks to be activated at a sede, and gets a radicado', async () => {
  const person = await world.newPerson({ level: 1 })
  const result = await send(person, world.sedes.norte, 'Trabajo los martes.\r\n')
  if (!result.ok) throw new Error(result.refusal.code)
  expect(result.value.radicado).toMatch(/^RM-2026-\d{6}-\d$/)

  const application = await findOwnApplication(world.app.db, person.accountId, result.value.id)
  expect(application).toMatchObject({
    state: 'ENVIADA',
    version: 1,
    kind: 'PROFESIONAL',
    note: 'Trabajo los martes.',
    entidadName: 'Hospital San Roque',
    sedeName: 'Sede Norte',
    personName: 'Alguien Inventado',
    document: { type: 'CC', number: person.number },
    evidence: { rethusAsOf: '2026-02-28T11:00:00.000Z', professions: ['MEDICINA'], matchLevel: 1, differs: [] },
  })
  expect(await findSteps(world.app.db, result.value.id)).toMatchObject([{ seq: 1, act: 'ENVIADA', office: 'SOLICITANTE' }])
})

test('the applicant and every delegado in effect get mail, and no other', async () => {
  const person = await world.newPerson({ level: 1 })
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  const mails = await mailsAbout(result.value.radicado)
  const { dora, luis } = world.people
  expect(mails.map(({ to }) => to).sort()).toEqual([person.email, dora.email, luis.email].sort())
  const own = mails.find(({ to }) => to === person.email)
  expect(own?.body).toContain('avisamos a Dora Inventado y a Luis Inventado')
  // Sent on Sunday 1 March 2026.
  expect(own?.body).toContain('hasta el 6 de marzo de 2026')
  expect(own?.body).toContain(`http://localhost:3000/solicitudes/${result.value.id}`)
})

test('R-SOL-8: of an entidad without delegado it may be asked, and the mail says who must name one', async () => {
  const alone = await world.newEntidad('IPS', 'Clínica Sin Nadie')
  const sede = await world.newSede(alone, 'Única', '01')
  const person = await world.newPerson({ level: 1 })
  const result = await send(person, sede)
  if (!result.ok) throw new Error(result.refusal.code)
  const mails = await mailsAbout(result.value.radicado)
  expect(mails.map(({ to }) => to)).toEqual([person.email])
  expect(mails[0]?.body).toContain('Clínica Sin Nadie todavía no tiene un delegado que pueda responder')
})

test('a delegado who asks at his own entidad is not written to as the one who answers', async () => {
  const person = await world.newPerson()
  await world.newDelegation(world.clinica.id, person)
  const result = await send(person, world.sedes.oriente)
  if (!result.ok) throw new Error(result.refusal.code)
  const mails = await mailsAbout(result.value.radicado)
  expect(mails.map(({ to }) => to).sort()).toEqual([person.email, world.people.eva.email].sort())
  expect(mails.find(({ to }) => to === person.email)?.subject).toContain('Recibimos su solicitud')
})

test('the same intention sent sixteen times at once is one application with one radicado', async () => {
  const person = await world.newPerson({ level: 1 })
  const intento = world.app.newId()
  const results = await Promise.all(times(16, () => send(person, world.sedes.norte, '', intento)))
  const radicados = new Set(results.map((result) => (result.ok ? result.value.radicado : result.refusal.code)))
  expect(radicados.size).toBe(1)
  expect((await mailsAbout([...radicados][0] ?? '')).length).toBe(3)
})

test('sixteen intentions at once for one sede are one application, and the others are told so', async () => {
  const person = await world.newPerson({ level: 1 })
  const results = await Promise.all(times(16, () => send(person)))
  const said = results.map((result) => (result.ok ? 'accepted' : result.refusal.code)).sort()
  expect(said).toEqual(['accepted', ...Array(15).fill('already-open')])
})

test('the same person may ask at another sede of the same entidad', async () => {
  const person = await world.newPerson({ level: 1 })
  expect((await send(person, world.sedes.norte)).ok).toBe(true)
  expect((await send(person, world.sedes.sur)).ok).toBe(true)
})

test('the same key with other answers is refused', async () => {
  const person = await world.newPerson({ level: 1 })
  const intento = world.app.newId()
  expect((await send(person, world.sedes.norte, '', intento)).ok).toBe(true)
  expect(await send(person, world.sedes.sur, '', intento)).toEqual({ ok: false, refusal: { code: 'attempt-reused' } })
})

test.each([
  ['is not in ReTHUS', { profession: null }, 'not-in-rethus'],
  ['has a document that is no longer current', { documentState: 'NO_VIGENTE' }, 'identification-not-current'],
  ['is dead by the register', { documentState: 'FALLECIDO' }, 'dead'],
] as const)('nobody asks who %s', async (_who, options, code) => {
  const person = await world.newPerson({ level: 0, ...options })
  expect(await send(person)).toMatchObject({ ok: false, refusal: { code } })
})

test('who is sanctioned is refused until the sanction ends', async () => {
  const person = await world.newPerson({ level: 1 })
  await world.newSanction(person, '[2026-02-01 00:00-05,2026-03-02 00:00-05)')
  expect(await send(person)).toMatchObject({ ok: false, refusal: { code: 'sanctioned' } })
  world.moveClockTo(new Date('2026-03-01T23:59:59.999-05:00'))
  expect(await send(person)).toMatchObject({ ok: false, refusal: { code: 'sanctioned' } })
  world.moveClockTo(new Date('2026-03-02T00:00:00-05:00'))
  expect((await send(person)).ok).toBe(true)
  world.moveClockTo(new Date('2026-03-01T12:00:00-05:00'))
})

test('a sanction that is still to come stops nothing today', async () => {
  const person = await world.newPerson({ level: 1 })
  await world.newSanction(person, '[2026-03-02 00:00-05,2026-04-01 00:00-05)')
  expect((await send(person)).ok).toBe(true)
})

test('who was active there, and is no longer, may ask again', async () => {
  const person = await world.newPerson()
  await world.newActivation(person, 'PRESCRIPTOR')
  world.moveClockTo(new Date('2027-01-31T23:59:59-05:00'))
  expect(await send(person)).toMatchObject({ ok: false, refusal: { code: 'already-active' } })
  world.moveClockTo(new Date('2027-02-01T00:00:00-05:00'))
  expect((await send(person)).ok).toBe(true)
  world.moveClockTo(new Date('2026-03-01T12:00:00-05:00'))
})

test('who is active at the sede is refused there and not elsewhere', async () => {
  expect(await send(world.people.pedro)).toMatchObject({ ok: false, refusal: { code: 'already-active' } })
  expect((await send(world.people.pedro, world.sedes.sur)).ok).toBe(true)
})

test('R-SOL-13: a name that differs from the register does not stop the application, and the delegado is told which field', async () => {
  const person = await world.newPerson({ level: 0 })
  await world.owner.query(sql`update account set first_name = 'Otro' where id = ${person.accountId}`)
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  const application = await findOwnApplication(world.app.db, person.accountId, result.value.id)
  expect(application?.evidence).toMatchObject({ matchLevel: 0, differs: ['given-names'] })
})

test('an independiente is sent to his own page, and nobody asks at that of another', async () => {
  expect(await send(world.people.ines, world.sedes.consultorio)).toMatchObject({ refusal: { code: 'own-practice' } })
  expect(await send(world.people.ana, world.sedes.consultorio)).toMatchObject({
    refusal: { code: 'entidad-not-offered', kind: 'INDEPENDIENTE' },
  })
})

test('R-SOL-3: at an EPS a professional asks for its office', async () => {
  const eps = await world.newEntidad('EPS', 'EPS del Litoral')
  const office = await world.newSede(eps, 'Oficina', '')
  const person = await world.newPerson({ level: 1 })
  const result = await send(person, office)
  if (!result.ok) throw new Error(result.refusal.code)
  const application = await findOwnApplication(world.app.db, person.accountId, result.value.id)
  expect(application).toMatchObject({ entidadName: 'EPS del Litoral', sedeName: 'Oficina', roleAsked: null })
})

test('a sede that does not exist is refused', async () => {
  expect(await send(world.people.ana, SedeId.parse(world.app.newId()))).toEqual({ ok: false, refusal: { code: 'sede-unknown' } })
})

test('R-SOL-7: 500 letters reach the delegado, 501 do not', async () => {
  const person = await world.newPerson({ level: 1 })
  expect(await send(person, world.sedes.norte, 'ñ'.repeat(501))).toEqual({
    ok: false,
    refusal: { code: 'note-too-long', length: 501 },
  })
  expect((await send(person, world.sedes.norte, 'ñ'.repeat(500))).ok).toBe(true)
})

test("a false claim stands in nobody's way and learns nothing of the person", async () => {
  const claimant = await world.newPerson({ level: 0 })
  const { personId } = world.people.pedro
  await world.owner.query(sql`update account set person_id = ${personId} where id = ${claimant.accountId}`)
  // Pedro is active at norte and has asked at sur: of neither the claimant is told.
  expect((await send({ personId, accountId: claimant.accountId }, world.sedes.norte)).ok).toBe(true)
  expect((await send({ personId, accountId: claimant.accountId }, world.sedes.sur)).ok).toBe(true)
  expect((await send(world.people.pedro, world.sedes.oriente)).ok).toBe(true)
})

test('R-SOL-7: a sign outside the first plane of Unicode is one letter', async () => {
  const person = await world.newPerson({ level: 1 })
  expect((await send(person, world.sedes.norte, '🩺'.repeat(500))).ok).toBe(true)
})

test('the draft is gone once it is sent, and stays when it is refused', async () => {
  const person = await world.newPerson({ level: 1 })
  const drafts = () => world.owner.query(sql`select from application_draft where account_id = ${person.accountId}`)
  await saveDraft(world.app.db, person.accountId, 'PROFESIONAL', { sedeId: world.sedes.consultorio })
  expect((await send(person, world.sedes.consultorio)).ok).toBe(false)
  expect(await drafts()).toHaveLength(1)
  expect((await send(person)).ok).toBe(true)
  expect(await drafts()).toHaveLength(0)
})

test('sending is recorded with what the register said', async () => {
  const person = await world.newPerson({ level: 1 })
  const result = await send(person)
  if (!result.ok) throw new Error(result.refusal.code)
  const events = await world.owner.query(sql`
    select act, actor_id as "actorId", person_id as "personId", sede_id as "sedeId", decision -> 'matchLevel' as level from audit_event
    where object_id = ${result.value.id}`)
  const { personId } = person
  expect(events).toEqual([{ act: 'application.sent', actorId: personId, personId, sedeId: world.sedes.norte, level: 1 }])
})
